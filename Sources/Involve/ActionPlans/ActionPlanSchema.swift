import Storage

/// The tables of actions of places, their milestones and reports.
enum ActionPlanSchema {
    static let migrations = [
        Migration(
            "2026-11-24 involve, action plans",
            """
            CREATE TABLE local_action (
                id BIGINT PRIMARY KEY,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
                adapts TEXT NOT NULL,
                language TEXT NOT NULL,
                title TEXT NOT NULL,
                here TEXT NOT NULL,
                difference TEXT NOT NULL,
                budget BIGINT CHECK (budget >= 0),
                starts_at BIGINT,
                ends_at BIGINT,
                indicator TEXT,
                baseline DOUBLE PRECISION,
                target DOUBLE PRECISION,
                state TEXT NOT NULL CHECK (state IN ('planned', 'under-way', 'done', 'dropped')),
                reason TEXT,
                revision BIGINT NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL,
                CHECK ((state = 'dropped') = (reason IS NOT NULL)),
                CHECK (starts_at IS NULL OR ends_at IS NULL OR starts_at <= ends_at),
                CHECK ((indicator IS NULL) = (baseline IS NULL) AND (indicator IS NULL) = (target IS NULL))
            )
            """,
            "CREATE INDEX local_action_place ON local_action (place_id)",
            "CREATE INDEX local_action_adapts ON local_action (adapts)",
            "CREATE INDEX local_action_organisation ON local_action (organisation_id)",
            """
            CREATE TABLE local_action_milestone (
                action_id BIGINT NOT NULL REFERENCES local_action (id) ON DELETE CASCADE,
                position BIGINT NOT NULL,
                text TEXT NOT NULL,
                due_at BIGINT,
                done_at BIGINT,
                PRIMARY KEY (action_id, position)
            )
            """,
            """
            CREATE TABLE progress_report (
                id BIGINT PRIMARY KEY,
                action_id BIGINT NOT NULL REFERENCES local_action (id) ON DELETE CASCADE,
                text TEXT NOT NULL,
                evidence TEXT,
                value DOUBLE PRECISION,
                reported_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX progress_report_action ON progress_report (action_id, reported_at)")
    ]
}
