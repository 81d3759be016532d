import Crypto
import Kernel

/// The log of acts: who did what to which subject and when, each entry chained to the one before by its hash.
public enum AuditLog {
    /// One act.
    public struct Entry: Sendable {
        public let actor: Actor
        /// A verb in the past with its kind of subject before it: `consultation/closed`.
        public let act: String
        public let subject: Subject
        public let at: Moment
        /// A fact or two that the subject itself does not keep; never personal data.
        public let details: String

        public init(_ act: String, _ subject: Subject, by actor: Actor, at: Moment, details: String = "") {
            self.actor = actor
            self.act = act
            self.subject = subject
            self.at = at
            self.details = details
        }
    }

    /// Appends an entry.
    public static func record(_ entry: Entry, in s: any Session) throws {
        guard
            let head = try s.row("UPDATE audit_head SET number = number + 1 WHERE id = 1 RETURNING number, hash")
        else { throw StorageError.misuse("the audit log has no head") }
        let number = try head.int64(0)
        let hash = Self.hash(after: try head.text(1), number: number, entry)
        let actor = entry.actor.columns
        try s.execute(
            """
            INSERT INTO audit_entry
                (number, at, actor_kind, actor_id, act, subject_kind, subject_id, details, hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            number, entry.at, actor.kind, actor.id, entry.act, entry.subject.kind.name, entry.subject.id,
            entry.details, hash)
        try s.execute("UPDATE audit_head SET hash = $1 WHERE id = 1", hash)
    }

    /// The entries about a subject, oldest first.
    public static func entries(about subject: Subject, in s: any Session) throws -> [Entry] {
        try s.rows(
            """
            SELECT number, at, actor_kind, actor_id, act, subject_kind, subject_id, details, hash
            FROM audit_entry
            WHERE subject_kind = $1 AND subject_id = $2
            ORDER BY number
            """, subject.kind.name, subject.id
        ).map { try Recorded($0).entry }
    }

    /// Recomputes the chain: nil when it holds, else the number of the first entry that does not fit.
    public static func firstBrokenEntry(in s: any Session) throws -> Int64? {
        var previous = ""
        var number: Int64 = 0
        while true {
            let page = try s.rows(
                """
                SELECT number, at, actor_kind, actor_id, act, subject_kind, subject_id, details, hash
                FROM audit_entry
                WHERE number > $1
                ORDER BY number
                LIMIT 1000
                """, number
            ).map(Recorded.init)
            guard !page.isEmpty else { break }
            for recorded in page {
                number += 1
                previous = hash(after: previous, number: number, recorded.entry)
                guard recorded.number == number, recorded.hash == previous else { return number }
            }
        }
        let head = try s.row("SELECT number, hash FROM audit_head WHERE id = 1")
        let fits = try head.map { try $0.int64(0) == number && $0.text(1) == previous } ?? false
        return fits ? nil : number + 1
    }

    /// SHA-256 over the previous hash and the fields, each preceded by its length so that none can run into another.
    private static func hash(after previous: String, number: Int64, _ entry: Entry) -> String {
        let actor = entry.actor.columns
        let fields = [
            previous, String(number), String(entry.at.milliseconds), actor.kind, actor.id.map(\.description) ?? "",
            entry.act, entry.subject.kind.name, String(entry.subject.id), entry.details,
        ]
        var hash = SHA256()
        for field in fields { hash.update(data: Array("\(field.utf8.count):\(field)".utf8)) }
        return Hex.encode(hash.finalize())
    }

    private struct Recorded {
        let number: Int64
        let entry: Entry
        let hash: String

        init(_ row: Row) throws {
            number = try row.int64(0)
            let actor = try Actor(kind: row.text(2), id: row.idOrNil(3))
            entry = Entry(
                try row.text(4), Subject(Subject.Kind(try row.text(5)), try row.int64(6)), by: actor,
                at: try row.moment(1), details: try row.text(7))
            hash = try row.text(8)
        }
    }
}

extension Actor {
    fileprivate var columns: (kind: String, id: PersonID?) {
        switch self {
        case .person(let id): ("person", id)
        case .visitor: ("visitor", nil)
        case .system: ("system", nil)
        }
    }

    fileprivate init(kind: String, id: PersonID?) throws {
        switch (kind, id) {
        case ("person", let id?): self = .person(id)
        case ("visitor", nil): self = .visitor
        case ("system", nil): self = .system
        default: throw StorageError.misuse("\(kind) is not an actor")
        }
    }
}
