import Storage

/// The tables of suggestions, what they ask of whom, and the answers.
enum SuggestionSchema {
    static let migrations = [
        Migration(
            "2026-11-24 suggestions",
            """
            CREATE TABLE suggestion (
                id BIGINT PRIMARY KEY,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                source_kind TEXT NOT NULL,
                source_id BIGINT NOT NULL,
                language TEXT NOT NULL,
                title TEXT NOT NULL,
                introduction TEXT NOT NULL,
                phase TEXT NOT NULL CHECK (phase IN ('draft', 'published', 'withdrawn')),
                drafted_at BIGINT NOT NULL,
                published_at BIGINT,
                revision BIGINT NOT NULL DEFAULT 1,
                CHECK (phase = 'draft' OR published_at IS NOT NULL)
            )
            """,
            "CREATE INDEX suggestion_published ON suggestion (phase, published_at)",
            "CREATE INDEX suggestion_source ON suggestion (source_kind, source_id)",
            "CREATE INDEX suggestion_organisation ON suggestion (organisation_id)",
            "CREATE INDEX suggestion_place ON suggestion (place_id)",
            """
            CREATE TABLE suggestion_ask (
                id BIGINT PRIMARY KEY,
                suggestion_id BIGINT NOT NULL REFERENCES suggestion (id) ON DELETE CASCADE,
                position BIGINT NOT NULL,
                text TEXT NOT NULL,
                evidence TEXT NOT NULL,
                UNIQUE (suggestion_id, position)
            )
            """,
            """
            CREATE TABLE suggestion_addressee (
                suggestion_id BIGINT NOT NULL REFERENCES suggestion (id) ON DELETE CASCADE,
                institution_id BIGINT NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
                due_at BIGINT,
                PRIMARY KEY (suggestion_id, institution_id)
            )
            """,
            "CREATE INDEX suggestion_addressee_due ON suggestion_addressee (institution_id, due_at)",
            """
            CREATE TABLE answer (
                id BIGINT PRIMARY KEY,
                ask_id BIGINT NOT NULL REFERENCES suggestion_ask (id) ON DELETE RESTRICT,
                institution_id BIGINT NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
                verdict TEXT NOT NULL CHECK (verdict IN
                    ('accepted', 'in-part', 'rejected', 'deferred', 'forwarded')),
                reasons TEXT NOT NULL,
                language TEXT NOT NULL,
                until_at BIGINT,
                forwarded_to BIGINT REFERENCES institution (id) ON DELETE RESTRICT,
                answered_at BIGINT NOT NULL,
                replaced_at BIGINT,
                CHECK ((verdict = 'deferred') = (until_at IS NOT NULL)),
                CHECK ((verdict = 'forwarded') = (forwarded_to IS NOT NULL))
            )
            """,
            "CREATE UNIQUE INDEX answer_current ON answer (ask_id, institution_id) WHERE replaced_at IS NULL",
            """
            CREATE TABLE answer_rating (
                answer_id BIGINT NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                answers BIGINT NOT NULL CHECK (answers IN (0, 1)),
                PRIMARY KEY (answer_id, person_id)
            )
            """),
        Migration(
            "2026-11-24 suggestions, answers by ask",
            "CREATE INDEX answer_ask ON answer (ask_id, answered_at)"),
        Migration(
            "2026-11-24 suggestions, the newest of a place",
            "CREATE INDEX suggestion_place_drafted ON suggestion (place_id, drafted_at)"),
        Migration(
            "2026-11-24 suggestions, the newest of a place, in one order",
            "DROP INDEX suggestion_place_drafted",
            "CREATE INDEX suggestion_place_drafted ON suggestion (place_id, drafted_at, id)"),
    ]
}
