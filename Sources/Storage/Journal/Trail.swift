import Kernel

/// The spine of the product: which thing came from which, and what it led to.
public enum Trail {
    /// A link between two subjects, read from the earlier to the later.
    public struct Link: Hashable, Sendable {
        public let from: Subject
        public let kind: Kind
        public let to: Subject
        public let at: Moment
    }

    /// How the later thing follows from the earlier one.
    public enum Kind: String, Sendable, CaseIterable {
        /// A statement belongs to what a consultation heard.
        case heard
        /// A consensus, a proposal or a suggestion grew out of it.
        case ledTo = "led-to"
        /// An official answer replies to it.
        case answered
        /// A copy that was fitted to another place.
        case adapted
        /// An activity carries out an action.
        case fulfilled
        /// A measured change is counted for it.
        case measured
    }

    /// Draws a link; drawing it again changes nothing.
    public static func link(
        _ from: Subject, _ kind: Kind, _ to: Subject, by actor: Actor, at: Moment, in s: any Session
    ) throws {
        var person: PersonID?
        if case .person(let id) = actor { person = id }
        try s.execute(
            """
            INSERT INTO trail_link (from_kind, from_id, kind, to_kind, to_id, actor_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT DO NOTHING
            """, from.kind.name, from.id, kind.rawValue, to.kind.name, to.id, person, at)
    }

    /// What a subject led to, oldest first.
    public static func after(_ subject: Subject, in s: any Session) throws -> [Link] {
        try s.rows(
            """
            SELECT from_kind, from_id, kind, to_kind, to_id, at
            FROM trail_link
            WHERE from_kind = $1 AND from_id = $2
            ORDER BY at, to_kind, to_id
            """, subject.kind.name, subject.id
        ).map(link)
    }

    /// What a subject came from, oldest first.
    public static func before(_ subject: Subject, in s: any Session) throws -> [Link] {
        try s.rows(
            """
            SELECT from_kind, from_id, kind, to_kind, to_id, at
            FROM trail_link
            WHERE to_kind = $1 AND to_id = $2
            ORDER BY at, from_kind, from_id
            """, subject.kind.name, subject.id
        ).map(link)
    }

    /// Every link, oldest first, a page at a time; for open data.
    ///
    /// - from: how many were read before
    public static func all(from offset: Int, most: Int, in s: any Session) throws -> [Link] {
        try s.rows(
            """
            SELECT from_kind, from_id, kind, to_kind, to_id, at
            FROM trail_link
            ORDER BY at, from_kind, from_id, to_kind, to_id, kind
            LIMIT $1 OFFSET $2
            """, most, offset
        ).map(link)
    }

    public enum Direction: Sendable {
        case back, forward
    }

    /// The links on the ways that start or end at a subject: the nearest first, then the oldest, up to six steps away.
    ///
    /// A few queries for each step on the index of its direction, none of which returns more than `most` rows.
    public static func walk(
        _ direction: Direction, from subject: Subject, most: Int, in s: any Session
    ) throws -> [Link] {
        var found: [Link] = []
        var seen: Set<Subject> = [subject]
        var level = [subject]
        for _ in 0..<6 where !level.isEmpty && found.count < most {
            let links = try step(direction, from: level, most: most - found.count, in: s)
            found += links
            level = links.map { direction == .forward ? $0.to : $0.from }.filter { seen.insert($0).inserted }
        }
        return found
    }

    /// The links of all subjects of one level, the oldest first.
    private static func step(
        _ direction: Direction, from level: [Subject], most: Int, in s: any Session
    ) throws -> [Link] {
        let near = direction == .forward ? "from" : "to"
        var links: [Link] = []
        for (kind, subjects) in Dictionary(grouping: level, by: \.kind) {
            let places = SQLList.placeholders(subjects.count, after: 1)
            links += try s.rows(
                """
                SELECT from_kind, from_id, kind, to_kind, to_id, at
                FROM trail_link
                WHERE \(near)_kind = $1 AND \(near)_id IN (\(places))
                ORDER BY at
                LIMIT $\(subjects.count + 2)
                """, values: [.text(kind.name)] + subjects.map { .integer($0.id) } + [.integer(Int64(most))]
            ).map(link)
        }
        let ordered = links.sorted {
            ($0.at, $0.from.id, $0.to.id, $0.kind.rawValue) < ($1.at, $1.from.id, $1.to.id, $1.kind.rawValue)
        }
        return Array(ordered.prefix(most))
    }

    private static func link(_ row: Row) throws -> Link {
        let name = try row.text(2)
        guard let kind = Kind(rawValue: name) else { throw StorageError.misuse("\(name) is not a kind of link") }
        return Link(
            from: Subject(Subject.Kind(try row.text(0)), try row.int64(1)), kind: kind,
            to: Subject(Subject.Kind(try row.text(3)), try row.int64(4)), at: try row.moment(5))
    }
}
