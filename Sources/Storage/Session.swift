/// One transaction on one thread: what acts and stores speak to.
///
/// The SQL is the common dialect of SQLite and PostgreSQL: parameters `$1…$n` in order of first appearance, ids from
/// the application, times as integers, `NULLS FIRST|LAST` said, sums cast, JSON opaque.
public protocol Session: AnyObject {
    /// Runs a statement; returns how many rows it changed.
    ///
    /// - Throws: `StorageError`
    @discardableResult
    func execute(_ sql: String, values: [SQLValue]) throws -> Int

    /// Runs a query.
    ///
    /// - Throws: `StorageError`
    func rows(_ sql: String, values: [SQLValue]) throws -> [Row]

    /// Runs one statement for many rows of parameters, without waiting for each.
    ///
    /// - Throws: `StorageError`
    func batch(_ sql: String, _ rows: [[SQLValue]]) throws
}

extension Session {
    @discardableResult
    public func execute(_ sql: String, _ arguments: (any SQLConvertible)?...) throws -> Int {
        try execute(sql, values: arguments.map { $0?.sqlValue ?? .null })
    }

    public func rows(_ sql: String, _ arguments: (any SQLConvertible)?...) throws -> [Row] {
        try rows(sql, values: arguments.map { $0?.sqlValue ?? .null })
    }

    /// The first row; nil when there is none.
    public func row(_ sql: String, _ arguments: (any SQLConvertible)?...) throws -> Row? {
        try rows(sql, values: arguments.map { $0?.sqlValue ?? .null }).first
    }
}
