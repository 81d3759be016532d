import Storage

/// The tables of stories: what is told, what was agreed to, what belongs to it.
enum StorySchema {
    static let migrations = [
        Migration(
            "2026-11-25 stories",
            """
            CREATE TABLE story_series (
                id BIGINT PRIMARY KEY,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
                language TEXT NOT NULL,
                title TEXT NOT NULL CHECK (title <> ''),
                about TEXT NOT NULL,
                started_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX story_series_organisation ON story_series (organisation_id)",
            """
            CREATE TABLE story (
                id BIGINT PRIMARY KEY,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                author_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                telling TEXT NOT NULL CHECK (telling IN ('own', 'helped', 'portrait')),
                language TEXT NOT NULL,
                title TEXT NOT NULL,
                text TEXT NOT NULL,
                label TEXT NOT NULL,
                name TEXT NOT NULL,
                topic TEXT NOT NULL,
                series_id BIGINT REFERENCES story_series (id) ON DELETE SET NULL,
                video TEXT NOT NULL,
                sources TEXT NOT NULL,
                folded TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('draft', 'consented', 'published', 'withdrawn')),
                since BIGINT NOT NULL,
                published_at BIGINT,
                hidden_at BIGINT,
                CHECK ((state = 'withdrawn') = (title = '')),
                CHECK (state <> 'published' OR published_at IS NOT NULL),
                CHECK (telling <> 'portrait' OR state = 'withdrawn' OR sources <> '')
            )
            """,
            "CREATE INDEX story_state ON story (state, published_at)",
            "CREATE INDEX story_place ON story (place_id, state, published_at)",
            "CREATE INDEX story_organisation ON story (organisation_id, state)",
            "CREATE INDEX story_series_of ON story (series_id, state, published_at)",
            "CREATE INDEX story_author ON story (author_id)",
            """
            CREATE TABLE story_translation (
                story_id BIGINT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
                language TEXT NOT NULL,
                title TEXT NOT NULL CHECK (title <> ''),
                text TEXT NOT NULL CHECK (text <> ''),
                maker TEXT NOT NULL CHECK (maker IN ('human', 'machine')),
                made_by TEXT NOT NULL CHECK (made_by <> ''),
                folded TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                PRIMARY KEY (story_id, language)
            )
            """,
            """
            CREATE TABLE story_consent (
                id BIGINT PRIMARY KEY,
                story_id BIGINT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
                name BIGINT NOT NULL CHECK (name IN (0, 1)),
                face BIGINT NOT NULL CHECK (face IN (0, 1)),
                voice BIGINT NOT NULL CHECK (voice IN (0, 1)),
                place BIGINT NOT NULL CHECK (place IN (0, 1)),
                site BIGINT NOT NULL CHECK (site IN (0, 1)),
                partners BIGINT NOT NULL CHECK (partners IN (0, 1)),
                print BIGINT NOT NULL CHECK (print IN (0, 1)),
                press BIGINT NOT NULL CHECK (press IN (0, 1)),
                until_day TEXT NOT NULL,
                way TEXT NOT NULL CHECK (way IN ('page', 'sheet')),
                scan_id BIGINT REFERENCES kept_file (id) ON DELETE SET NULL,
                given_at BIGINT NOT NULL,
                ended_at BIGINT,
                ending TEXT CHECK (ending IN ('replaced', 'changed', 'withdrawn', 'expired', 'erased')),
                CHECK ((ended_at IS NULL) = (ending IS NULL)),
                CHECK (ended_at IS NULL OR scan_id IS NULL)
            )
            """,
            "CREATE UNIQUE INDEX story_consent_in_force ON story_consent (story_id) WHERE ended_at IS NULL",
            "CREATE INDEX story_consent_end ON story_consent (until_day) WHERE ended_at IS NULL",
            "CREATE INDEX story_consent_of ON story_consent (story_id)",
            "CREATE INDEX story_consent_scan ON story_consent (scan_id)",
            """
            CREATE TABLE story_picture (
                id BIGINT PRIMARY KEY,
                story_id BIGINT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
                file_id BIGINT NOT NULL REFERENCES kept_file (id) ON DELETE CASCADE,
                description TEXT NOT NULL CHECK (description <> ''),
                faces TEXT NOT NULL CHECK (faces IN ('none', 'shown', 'covered'))
            )
            """,
            "CREATE INDEX story_picture_of ON story_picture (story_id)",
            "CREATE INDEX story_picture_file ON story_picture (file_id)",
            """
            CREATE TABLE story_sound (
                story_id BIGINT PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
                type TEXT NOT NULL CHECK (type IN ('audio/mpeg', 'audio/ogg', 'audio/mp4', 'audio/wav')),
                bytes BYTEA NOT NULL
            )
            """,
            """
            CREATE TABLE story_use (
                id BIGINT PRIMARY KEY,
                story_id BIGINT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                address TEXT NOT NULL,
                since BIGINT NOT NULL,
                told_at BIGINT,
                UNIQUE (story_id, organisation_id)
            )
            """,
            "CREATE INDEX story_use_organisation ON story_use (organisation_id)",
            "CREATE INDEX story_use_person ON story_use (person_id)")
    ]
}
