import Kernel

/// What happened and what it led to: written in the same transaction as the change itself, or not at all.
///
/// Three tables: the audit log (`AuditLog`), the trail of links between subjects (`Trail`) and the outbox of mail
/// (`Outbox`).
public enum Journal {
    public static let migrations = [
        Migration(
            "2026-11-24 journal",
            """
            CREATE TABLE audit_entry (
                number BIGINT PRIMARY KEY,
                at BIGINT NOT NULL,
                actor_kind TEXT NOT NULL CHECK (actor_kind IN ('person', 'visitor', 'system')),
                actor_id BIGINT,
                act TEXT NOT NULL,
                subject_kind TEXT NOT NULL,
                subject_id BIGINT NOT NULL,
                details TEXT NOT NULL,
                hash TEXT NOT NULL,
                CHECK ((actor_kind = 'person') = (actor_id IS NOT NULL))
            )
            """,
            "CREATE INDEX audit_entry_subject ON audit_entry (subject_kind, subject_id, number)",
            """
            CREATE TABLE audit_head (
                id BIGINT PRIMARY KEY CHECK (id = 1),
                number BIGINT NOT NULL,
                hash TEXT NOT NULL
            )
            """,
            "INSERT INTO audit_head (id, number, hash) VALUES (1, 0, '')",
            """
            CREATE TABLE trail_link (
                from_kind TEXT NOT NULL,
                from_id BIGINT NOT NULL,
                kind TEXT NOT NULL,
                to_kind TEXT NOT NULL,
                to_id BIGINT NOT NULL,
                actor_id BIGINT,
                at BIGINT NOT NULL,
                PRIMARY KEY (from_kind, from_id, kind, to_kind, to_id)
            )
            """,
            "CREATE INDEX trail_link_to ON trail_link (to_kind, to_id, at)",
            """
            CREATE TABLE outbox_mail (
                id BIGINT PRIMARY KEY,
                recipient TEXT NOT NULL,
                subject TEXT NOT NULL,
                body TEXT NOT NULL,
                language TEXT NOT NULL,
                queued_at BIGINT NOT NULL,
                due_at BIGINT NOT NULL,
                attempts BIGINT NOT NULL DEFAULT 0,
                sent_at BIGINT,
                failure TEXT
            )
            """,
            "CREATE INDEX outbox_mail_due ON outbox_mail (sent_at, due_at)"),
        Migration(
            "2026-11-24 journal, mail with files",
            "ALTER TABLE outbox_mail ADD COLUMN unsubscribe TEXT",
            """
            CREATE TABLE outbox_attachment (
                mail_id BIGINT NOT NULL REFERENCES outbox_mail (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                type TEXT NOT NULL,
                bytes BYTEA NOT NULL,
                PRIMARY KEY (mail_id, name)
            )
            """),
        Migration(
            "2026-11-24 journal, trail by time",
            "CREATE INDEX trail_link_from ON trail_link (from_kind, from_id, at)"),
    ]
}
