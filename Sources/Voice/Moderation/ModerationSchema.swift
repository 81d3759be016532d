import Storage

/// The tables of what waits for moderators, what readers reported, what was decided, and appeals.
enum ModerationSchema {
    static let migrations = [
        Migration(
            "2026-11-25 voice, moderation",
            """
            CREATE TABLE moderation_decision (
                id BIGINT PRIMARY KEY,
                subject_kind TEXT NOT NULL,
                subject_id BIGINT NOT NULL,
                space_kind TEXT NOT NULL,
                space_id BIGINT NOT NULL,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                organisation_id BIGINT REFERENCES organisation (id) ON DELETE RESTRICT,
                language TEXT NOT NULL,
                outcome TEXT NOT NULL CHECK (outcome IN ('kept', 'hidden')),
                rule TEXT CHECK (rule IN
                    ('hatred', 'threats', 'insults', 'privacy', 'spam', 'illegal', 'unrelated')),
                facts TEXT NOT NULL,
                text TEXT NOT NULL,
                role TEXT NOT NULL CHECK (role IN ('moderator', 'facilitator', 'administrator')),
                moderator_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                cause TEXT NOT NULL CHECK (cause IN ('held', 'flagged', 'picture', 'reported', 'changed', 'appealed')),
                triage TEXT NOT NULL CHECK (triage IN ('none', 'review', 'urgent')),
                opened_at BIGINT NOT NULL,
                decided_at BIGINT NOT NULL,
                answers TEXT CHECK (answers IN ('author', 'reporter')),
                CHECK (outcome = 'hidden' OR rule IS NULL),
                CHECK ((cause = 'appealed') = (answers IS NOT NULL))
            )
            """,
            "CREATE INDEX moderation_decision_subject ON moderation_decision (subject_kind, subject_id, decided_at)",
            "CREATE INDEX moderation_decision_time ON moderation_decision (decided_at, id)",
            """
            CREATE TABLE moderation_author (
                decision_id BIGINT NOT NULL REFERENCES moderation_decision (id) ON DELETE CASCADE,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                PRIMARY KEY (person_id, decision_id)
            )
            """,
            "CREATE INDEX moderation_author_decision ON moderation_author (decision_id)",
            """
            CREATE TABLE moderation_appeal (
                id BIGINT PRIMARY KEY,
                decision_id BIGINT NOT NULL UNIQUE REFERENCES moderation_decision (id) ON DELETE CASCADE,
                side TEXT NOT NULL CHECK (side IN ('author', 'reporter')),
                text TEXT NOT NULL,
                appealed_at BIGINT NOT NULL,
                answer_id BIGINT REFERENCES moderation_decision (id) ON DELETE CASCADE
            )
            """,
            """
            CREATE TABLE moderation_entry (
                id BIGINT PRIMARY KEY,
                subject_kind TEXT NOT NULL,
                subject_id BIGINT NOT NULL,
                space_kind TEXT NOT NULL,
                space_id BIGINT NOT NULL,
                place_id BIGINT NOT NULL REFERENCES place (id) ON DELETE RESTRICT,
                organisation_id BIGINT REFERENCES organisation (id) ON DELETE RESTRICT,
                language TEXT NOT NULL,
                cause TEXT NOT NULL CHECK (cause IN ('held', 'flagged', 'picture', 'reported', 'changed', 'appealed')),
                triage TEXT NOT NULL CHECK (triage IN ('none', 'review', 'urgent')),
                priority BIGINT NOT NULL,
                opened_at BIGINT NOT NULL,
                closed_at BIGINT,
                assignee_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                assigned_at BIGINT,
                appeal_id BIGINT UNIQUE REFERENCES moderation_appeal (id) ON DELETE CASCADE
            )
            """,
            """
            CREATE UNIQUE INDEX moderation_entry_open ON moderation_entry (subject_kind, subject_id)
            WHERE closed_at IS NULL
            """,
            "CREATE INDEX moderation_entry_order ON moderation_entry (closed_at, priority, opened_at)",
            "CREATE INDEX moderation_entry_assignee ON moderation_entry (assignee_id, assigned_at)",
            """
            CREATE TABLE moderation_excluded (
                entry_id BIGINT NOT NULL REFERENCES moderation_entry (id) ON DELETE CASCADE,
                person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                PRIMARY KEY (entry_id, person_id)
            )
            """,
            "CREATE INDEX moderation_excluded_person ON moderation_excluded (person_id)",
            """
            CREATE TABLE moderation_report (
                id BIGINT PRIMARY KEY,
                entry_id BIGINT NOT NULL REFERENCES moderation_entry (id) ON DELETE CASCADE,
                category TEXT NOT NULL CHECK (category IN
                    ('hatred', 'threats', 'insults', 'privacy', 'spam', 'illegal', 'unrelated', 'other')),
                explanation TEXT NOT NULL,
                person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
                email TEXT,
                language TEXT NOT NULL,
                reported_at BIGINT NOT NULL,
                decision_id BIGINT REFERENCES moderation_decision (id) ON DELETE CASCADE
            )
            """,
            "CREATE INDEX moderation_report_entry ON moderation_report (entry_id)",
            "CREATE INDEX moderation_report_person ON moderation_report (person_id)",
            "CREATE INDEX moderation_report_decision ON moderation_report (decision_id)",
            "CREATE INDEX moderation_report_email ON moderation_report (reported_at) WHERE email IS NOT NULL"),
        // The first version kept decisions on statements with the statements, and who decided in the log alone.
        Migration(
            "2026-11-25 voice, moderation, what was decided before",
            """
            INSERT INTO moderation_decision
                (id, subject_kind, subject_id, space_kind, space_id, place_id, organisation_id, language, outcome,
                facts, text, role, moderator_id, cause, triage, opened_at, decided_at)
            SELECT statement.id, 'statement', statement.id, 'consultation', consultation.id, consultation.place_id,
                consultation.organisation_id, statement.language,
                CASE statement.status WHEN 'hidden' THEN 'hidden' ELSE 'kept' END,
                COALESCE(statement.reason, ''), statement.text, 'facilitator',
                (SELECT person.id FROM person WHERE person.id = audit_entry.actor_id), 'held', 'none',
                statement.written_at, audit_entry.at
            FROM statement
            JOIN consultation ON consultation.id = statement.consultation_id
            JOIN audit_entry ON audit_entry.number = (
                SELECT MAX(last.number) FROM audit_entry last
                WHERE last.subject_kind = 'statement' AND last.subject_id = statement.id
                    AND last.act IN ('statement/accepted', 'statement/hidden', 'statement/merged'))
            WHERE audit_entry.act IN ('statement/accepted', 'statement/hidden') AND statement.status <> 'pending'
            """,
            """
            INSERT INTO moderation_entry
                (id, subject_kind, subject_id, space_kind, space_id, place_id, organisation_id, language, cause,
                triage, priority, opened_at)
            SELECT statement.id, 'statement', statement.id, 'consultation', consultation.id, consultation.place_id,
                consultation.organisation_id, statement.language, 'held', 'none', 2, statement.written_at
            FROM statement JOIN consultation ON consultation.id = statement.consultation_id
            WHERE statement.status = 'pending'
            """),
        Migration(
            "2026-11-26 voice, moderation, a second look",
            "ALTER TABLE moderation_entry ADD COLUMN looked_again_at BIGINT",
            """
            CREATE INDEX moderation_entry_unread ON moderation_entry (priority, opened_at)
            WHERE closed_at IS NULL AND looked_again_at IS NULL
            """),
    ]
}
