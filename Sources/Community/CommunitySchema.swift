import Storage

/// The tables of people, organisations, places and sign-ins.
enum CommunitySchema {
    static let migrations = [
        Migration(
            "2026-11-24 community",
            """
            CREATE TABLE place (
                id BIGINT PRIMARY KEY,
                parent_id BIGINT REFERENCES place (id) ON DELETE RESTRICT,
                level TEXT NOT NULL CHECK (level IN ('union', 'country', 'region', 'municipality')),
                name TEXT NOT NULL,
                folded TEXT NOT NULL,
                code TEXT NOT NULL UNIQUE,
                CHECK ((level = 'union') = (parent_id IS NULL))
            )
            """,
            """
            CREATE TABLE organisation (
                id BIGINT PRIMARY KEY,
                name TEXT NOT NULL,
                folded TEXT NOT NULL,
                sector TEXT NOT NULL CHECK (sector IN
                    ('civil-society', 'public-institution', 'community-group', 'business', 'education', 'media')),
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                created_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX organisation_place ON organisation (place_id)",
            """
            CREATE TABLE person (
                id BIGINT PRIMARY KEY,
                name TEXT NOT NULL,
                email TEXT NOT NULL UNIQUE,
                language TEXT NOT NULL,
                password_hash TEXT,
                created_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE role (
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                name TEXT NOT NULL CHECK (name IN
                    ('member', 'facilitator', 'coordinator', 'moderator', 'official', 'administrator')),
                organisation_id BIGINT REFERENCES organisation (id) ON DELETE CASCADE,
                place_id BIGINT REFERENCES place (id) ON DELETE CASCADE,
                granted_at BIGINT NOT NULL,
                CHECK ((organisation_id IS NULL) <> (place_id IS NULL)),
                UNIQUE (person_id, name, organisation_id),
                UNIQUE (person_id, name, place_id)
            )
            """,
            """
            CREATE TABLE sign_in (
                token_hash TEXT PRIMARY KEY,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                started_at BIGINT NOT NULL,
                ends_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX sign_in_person ON sign_in (person_id)",
            """
            CREATE TABLE sign_in_link (
                token_hash TEXT PRIMARY KEY,
                email TEXT NOT NULL,
                return_to TEXT NOT NULL,
                ends_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX sign_in_link_end ON sign_in_link (ends_at)")
    ]
}
