import Storage

/// The tables of ballots. No column of what is cast tells who, when or in which order: docs/methods/ballots.md.
enum BallotSchema {
    static let migrations = [
        Migration(
            "2026-11-25 secret ballots",
            """
            CREATE TABLE ballot (
                id BIGINT PRIMARY KEY,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
                question TEXT NOT NULL,
                method TEXT NOT NULL CHECK (method IN ('plurality', 'approval', 'schulze')),
                eligibility TEXT NOT NULL CHECK (eligibility IN ('list', 'members', 'accounts')),
                phase TEXT NOT NULL CHECK (phase IN ('draft', 'open', 'closed')),
                opening TEXT,
                closed_at BIGINT,
                CHECK ((phase = 'draft') = (opening IS NULL)),
                CHECK ((phase = 'closed') = (closed_at IS NOT NULL))
            )
            """,
            "CREATE INDEX ballot_organisation ON ballot (organisation_id)",
            "CREATE INDEX ballot_closed ON ballot (closed_at)",
            """
            CREATE TABLE ballot_option (
                ballot_id BIGINT NOT NULL REFERENCES ballot (id) ON DELETE CASCADE,
                number BIGINT NOT NULL CHECK (number >= 1),
                text TEXT NOT NULL,
                PRIMARY KEY (ballot_id, number)
            )
            """,
            """
            CREATE TABLE ballot_key (
                ballot_id BIGINT PRIMARY KEY REFERENCES ballot (id) ON DELETE CASCADE,
                sealed BYTEA NOT NULL
            )
            """,
            """
            CREATE TABLE ballot_voter (
                ballot_id BIGINT NOT NULL REFERENCES ballot (id) ON DELETE CASCADE,
                address TEXT NOT NULL,
                has_credential BIGINT NOT NULL DEFAULT 0 CHECK (has_credential IN (0, 1)),
                blinded BYTEA,
                PRIMARY KEY (ballot_id, address),
                CHECK (blinded IS NULL OR has_credential = 1)
            ) WITHOUT ROWID
            """,
            """
            CREATE TABLE ballot_cast (
                ballot_id BIGINT NOT NULL REFERENCES ballot (id) ON DELETE CASCADE,
                serial_hash BYTEA NOT NULL,
                entry TEXT NOT NULL,
                PRIMARY KEY (ballot_id, serial_hash)
            ) WITHOUT ROWID
            """,
            """
            CREATE TABLE ballot_board (
                ballot_id BIGINT NOT NULL REFERENCES ballot (id) ON DELETE CASCADE,
                number BIGINT NOT NULL CHECK (number >= 0),
                line TEXT NOT NULL,
                PRIMARY KEY (ballot_id, number)
            ) WITHOUT ROWID
            """),
        Migration(
            "2026-11-25 secret ballots, in public",
            "ALTER TABLE ballot ADD COLUMN language TEXT NOT NULL DEFAULT 'en'",
            "ALTER TABLE ballot ADD COLUMN last_day BIGINT",
            "ALTER TABLE ballot ADD COLUMN announced_at BIGINT",
            "ALTER TABLE ballot ADD COLUMN opened_at BIGINT",
            "CREATE INDEX ballot_last_day ON ballot (last_day)",
            "CREATE INDEX ballot_voter_address ON ballot_voter (address)"),
    ]
}
