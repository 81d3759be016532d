import Storage

/// An SQLite session that asks for the plan of every query and notes those that read a whole table.
public final class PlanRecorder: Session {
    private let session: any Session
    /// The queries with a full scan.
    public private(set) var scans: [String] = []
    public private(set) var queries = 0

    public init(_ session: any Session) {
        self.session = session
    }

    public func execute(_ sql: String, values: [SQLValue]) throws -> Int {
        try note(sql, values)
        return try session.execute(sql, values: values)
    }

    public func rows(_ sql: String, values: [SQLValue]) throws -> [Row] {
        try note(sql, values)
        return try session.rows(sql, values: values)
    }

    public func batch(_ sql: String, _ rows: [[SQLValue]]) throws {
        try session.batch(sql, rows)
    }

    private func note(_ sql: String, _ values: [SQLValue]) throws {
        queries += 1
        let plan = try session.rows("EXPLAIN QUERY PLAN \(sql)", values: values).map { try $0.text(3) }
        // "SCAN x" without an index reads all of x; a scan of a constant row or of a subquery's result does not.
        let full = plan.filter { $0.hasPrefix("SCAN ") && !$0.contains("USING") && !$0.contains("CONSTANT") }
        if !full.isEmpty { scans.append("\(full.joined(separator: ", ")): \(sql)") }
    }
}
