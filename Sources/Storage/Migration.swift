import Crypto
import Kernel

/// One step of the schema, owned by a room; once shipped, never edited.
public struct Migration: Sendable {
    /// Sorts by time and names the room: `2026-11-24 community`.
    public let id: String
    /// Statements in the common dialect; a table may end in `WITHOUT ROWID`, which PostgreSQL, having none, is not told.
    public let statements: [String]

    public init(_ id: String, _ statements: String...) {
        self.id = id
        self.statements = statements
    }

    /// SHA-256 of the statements: two programs agree on a migration or refuse each other's database.
    public var fingerprint: String {
        var hash = SHA256()
        for statement in statements { hash.update(data: Array(statement.utf8) + [0]) }
        return Hex.encode(hash.finalize())
    }
}

/// A table that SQLite keeps in the order of its key, with no number that tells the order of insertion.
private let withoutRowNumbers = " WITHOUT ROWID"

extension Database {
    /// Brings the schema up to date in one transaction; returns what was applied.
    ///
    /// - Throws: `StorageError.schema` when an applied migration has changed or is unknown to this program
    @discardableResult
    public func migrate(_ migrations: [Migration], now: Moment) async throws -> [String] {
        let ordered = migrations.sorted { $0.id < $1.id }
        return try await write { [engine] s in
            if engine == .postgresql { _ = try s.rows("SELECT pg_advisory_xact_lock(4711202611)") }
            try s.execute(
                """
                CREATE TABLE IF NOT EXISTS schema_migration (
                    id TEXT PRIMARY KEY,
                    fingerprint TEXT NOT NULL,
                    applied_at BIGINT NOT NULL
                )
                """)
            let applied = try s.rows("SELECT id, fingerprint FROM schema_migration ORDER BY id")
                .map { (id: try $0.text(0), fingerprint: try $0.text(1)) }
            try Self.check(applied, against: ordered)
            let known = Set(applied.map(\.id))
            let missing = ordered.filter { !known.contains($0.id) }
            for migration in missing {
                for statement in migration.statements {
                    let isSpoken = engine == .sqlite || !statement.hasSuffix(withoutRowNumbers)
                    try s.execute(isSpoken ? statement : String(statement.dropLast(withoutRowNumbers.count)))
                }
                try s.execute(
                    """
                    INSERT INTO schema_migration (id, fingerprint, applied_at)
                    VALUES ($1, $2, $3)
                    """, migration.id, migration.fingerprint, now)
            }
            return missing.map(\.id)
        }
    }

    private static func check(
        _ applied: [(id: String, fingerprint: String)], against migrations: [Migration]
    ) throws {
        for (id, fingerprint) in applied {
            guard let migration = migrations.first(where: { $0.id == id }) else {
                throw StorageError.schema("the database was made by a newer program: it has the migration \(id)")
            }
            guard migration.fingerprint == fingerprint else {
                throw StorageError.schema("the migration \(id) has changed since it was applied")
            }
        }
    }
}
