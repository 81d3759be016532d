import Storage

/// The tables of what organisations choose for print.
enum BannerSchema {
    static let migrations = [
        Migration(
            "2026-11-25 print of banners",
            """
            CREATE TABLE banner_setting (
                organisation_id BIGINT PRIMARY KEY REFERENCES organisation (id) ON DELETE CASCADE,
                partners TEXT NOT NULL,
                is_funded BIGINT NOT NULL CHECK (is_funded IN (0, 1)),
                saved_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE banner_wording (
                organisation_id BIGINT NOT NULL REFERENCES banner_setting (organisation_id) ON DELETE CASCADE,
                language TEXT NOT NULL,
                title TEXT NOT NULL CHECK (title <> ''),
                promise TEXT NOT NULL CHECK (promise <> ''),
                PRIMARY KEY (organisation_id, language)
            )
            """,
            """
            CREATE TABLE banner_logo (
                id BIGINT PRIMARY KEY,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
                file_id BIGINT NOT NULL REFERENCES kept_file (id) ON DELETE CASCADE,
                name TEXT NOT NULL CHECK (name <> '')
            )
            """,
            "CREATE INDEX banner_logo_of ON banner_logo (organisation_id)",
            "CREATE INDEX banner_logo_file ON banner_logo (file_id)")
    ]
}
