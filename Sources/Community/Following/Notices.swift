import Kernel
import Storage

/// What followers are told: one event, which reaches everybody who follows its subject or something it came from.
///
/// Written in the transaction of the change, told afterwards by `Digests`.
public enum Notices {
    public enum EventKind {}
    public typealias EventID = Identifier<EventKind>

    /// How many subjects up the trail an event is told to.
    static let reach = 100

    /// - act: names the sentence `notice.<act>` with a title: `suggestion/published`
    public static func post(
        _ act: String, about subject: Subject, id: EventID, at: Moment, in s: any Session
    ) throws {
        try s.execute(
            "INSERT INTO notice_event (id, act, subject_kind, subject_id, at) VALUES ($1, $2, $3, $4, $5)", id, act,
            subject.kind.name, subject.id, at)
        let sources = try Trail.walk(.back, from: subject, most: reach, in: s).flatMap { [$0.from, $0.to] }
        try s.batch(
            "INSERT INTO notice_reach (subject_kind, subject_id, event_id) VALUES ($1, $2, $3)",
            Set(sources + [subject]).map { [.text($0.kind.name), .integer($0.id), id.sqlValue] })
    }
}

/// Who follows what, and how often they are written to.
public enum Follows {
    public enum Frequency: String, Sendable, CaseIterable {
        case atOnce = "at-once"
        case daily, weekly, never
    }

    /// Follows from now on; again changes nothing. The first time mail comes at once.
    public static func follow(
        _ subject: Subject, person: PersonID, at: Moment, in s: any Session
    ) throws {
        try s.execute(
            """
            INSERT INTO follow (person_id, subject_kind, subject_id, since)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING
            """, person, subject.kind.name, subject.id, at)
        try s.execute(
            """
            INSERT INTO follower (person_id, frequency, told_to)
            VALUES ($1, 'at-once', 0)
            ON CONFLICT DO NOTHING
            """, person)
    }

    public static func unfollow(_ subject: Subject, person: PersonID, in s: any Session) throws {
        try s.execute(
            "DELETE FROM follow WHERE person_id = $1 AND subject_kind = $2 AND subject_id = $3", person,
            subject.kind.name, subject.id)
    }

    public static func follows(_ subject: Subject, person: PersonID, in s: any Session) throws -> Bool {
        try s.row(
            "SELECT since FROM follow WHERE person_id = $1 AND subject_kind = $2 AND subject_id = $3", person,
            subject.kind.name, subject.id) != nil
    }

    static func all(of person: PersonID, in s: any Session) throws -> [Subject] {
        try s.rows("SELECT subject_kind, subject_id FROM follow WHERE person_id = $1 ORDER BY since DESC", person)
            .map { Subject(Subject.Kind(try $0.text(0)), try $0.int64(1)) }
    }

    static func frequency(of person: PersonID, in s: any Session) throws -> Frequency {
        try s.row("SELECT frequency FROM follower WHERE person_id = $1", person)
            .flatMap { Frequency(rawValue: try $0.text(0)) } ?? .atOnce
    }

    /// From `never`, what happened meanwhile is not told.
    static func setFrequency(
        _ frequency: Frequency, of person: PersonID, told: Notices.EventID, in s: any Session
    ) throws {
        let old = try self.frequency(of: person, in: s)
        try s.execute(
            """
            INSERT INTO follower (person_id, frequency, told_to)
            VALUES ($1, $2, 0)
            ON CONFLICT (person_id) DO UPDATE SET frequency = excluded.frequency, due_at = NULL
            """, person, frequency.rawValue)
        if old == .never { try s.execute("UPDATE follower SET told_to = $1 WHERE person_id = $2", told, person) }
    }

    /// Events told at once; there may be more.
    static let mostNews = 50

    /// The newest events that a person is told of, newest first.
    static func news(for person: PersonID, in s: any Session) throws -> [News] {
        try news(for: person, after: 0, until: Moment(milliseconds: .max), order: "DESC", in: s)
    }

    /// What a person was not told of yet, oldest first.
    ///
    /// - after: the number of the last event they were told of
    static func news(for person: PersonID, after: Int64, until: Moment, in s: any Session) throws -> [News] {
        try news(for: person, after: after, until: until, order: "ASC", in: s)
    }

    private static func news(
        for person: PersonID, after: Int64, until: Moment, order: String, in s: any Session
    ) throws -> [News] {
        try s.rows(
            """
            SELECT DISTINCT notice_event.id, act, notice_event.subject_kind, notice_event.subject_id, at
            FROM follow
            JOIN notice_reach ON notice_reach.subject_kind = follow.subject_kind
                AND notice_reach.subject_id = follow.subject_id AND notice_reach.event_id > $1
            JOIN notice_event ON notice_event.id = notice_reach.event_id
            WHERE follow.person_id = $2 AND at >= follow.since AND at <= $3
            ORDER BY notice_event.id \(order)
            LIMIT $4
            """, after, person, until, mostNews
        ).map(News.init)
    }
}

/// One event as it is told.
struct News: Sendable, Hashable {
    let id: Notices.EventID
    let act: String
    let subject: Subject
    let at: Moment

    init(_ row: Row) throws {
        id = try row.id(0)
        act = try row.text(1)
        subject = Subject(Subject.Kind(try row.text(2)), try row.int64(3))
        at = try row.moment(4)
    }
}
