import Storage

/// The tables of what was counted here, and of what statistical offices publish.
enum IndicatorSchema {
    static let migrations = [
        Migration(
            "2026-11-27 impact, indicators",
            """
            CREATE TABLE indicator_value (
                scope TEXT NOT NULL CHECK (scope IN ('place', 'organisation')),
                scope_id BIGINT NOT NULL,
                indicator TEXT NOT NULL,
                period TEXT NOT NULL,
                value DOUBLE PRECISION,
                n BIGINT,
                parts TEXT,
                PRIMARY KEY (scope, scope_id, indicator, period),
                CHECK (value IS NOT NULL OR (n IS NULL AND parts IS NULL))
            )
            """,
            """
            CREATE TABLE indicator_count (
                id BIGINT PRIMARY KEY CHECK (id = 1),
                day TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE official_value (
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
                indicator TEXT NOT NULL,
                population TEXT NOT NULL CHECK (population IN ('all', 'nationals', 'eu', 'third-country', 'foreign')),
                period TEXT NOT NULL,
                value DOUBLE PRECISION,
                flags TEXT NOT NULL,
                dataset TEXT NOT NULL,
                imported_at BIGINT NOT NULL,
                PRIMARY KEY (place_id, indicator, population, period)
            )
            """)
    ]
}
