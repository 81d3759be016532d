import Storage

/// The tables of consultations, their statements, participants and votes.
enum ConsultationSchema {
    static let migrations = [
        Migration(
            "2026-11-24 consultations",
            """
            CREATE TABLE consultation (
                id BIGINT PRIMARY KEY,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                language TEXT NOT NULL,
                phase TEXT NOT NULL CHECK (phase IN ('open', 'closed', 'answered')),
                moderation TEXT NOT NULL CHECK (moderation IN ('before', 'after')),
                opened_at BIGINT NOT NULL,
                closes_at BIGINT,
                answer TEXT,
                CHECK ((phase = 'answered') = (answer IS NOT NULL))
            )
            """,
            "CREATE INDEX consultation_opened ON consultation (opened_at)",
            """
            CREATE TABLE consultation_text (
                consultation_id BIGINT NOT NULL REFERENCES consultation (id) ON DELETE CASCADE,
                language TEXT NOT NULL,
                question TEXT NOT NULL,
                background TEXT NOT NULL,
                PRIMARY KEY (consultation_id, language)
            )
            """,
            """
            CREATE TABLE participant (
                id BIGINT PRIMARY KEY,
                consultation_id BIGINT NOT NULL REFERENCES consultation (id) ON DELETE CASCADE,
                key_hash TEXT NOT NULL,
                joined_at BIGINT NOT NULL,
                UNIQUE (consultation_id, key_hash)
            )
            """,
            """
            CREATE TABLE statement (
                id BIGINT PRIMARY KEY,
                consultation_id BIGINT NOT NULL REFERENCES consultation (id) ON DELETE CASCADE,
                author_id BIGINT REFERENCES participant (id) ON DELETE SET NULL,
                text TEXT NOT NULL,
                folded TEXT NOT NULL,
                language TEXT NOT NULL,
                status TEXT NOT NULL CHECK (status IN ('pending', 'accepted', 'hidden')),
                reason TEXT,
                is_seed BIGINT NOT NULL,
                written_at BIGINT NOT NULL,
                CHECK ((status = 'hidden') = (reason IS NOT NULL)),
                UNIQUE (consultation_id, folded)
            )
            """,
            """
            CREATE TABLE vote (
                participant_id BIGINT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
                statement_id BIGINT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
                value BIGINT NOT NULL CHECK (value IN (-1, 0, 1)),
                cast_at BIGINT NOT NULL,
                PRIMARY KEY (participant_id, statement_id)
            )
            """,
            "CREATE INDEX vote_statement ON vote (statement_id)",
            """
            CREATE TABLE consultation_source (
                source TEXT PRIMARY KEY,
                consultation_id BIGINT NOT NULL REFERENCES consultation (id) ON DELETE CASCADE
            )
            """),
        Migration(
            "2026-11-24 statement translations",
            """
            CREATE TABLE statement_translation (
                statement_id BIGINT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
                language TEXT NOT NULL,
                text TEXT NOT NULL,
                PRIMARY KEY (statement_id, language)
            )
            """),
        Migration(
            "2026-11-24 who takes part",
            """
            ALTER TABLE consultation ADD COLUMN access TEXT NOT NULL DEFAULT 'anyone'
                CHECK (access IN ('anyone', 'signed-in', 'members'))
            """,
            """
            CREATE TABLE consultation_code (
                code TEXT PRIMARY KEY,
                consultation_id BIGINT NOT NULL UNIQUE REFERENCES consultation (id) ON DELETE CASCADE
            )
            """),
        Migration(
            "2026-11-24 words with a revision",
            "ALTER TABLE consultation ADD COLUMN revision BIGINT NOT NULL DEFAULT 1"),
        Migration(
            "2026-11-24 within a place",
            "CREATE INDEX consultation_place ON consultation (place_id, opened_at)",
            "CREATE INDEX place_parent ON place (parent_id)"),
        Migration("2026-11-25 statements by author", "CREATE INDEX statement_author ON statement (author_id)"),
    ]
}
