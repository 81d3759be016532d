import Storage

/// The tables of counter-narratives and campaigns.
enum CampaignSchema {
    static let migrations = [
        Migration(
            "2026-11-25 counter-narratives",
            """
            CREATE TABLE counter_narrative (
                id BIGINT PRIMARY KEY,
                claim TEXT NOT NULL,
                language TEXT NOT NULL,
                tone TEXT NOT NULL CHECK (tone IN ('facts', 'empathy', 'question', 'humour', 'norm')),
                text TEXT NOT NULL CHECK (text <> ''),
                sources TEXT NOT NULL CHECK (sources <> ''),
                state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'declined')),
                author_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                organisation_id BIGINT REFERENCES organisation (id) ON DELETE SET NULL,
                reviewer_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                reason TEXT NOT NULL,
                added_at BIGINT NOT NULL,
                reviewed_at BIGINT,
                CHECK ((state = 'waiting') = (reviewed_at IS NULL)),
                CHECK (reviewer_id IS NULL OR author_id IS NULL OR reviewer_id <> author_id)
            )
            """,
            "CREATE INDEX counter_narrative_state ON counter_narrative (state, claim)",
            "CREATE INDEX counter_narrative_author ON counter_narrative (author_id)",
            "CREATE INDEX counter_narrative_reviewer ON counter_narrative (reviewer_id)",
            "CREATE INDEX counter_narrative_organisation ON counter_narrative (organisation_id)",
            """
            CREATE TABLE counter_narrative_rating (
                narrative_id BIGINT NOT NULL,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                verdict TEXT NOT NULL CHECK (verdict IN ('helped', 'without', 'backfired')),
                rated_at BIGINT NOT NULL,
                PRIMARY KEY (narrative_id, person_id)
            )
            """,
            "CREATE INDEX counter_narrative_rating_person ON counter_narrative_rating (person_id)"),
        Migration(
            "2026-11-25 counter-narrative campaigns",
            """
            CREATE TABLE campaign (
                id BIGINT PRIMARY KEY,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
                language TEXT NOT NULL,
                title TEXT NOT NULL CHECK (title <> ''),
                claim TEXT,
                revision BIGINT NOT NULL CHECK (revision >= 1),
                started_at BIGINT NOT NULL,
                closed_at BIGINT
            )
            """,
            "CREATE INDEX campaign_started ON campaign (started_at)",
            "CREATE INDEX campaign_organisation ON campaign (organisation_id)",
            """
            CREATE TABLE campaign_text (
                campaign_id BIGINT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
                field TEXT NOT NULL,
                text TEXT NOT NULL,
                PRIMARY KEY (campaign_id, field)
            )
            """,
            """
            CREATE TABLE campaign_material (
                id BIGINT PRIMARY KEY,
                campaign_id BIGINT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
                title TEXT NOT NULL CHECK (title <> ''),
                link TEXT NOT NULL,
                day TEXT NOT NULL,
                source TEXT
            )
            """,
            "CREATE INDEX campaign_material_of ON campaign_material (campaign_id, day)",
            """
            CREATE TABLE campaign_measure (
                campaign_id BIGINT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
                day TEXT NOT NULL,
                channel TEXT NOT NULL CHECK (channel <> ''),
                reach BIGINT NOT NULL CHECK (reach >= 0),
                reactions BIGINT NOT NULL CHECK (reactions >= 0),
                PRIMARY KEY (campaign_id, day, channel)
            )
            """),
    ]
}
