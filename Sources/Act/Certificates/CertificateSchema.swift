import Storage

/// The table of certificates.
enum CertificateSchema {
    static let migrations = [
        Migration(
            "2026-11-25 act, certificates",
            """
            CREATE TABLE certificate (
                id BIGINT PRIMARY KEY,
                token TEXT NOT NULL UNIQUE,
                person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                holder TEXT NOT NULL,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
                language TEXT NOT NULL,
                engagements TEXT NOT NULL,
                learned TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('requested', 'declined', 'issued', 'revoked')),
                requested_at BIGINT NOT NULL,
                signer TEXT,
                signed_at BIGINT,
                status_index BIGINT,
                reason TEXT,
                replaces_id BIGINT REFERENCES certificate (id) ON DELETE SET NULL,
                name_salt TEXT,
                name_hash TEXT,
                CHECK ((state IN ('issued', 'revoked')) = (signed_at IS NOT NULL)),
                CHECK ((signed_at IS NULL) = (signer IS NULL)),
                CHECK ((signed_at IS NULL) = (status_index IS NULL)),
                CHECK (state NOT IN ('declined', 'revoked') OR reason IS NOT NULL),
                UNIQUE (organisation_id, status_index)
            )
            """,
            "CREATE INDEX certificate_person ON certificate (person_id, requested_at)",
            "CREATE INDEX certificate_organisation ON certificate (organisation_id, state, requested_at)",
            "CREATE INDEX certificate_replaces ON certificate (replaces_id)",
            """
            CREATE UNIQUE INDEX certificate_waiting ON certificate (person_id, organisation_id)
            WHERE state = 'requested'
            """)
    ]
}
