import Kernel
import Storage

/// Whether others see what somebody wrote.
public enum Exposure: String, Sendable, CaseIterable {
    case shown
    /// Until a moderator has looked.
    case waiting
    /// By a moderator's decision.
    case hidden
}

/// What is not shown: one table for the things of all rooms, since each of them hides in the same way.
///
/// A room puts `isShown` into the queries of its lists, pages, feeds and open data.
public enum Withheld {
    /// A condition for WHERE: true where the thing with that identifier is shown.
    ///
    /// - table: as the query names it
    /// - column: that holds the identifier
    public static func isShown(_ kind: Subject.Kind, in table: String, column: String = "id") -> String {
        """
        NOT EXISTS (
            SELECT 1 FROM withheld
            WHERE withheld.subject_kind = '\(kind.name)' AND withheld.subject_id = \(table).\(column))
        """
    }

    public static func exposure(of subject: Subject, in s: any Session) throws -> Exposure {
        try s.row(
            "SELECT exposure FROM withheld WHERE subject_kind = $1 AND subject_id = $2", subject.kind.name, subject.id
        ).flatMap { Exposure(rawValue: try $0.text(0)) } ?? .shown
    }

    /// Those of one kind that are not shown.
    public static func among(_ ids: [Int64], of kind: Subject.Kind, in s: any Session) throws -> Set<Int64> {
        guard !ids.isEmpty else { return [] }
        let rows = try s.rows(
            """
            SELECT subject_id
            FROM withheld
            WHERE subject_kind = $1 AND subject_id IN (\(SQLList.placeholders(ids.count, after: 1)))
            """, values: [.text(kind.name)] + ids.map(SQLValue.integer))
        return Set(try rows.map { try $0.int64(0) })
    }

    /// Hides a thing, makes it wait, or shows it again.
    ///
    /// - was: what stood in its place, for what is replaced and not left out
    public static func expose(
        _ exposure: Exposure, _ subject: Subject, was: String? = nil, at: Moment, in s: any Session
    ) throws {
        guard exposure != .shown else {
            try s.execute(
                "DELETE FROM withheld WHERE subject_kind = $1 AND subject_id = $2", subject.kind.name, subject.id)
            return
        }
        try s.execute(
            """
            INSERT INTO withheld (subject_kind, subject_id, exposure, was, since)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (subject_kind, subject_id) DO UPDATE
            SET exposure = excluded.exposure, since = excluded.since
            """, subject.kind.name, subject.id, exposure.rawValue, was, at)
    }

    /// What stood in the place of a thing that was replaced.
    static func replaced(_ subject: Subject, in s: any Session) throws -> String? {
        try s.row(
            "SELECT was FROM withheld WHERE subject_kind = $1 AND subject_id = $2", subject.kind.name, subject.id)?
            .textOrNil(0)
    }
}
