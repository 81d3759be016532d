/// The database of a server: embedded SQLite or PostgreSQL, behind the same two verbs.
public final class Database: Sendable {
    private let driver: any Driver

    public enum Engine: String, Sendable, CaseIterable {
        case sqlite
        case postgresql
    }

    public var engine: Engine { driver.engine }

    /// Opens a SQLite file, which is made when it is not there, or connects to `postgresql://…`.
    ///
    /// - Throws: `StorageError.unavailable`
    public init(_ location: String) throws {
        if location.hasPrefix("postgresql://") || location.hasPrefix("postgres://") {
            driver = try PostgreSQLDriver(location)
        } else {
            driver = try SQLiteDriver(path: location)
        }
    }

    /// Reads from one consistent state.
    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws
        -> Result
    {
        try await driver.read(body)
    }

    /// How often a transaction is tried when others come first.
    private static let attempts = 30

    /// One durable transaction: all of it when `body` returns, nothing of it when `body` throws.
    ///
    /// `body` may run more than once when another transaction came first, so it has no effect but through the session.
    ///
    /// - Throws: `Contention` when others came first each time
    public func write<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws
        -> Result
    {
        for _ in 0..<Self.attempts {
            do {
                return try await driver.write(body)
            } catch StorageError.conflict {
                continue
            }
        }
        throw Contention()
    }

    /// Writes a copy of an SQLite database while it is in use.
    ///
    /// - Throws: `StorageError.misuse` for PostgreSQL, which has pg_dump
    public func backup(to path: String) async throws {
        try await driver.backup(to: path)
    }

    /// Removes what the engine's own files still tell of rows that were deleted or written over in some tables: the
    /// write-ahead log of SQLite, and dead rows of PostgreSQL.
    ///
    /// PostgreSQL's write-ahead log and replicas are its operator's: see docs/operating.md.
    ///
    /// - Throws: `StorageError.conflict` while others read or write; it may be tried again
    public func forgetPast(of tables: [String]) async throws {
        try await driver.forgetPast(of: tables)
    }

    /// Waits for what is running and closes every connection.
    public func close() async throws {
        try await driver.close()
    }
}

/// What an engine must do.
protocol Driver: Sendable {
    var engine: Database.Engine { get }
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws -> Result
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws -> Result
    func backup(to path: String) async throws
    func forgetPast(of tables: [String]) async throws
    func close() async throws
}
