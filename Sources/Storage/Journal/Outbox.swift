import Kernel

/// Mail that a change gives rise to: queued in its transaction, sent afterwards, at least once.
public enum Outbox {
    public enum MailKind {}
    public typealias MailID = Identifier<MailKind>

    /// One message in plain text.
    public struct Mail: Sendable, Equatable {
        public let id: MailID
        public let recipient: String
        public let subject: String
        public let body: String
        public let language: Language
        /// Where one request ends such mail, without signing in; nil for mail that somebody asked for.
        public var unsubscribe: String?
        public var attachments: [Attachment] = []

        public init(id: MailID, to recipient: String, subject: String, body: String, in language: Language) {
            self.id = id
            self.recipient = recipient
            self.subject = subject
            self.body = body
            self.language = language
        }
    }

    /// A file that goes with a message.
    public struct Attachment: Sendable, Equatable {
        public let name: String
        /// Its media type.
        public let type: String
        public let bytes: [UInt8]

        public init(_ name: String, type: String, bytes: [UInt8]) {
            self.name = name
            self.type = type
            self.bytes = bytes
        }
    }

    public static func queue(_ mail: Mail, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO outbox_mail (id, recipient, subject, body, language, queued_at, due_at, unsubscribe)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, mail.id, mail.recipient, mail.subject, mail.body, mail.language.code, at, at, mail.unsubscribe)
        for file in mail.attachments {
            try s.execute(
                "INSERT INTO outbox_attachment (mail_id, name, type, bytes) VALUES ($1, $2, $3, $4)", mail.id,
                file.name, file.type, file.bytes)
        }
    }

    /// Takes the messages that are due, so that no other worker gets them for the length of `lease`.
    public static func claim(_ limit: Int, lease: Moment.Span, now: Moment, in s: any Session) throws -> [Mail] {
        try s.rows(
            """
            UPDATE outbox_mail
            SET due_at = $1, attempts = attempts + 1
            WHERE id IN (
                SELECT id FROM outbox_mail
                WHERE sent_at IS NULL AND due_at <= $2
                ORDER BY due_at, id
                LIMIT $3)
            RETURNING id, recipient, subject, body, language, unsubscribe
            """, now + lease, now, limit
        ).map { row in
            var mail = Mail(
                id: try row.id(0), to: try row.text(1), subject: try row.text(2), body: try row.text(3),
                in: Language(tag: try row.text(4)) ?? .english)
            mail.unsubscribe = try row.textOrNil(5)
            mail.attachments = try attachments(of: mail.id, in: s)
            return mail
        }
    }

    private static func attachments(of mail: MailID, in s: any Session) throws -> [Attachment] {
        try s.rows("SELECT name, type, bytes FROM outbox_attachment WHERE mail_id = $1 ORDER BY name", mail)
            .map { Attachment(try $0.text(0), type: try $0.text(1), bytes: try $0.blob(2)) }
    }

    /// Forgets a message that the relay took: its text may hold a sign-in link.
    public static func finish(_ id: MailID, now: Moment, in s: any Session) throws {
        try s.execute("DELETE FROM outbox_attachment WHERE mail_id = $1", id)
        try s.execute(
            "UPDATE outbox_mail SET sent_at = $1, body = '', recipient = '', failure = NULL WHERE id = $2", now, id)
    }

    /// Puts a message back, later each time: a minute, two, four … up to a day.
    public static func postpone(_ id: MailID, failure: String, now: Moment, in s: any Session) throws {
        guard let row = try s.row("SELECT attempts FROM outbox_mail WHERE id = $1", id) else { return }
        let minutes = min(1440, Int64(1) << min(20, max(0, try row.int64(0) - 1)))
        try s.execute(
            "UPDATE outbox_mail SET due_at = $1, failure = $2 WHERE id = $3", now + .minutes(minutes), failure, id)
    }
}
