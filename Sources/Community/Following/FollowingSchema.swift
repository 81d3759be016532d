import Storage

/// The tables of following: who follows what, what happened, and whom it reaches.
enum FollowingSchema {
    static let migrations = [
        Migration(
            "2026-11-24 following",
            """
            CREATE TABLE follow (
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                subject_kind TEXT NOT NULL,
                subject_id BIGINT NOT NULL,
                since BIGINT NOT NULL,
                PRIMARY KEY (person_id, subject_kind, subject_id)
            )
            """,
            "CREATE INDEX follow_subject ON follow (subject_kind, subject_id)",
            """
            CREATE TABLE follower (
                person_id BIGINT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
                frequency TEXT NOT NULL CHECK (frequency IN ('at-once', 'daily', 'weekly', 'never')),
                told_to BIGINT NOT NULL,
                due_at BIGINT
            )
            """,
            "CREATE INDEX follower_due ON follower (due_at)",
            """
            CREATE TABLE notice_event (
                id BIGINT PRIMARY KEY,
                act TEXT NOT NULL,
                subject_kind TEXT NOT NULL,
                subject_id BIGINT NOT NULL,
                at BIGINT NOT NULL,
                spread_at BIGINT
            )
            """,
            "CREATE INDEX notice_event_new ON notice_event (spread_at, at)",
            """
            CREATE TABLE notice_reach (
                subject_kind TEXT NOT NULL,
                subject_id BIGINT NOT NULL,
                event_id BIGINT NOT NULL REFERENCES notice_event (id) ON DELETE CASCADE,
                PRIMARY KEY (subject_kind, subject_id, event_id)
            )
            """,
            "CREATE INDEX notice_reach_event ON notice_reach (event_id)")
    ]
}
