import Storage

/// The table of reports that were kept.
enum ReportSchema {
    static let migrations = [
        Migration(
            "2026-11-27 impact, reports",
            """
            CREATE TABLE report_run (
                id BIGINT PRIMARY KEY,
                scope TEXT NOT NULL CHECK (scope IN ('place', 'organisation')),
                scope_id BIGINT NOT NULL,
                from_month TEXT NOT NULL,
                to_month TEXT NOT NULL,
                kept_at BIGINT NOT NULL,
                content TEXT NOT NULL,
                CHECK (from_month <= to_month)
            )
            """,
            "CREATE INDEX report_run_scope ON report_run (scope, scope_id, from_month, to_month, kept_at)")
    ]
}
