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

    public enum Direction: Sendable {
        case back, forward
    }

    /// Every link on the ways that start or end at a subject, the nearest first, up to six steps away.
    ///
    /// One query on the index of its direction, whatever the number of links.
    public static func walk(
        _ direction: Direction, from subject: Subject, most: Int, in s: any Session
    ) throws -> [Link] {
        let (near, far) = direction == .forward ? ("from", "to") : ("to", "from")
        return try s.rows(
            """
            WITH RECURSIVE walk (kind, id, depth) AS (
                SELECT CAST($1 AS TEXT), CAST($2 AS BIGINT), 0
                UNION
                SELECT trail_link.\(far)_kind, trail_link.\(far)_id, walk.depth + 1
                FROM walk
                JOIN trail_link ON trail_link.\(near)_kind = walk.kind AND trail_link.\(near)_id = walk.id
                WHERE walk.depth < 5)
            SELECT from_kind, from_id, trail_link.kind, to_kind, to_id, at, MIN(walk.depth)
            FROM walk
            JOIN trail_link ON trail_link.\(near)_kind = walk.kind AND trail_link.\(near)_id = walk.id
            GROUP BY from_kind, from_id, trail_link.kind, to_kind, to_id, at
            ORDER BY MIN(walk.depth), at, from_kind, from_id, to_kind, to_id
            LIMIT $3
            """, subject.kind.name, subject.id, most
        ).map(link)
    }

    private static func link(_ row: Row) throws -> Link {
        let name = try row.text(2)
        guard let kind = Kind(rawValue: name) else { throw StorageError.misuse("\(name) is not a kind of link") }
        return Link(
            from: Subject(Subject.Kind(try row.text(0)), try row.int64(1)), kind: kind,
            to: Subject(Subject.Kind(try row.text(3)), try row.int64(4)), at: try row.moment(5))
    }
}
