import Storage

/// The tables of the register of claims.
enum ClaimSchema {
    static let migrations = [
        Migration(
            "2026-11-26 claims",
            """
            CREATE TABLE claim (
                id BIGINT PRIMARY KEY,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                language TEXT NOT NULL,
                quote TEXT NOT NULL CHECK (quote <> ''),
                speaker TEXT NOT NULL CHECK (speaker <> ''),
                party TEXT NOT NULL,
                role TEXT NOT NULL,
                title TEXT NOT NULL,
                said_on TEXT,
                occasion TEXT NOT NULL,
                link TEXT NOT NULL,
                asked_on TEXT,
                state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'published')),
                verdict TEXT,
                round BIGINT NOT NULL CHECK (round >= 1),
                author_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                written_at BIGINT NOT NULL,
                published_at BIGINT,
                CHECK (state <> 'published' OR published_at IS NOT NULL),
                CHECK ((state = 'published') = (verdict IS NOT NULL))
            )
            """,
            "CREATE INDEX claim_published ON claim (published_at)",
            "CREATE INDEX claim_place ON claim (place_id, state)",
            """
            CREATE TABLE claim_entry (
                id BIGINT PRIMARY KEY,
                claim_id BIGINT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
                part TEXT NOT NULL CHECK (part IN ('supports', 'contradicts', 'context', 'serves', 'response')),
                text TEXT NOT NULL CHECK (text <> ''),
                source TEXT NOT NULL CHECK (source <> ''),
                link TEXT NOT NULL CHECK (link <> ''),
                on_day TEXT NOT NULL
            )
            """,
            "CREATE INDEX claim_entry_of ON claim_entry (claim_id)",
            """
            CREATE TABLE claim_review (
                claim_id BIGINT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
                round BIGINT NOT NULL,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
                verdict TEXT NOT NULL,
                reason TEXT NOT NULL CHECK (reason <> ''),
                at BIGINT NOT NULL,
                PRIMARY KEY (claim_id, round, person_id)
            )
            """,
            "CREATE INDEX claim_review_person ON claim_review (person_id)",
            """
            CREATE TABLE claim_reply (
                id BIGINT PRIMARY KEY,
                claim_id BIGINT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
                name TEXT NOT NULL CHECK (name <> ''),
                capacity TEXT NOT NULL,
                address TEXT NOT NULL,
                text TEXT NOT NULL CHECK (text <> ''),
                state TEXT NOT NULL CHECK (state IN ('waiting', 'published', 'declined')),
                at BIGINT NOT NULL,
                CHECK (state = 'waiting' OR address = '')
            )
            """,
            "CREATE INDEX claim_reply_of ON claim_reply (claim_id, state)",
            """
            CREATE TABLE claim_correction (
                id BIGINT PRIMARY KEY,
                claim_id BIGINT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
                text TEXT NOT NULL CHECK (text <> ''),
                at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX claim_correction_of ON claim_correction (claim_id)")
    ]
}
