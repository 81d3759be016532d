import Storage

/// The tables of initiatives, rules and signatures.
enum InitiativeSchema {
    static let migrations = [
        Migration(
            "2026-11-24 involve, initiatives",
            """
            CREATE TABLE initiative_rule (
                place_id BIGINT PRIMARY KEY REFERENCES place (id) ON DELETE CASCADE,
                threshold BIGINT NOT NULL CHECK (threshold > 1),
                days BIGINT NOT NULL CHECK (days > 0),
                assurance TEXT NOT NULL CHECK (assurance IN ('email', 'members')),
                source TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE initiative (
                id BIGINT PRIMARY KEY,
                proposal_id BIGINT NOT NULL UNIQUE,
                title TEXT NOT NULL,
                language TEXT NOT NULL,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                institution_id BIGINT NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
                threshold BIGINT NOT NULL,
                days BIGINT NOT NULL,
                assurance TEXT NOT NULL CHECK (assurance IN ('email', 'members')),
                source TEXT NOT NULL,
                opened_at BIGINT NOT NULL,
                closes_at BIGINT NOT NULL,
                reached_at BIGINT,
                handed_over_at BIGINT,
                due_at BIGINT,
                answer TEXT,
                CHECK (handed_over_at IS NULL OR reached_at IS NOT NULL),
                CHECK ((handed_over_at IS NULL) = (due_at IS NULL)),
                CHECK (answer IS NULL OR handed_over_at IS NOT NULL)
            )
            """,
            "CREATE INDEX initiative_place ON initiative (place_id)",
            "CREATE INDEX initiative_institution ON initiative (institution_id)",
            """
            CREATE TABLE signature (
                initiative_id BIGINT NOT NULL REFERENCES initiative (id) ON DELETE CASCADE,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                is_public BIGINT NOT NULL,
                signed_at BIGINT NOT NULL,
                PRIMARY KEY (initiative_id, person_id)
            )
            """,
            "CREATE INDEX signature_time ON signature (initiative_id, signed_at)",
            """
            CREATE TABLE paper_count (
                id BIGINT PRIMARY KEY,
                initiative_id BIGINT NOT NULL REFERENCES initiative (id) ON DELETE CASCADE,
                signatures BIGINT NOT NULL CHECK (signatures > 0),
                scan TEXT NOT NULL,
                counted_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX paper_count_initiative ON paper_count (initiative_id)"),
        Migration(
            "2026-11-25 involve, initiatives, identities and scans",
            """
            ALTER TABLE initiative_rule ADD COLUMN level TEXT NOT NULL DEFAULT 'email'
                CHECK (level IN ('email', 'members', 'identity'))
            """,
            "UPDATE initiative_rule SET level = assurance",
            "ALTER TABLE initiative_rule DROP COLUMN assurance",
            """
            ALTER TABLE initiative ADD COLUMN level TEXT NOT NULL DEFAULT 'email'
                CHECK (level IN ('email', 'members', 'identity'))
            """,
            "UPDATE initiative SET level = assurance",
            "ALTER TABLE initiative DROP COLUMN assurance",
            "ALTER TABLE initiative ADD COLUMN answered_at BIGINT",
            "ALTER TABLE signature ADD COLUMN proof TEXT",
            "CREATE UNIQUE INDEX signature_proof ON signature (initiative_id, proof)",
            "ALTER TABLE paper_count ADD COLUMN file_id BIGINT REFERENCES kept_file (id) ON DELETE SET NULL",
            "CREATE INDEX paper_count_file ON paper_count (file_id)"),
    ]
}
