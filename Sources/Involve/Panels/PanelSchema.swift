import Storage

/// The tables of citizens' panels, their quotas and their volunteers.
enum PanelSchema {
    static let migrations = [
        Migration(
            "2026-11-25 panels",
            """
            CREATE TABLE citizens_panel (
                id BIGINT PRIMARY KEY,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                language TEXT NOT NULL,
                title TEXT NOT NULL,
                task TEXT NOT NULL,
                size BIGINT NOT NULL CHECK (size BETWEEN 2 AND 200),
                source TEXT NOT NULL,
                seed TEXT NOT NULL,
                opened_at BIGINT NOT NULL,
                closes_at BIGINT NOT NULL,
                phase TEXT NOT NULL CHECK (phase IN ('open', 'weighed', 'drawn', 'ended')),
                lottery TEXT,
                numbers TEXT,
                drawn_at BIGINT,
                CHECK ((phase = 'open') = (lottery IS NULL)),
                CHECK ((phase IN ('drawn', 'ended')) = (numbers IS NOT NULL)),
                CHECK ((numbers IS NULL) = (drawn_at IS NULL))
            )
            """,
            "CREATE INDEX citizens_panel_phase ON citizens_panel (phase, drawn_at)",
            "CREATE INDEX citizens_panel_place ON citizens_panel (place_id)",
            "CREATE INDEX citizens_panel_organisation ON citizens_panel (organisation_id)",
            """
            CREATE TABLE panel_quota (
                citizens_panel_id BIGINT NOT NULL REFERENCES citizens_panel (id) ON DELETE CASCADE,
                position BIGINT NOT NULL,
                trait TEXT NOT NULL,
                value TEXT NOT NULL,
                least BIGINT NOT NULL CHECK (least >= 0),
                most BIGINT NOT NULL,
                PRIMARY KEY (citizens_panel_id, trait, value),
                CHECK (least <= most)
            )
            """,
            """
            CREATE TABLE panel_volunteer (
                id BIGINT PRIMARY KEY,
                citizens_panel_id BIGINT NOT NULL REFERENCES citizens_panel (id) ON DELETE CASCADE,
                person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                number BIGINT,
                state TEXT NOT NULL CHECK (state IN ('volunteered', 'invited', 'accepted', 'declined')),
                UNIQUE (citizens_panel_id, person_id),
                UNIQUE (citizens_panel_id, number)
            )
            """,
            "CREATE INDEX panel_volunteer_person ON panel_volunteer (person_id)",
            """
            CREATE TABLE panel_trait (
                volunteer_id BIGINT NOT NULL REFERENCES panel_volunteer (id) ON DELETE CASCADE,
                trait TEXT NOT NULL,
                value TEXT NOT NULL,
                PRIMARY KEY (volunteer_id, trait)
            )
            """)
    ]
}
