import Storage

/// The tables of reports, cases and assessments.
enum CounterSpeechSchema {
    static let migrations = [
        Migration(
            "2026-11-26 counter-speech",
            """
            CREATE TABLE speech_case (
                id BIGINT PRIMARY KEY,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                title TEXT NOT NULL CHECK (title <> ''),
                category TEXT NOT NULL,
                incident TEXT NOT NULL,
                worker_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                state TEXT NOT NULL CHECK (state IN ('open', 'handed-over', 'closed')),
                opened_at BIGINT NOT NULL,
                due_at BIGINT NOT NULL,
                reminded_at BIGINT,
                closed_at BIGINT,
                outcome TEXT,
                outcome_note TEXT NOT NULL DEFAULT '',
                CHECK ((state = 'closed') = (outcome IS NOT NULL)),
                CHECK ((state = 'closed') = (closed_at IS NOT NULL))
            )
            """,
            "CREATE INDEX speech_case_place ON speech_case (place_id, state, due_at)",
            "CREATE INDEX speech_case_due ON speech_case (state, due_at)",
            """
            CREATE TABLE speech_case_ground (
                case_id BIGINT NOT NULL REFERENCES speech_case (id) ON DELETE CASCADE,
                ground TEXT NOT NULL,
                PRIMARY KEY (case_id, ground)
            )
            """,
            """
            CREATE TABLE speech_report (
                id BIGINT PRIMARY KEY,
                token_hash TEXT NOT NULL UNIQUE,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                medium TEXT NOT NULL CHECK (medium IN ('text', 'link', 'poster', 'speech')),
                about TEXT NOT NULL CHECK (about IN ('me', 'known', 'others')),
                language TEXT,
                person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                subject_kind TEXT,
                subject_id BIGINT,
                told_at BIGINT NOT NULL,
                level TEXT NOT NULL CHECK (level IN ('urgent', 'review', 'none', 'unread')),
                urgency BIGINT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'opened', 'merged', 'dismissed')),
                case_id BIGINT REFERENCES speech_case (id) ON DELETE CASCADE,
                reason TEXT,
                decided_at BIGINT,
                CHECK ((state IN ('opened', 'merged')) = (case_id IS NOT NULL)),
                CHECK ((state = 'dismissed') = (reason IS NOT NULL)),
                CHECK ((state = 'waiting') = (decided_at IS NULL))
            )
            """,
            "CREATE INDEX speech_report_waiting ON speech_report (place_id, state, urgency, told_at)",
            "CREATE INDEX speech_report_case ON speech_report (case_id)",
            "CREATE INDEX speech_report_person ON speech_report (person_id)",
            "CREATE INDEX speech_report_decided ON speech_report (state, decided_at)",
            """
            CREATE TABLE speech_evidence (
                id BIGINT PRIMARY KEY,
                report_id BIGINT REFERENCES speech_report (id) ON DELETE CASCADE,
                case_id BIGINT REFERENCES speech_case (id) ON DELETE CASCADE,
                kind TEXT NOT NULL CHECK (kind IN ('text', 'link', 'picture')),
                text TEXT NOT NULL,
                file_id BIGINT REFERENCES kept_file (id) ON DELETE SET NULL,
                hash TEXT NOT NULL,
                kept_at BIGINT NOT NULL,
                person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                destroyed_at BIGINT,
                CHECK ((report_id IS NULL) <> (case_id IS NULL))
            )
            """,
            "CREATE INDEX speech_evidence_report ON speech_evidence (report_id)",
            "CREATE INDEX speech_evidence_case ON speech_evidence (case_id)",
            "CREATE INDEX speech_evidence_file ON speech_evidence (file_id)",
            """
            CREATE TABLE speech_note (
                id BIGINT PRIMARY KEY,
                case_id BIGINT NOT NULL REFERENCES speech_case (id) ON DELETE CASCADE,
                person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                text TEXT NOT NULL,
                at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX speech_note_case ON speech_note (case_id)",
            """
            CREATE TABLE speech_assessment (
                case_id BIGINT PRIMARY KEY REFERENCES speech_case (id) ON DELETE CASCADE,
                state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'decided')),
                author_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                recommended TEXT,
                chosen TEXT,
                why TEXT NOT NULL DEFAULT '',
                reviewer_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                review_note TEXT NOT NULL DEFAULT '',
                CHECK ((state = 'draft') = (chosen IS NULL))
            )
            """,
            """
            CREATE TABLE speech_factor (
                case_id BIGINT NOT NULL REFERENCES speech_case (id) ON DELETE CASCADE,
                factor TEXT NOT NULL,
                level BIGINT CHECK (level BETWEEN 0 AND 3),
                note TEXT NOT NULL,
                PRIMARY KEY (case_id, factor)
            )
            """,
            """
            CREATE TABLE speech_hand_over (
                id BIGINT PRIMARY KEY,
                case_id BIGINT NOT NULL REFERENCES speech_case (id) ON DELETE CASCADE,
                contact TEXT NOT NULL,
                addressee TEXT NOT NULL,
                sender TEXT NOT NULL,
                person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                file_id BIGINT REFERENCES kept_file (id) ON DELETE SET NULL,
                hash TEXT NOT NULL,
                at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX speech_hand_over_case ON speech_hand_over (case_id)",
            """
            CREATE TABLE speech_term (
                category TEXT PRIMARY KEY,
                days BIGINT NOT NULL CHECK (days BETWEEN 1 AND 90)
            )
            """)
    ]
}
