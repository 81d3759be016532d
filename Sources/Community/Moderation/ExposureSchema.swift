import Storage

/// What every room needs of moderation: what is not shown, and how spaces treat what is flagged.
enum ExposureSchema {
    static let migrations = [
        Migration(
            "2026-11-25 community, what is not shown",
            """
            CREATE TABLE withheld (
                subject_kind TEXT NOT NULL,
                subject_id BIGINT NOT NULL,
                exposure TEXT NOT NULL CHECK (exposure IN ('waiting', 'hidden')),
                was TEXT,
                since BIGINT NOT NULL,
                PRIMARY KEY (subject_kind, subject_id)
            )
            """,
            """
            CREATE TABLE space_holding (
                subject_kind TEXT NOT NULL,
                subject_id BIGINT NOT NULL,
                holding TEXT NOT NULL CHECK (holding IN ('everything', 'flagged', 'urgent', 'nothing')),
                PRIMARY KEY (subject_kind, subject_id)
            )
            """,
            // Whose share something is, is asked of everybody with a role there.
            "CREATE INDEX role_organisation ON role (organisation_id)",
            "CREATE INDEX role_place ON role (place_id)")
    ]
}
