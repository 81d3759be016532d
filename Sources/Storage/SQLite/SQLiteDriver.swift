import Foundation
import GRDB

/// SQLite through GRDB: one writer, several readers, write-ahead log.
struct SQLiteDriver: Driver {
    let engine = Database.Engine.sqlite
    private let pool: DatabasePool

    init(path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            // An acknowledged change survives a power failure only when the log is synced at each commit.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA cache_size = -8000")
            // What is deleted is written over. Source: sqlite.org/pragma.html, secure_delete.
            try db.execute(sql: "PRAGMA secure_delete = ON")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
        } catch {
            throw SQLiteSession.translated(error)
        }
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws -> Result {
        do {
            return try await pool.read { db in try body(SQLiteSession(db)) }
        } catch {
            throw SQLiteSession.translated(error)
        }
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws -> Result {
        do {
            return try await pool.write { db in try body(SQLiteSession(db)) }
        } catch {
            throw SQLiteSession.translated(error)
        }
    }

    func backup(to path: String) async throws {
        do {
            try pool.backup(to: DatabaseQueue(path: path))
        } catch {
            throw SQLiteSession.translated(error)
        }
    }

    func forgetPast(of tables: [String]) async throws {
        do {
            _ = try await pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        } catch {
            throw SQLiteSession.translated(error)
        }
    }

    func close() async throws {
        try pool.close()
    }
}

/// A transaction of SQLite.
final class SQLiteSession: Session {
    private let db: GRDB.Database

    init(_ db: GRDB.Database) {
        self.db = db
    }

    @discardableResult
    func execute(_ sql: String, values: [SQLValue]) throws -> Int {
        do {
            let statement = try db.cachedStatement(sql: sql)
            try statement.execute(arguments: Self.arguments(values))
            return db.changesCount
        } catch {
            throw Self.translated(error)
        }
    }

    func rows(_ sql: String, values: [SQLValue]) throws -> [Row] {
        do {
            let statement = try db.cachedStatement(sql: sql)
            let cursor = try GRDB.Row.fetchCursor(statement, arguments: Self.arguments(values))
            var rows: [Row] = []
            while let row = try cursor.next() {
                rows.append(Row(values: row.databaseValues.map(Self.value)))
            }
            return rows
        } catch {
            throw Self.translated(error)
        }
    }

    func batch(_ sql: String, _ rows: [[SQLValue]]) throws {
        for row in rows { try execute(sql, values: row) }
    }

    private static func arguments(_ values: [SQLValue]) -> StatementArguments {
        StatementArguments(
            values.map { value -> (any DatabaseValueConvertible)? in
                switch value {
                case .null: nil
                case .integer(let value): value
                case .real(let value): value
                case .text(let value): value
                case .blob(let value): Data(value)
                }
            })
    }

    private static func value(_ value: DatabaseValue) -> SQLValue {
        switch value.storage {
        case .null: .null
        case .int64(let value): .integer(value)
        case .double(let value): .real(value)
        case .string(let value): .text(value)
        case .blob(let value): .blob(Array(value))
        }
    }

    /// The error in our terms; errors of the caller's own pass unchanged.
    static func translated(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let message = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            return StorageError.uniqueViolation(message)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: return StorageError.foreignKeyViolation(message)
        case .SQLITE_CONSTRAINT_CHECK, .SQLITE_CONSTRAINT_NOTNULL: return StorageError.constraintViolation(message)
        default: break
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return StorageError.conflict(message)
        case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_NOTADB, .SQLITE_CORRUPT,
            .SQLITE_PERM:
            return StorageError.unavailable(message)
        default: return StorageError.misuse(message)
        }
    }
}
