import Dispatch
import Foundation
import Synchronization

/// PostgreSQL through libpq: a bounded pool of connections, each transaction on a thread of its own queue.
final class PostgreSQLDriver: Driver {
    let engine = Database.Engine.postgresql
    private let url: String
    private let queue = DispatchQueue(label: "citizentime.postgresql", attributes: .concurrent)
    /// How many transactions run at once.
    private let slots: AsyncSlots
    private let idle = Mutex<[Pooled]>([])

    /// A connection between two uses: nobody else holds it.
    private struct Pooled: @unchecked Sendable {
        let connection: PostgreSQLConnection
    }

    init(_ url: String, size: Int = 12) throws {
        self.url = url
        slots = AsyncSlots(size)
        put(Pooled(connection: try Self.connect(url)))
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws -> Result {
        try await transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Result) async throws -> Result {
        // Rules read before they write; serialisable transactions make that as safe as SQLite's single writer.
        try await transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", body)
    }

    func backup(to path: String) async throws {
        throw StorageError.misuse("a PostgreSQL database is backed up with pg_dump, see docs/operating.md")
    }

    /// VACUUM runs outside a transaction.
    func forgetPast(of tables: [String]) async throws {
        await slots.take()
        defer { slots.giveBack() }
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            queue.async { [self] in
                continuation.resume(
                    with: Swift.Result {
                        let pooled = try take("SELECT 1")
                        try pooled.connection.command("VACUUM \(tables.joined(separator: ", "))")
                        put(pooled)
                    })
            }
        }
    }

    func close() async throws {
        idle.withLock { $0.removeAll() }
    }

    private func transaction<Result: Sendable>(
        _ begin: String, _ body: @escaping @Sendable (any Session) throws -> Result
    ) async throws -> Result {
        await slots.take()
        defer { slots.giveBack() }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                continuation.resume(with: Swift.Result { try run(begin, body) })
            }
        }
    }

    private func run<Result>(_ begin: String, _ body: (any Session) throws -> Result) throws -> Result {
        let pooled = try take(begin)
        do {
            let result = try body(pooled.connection)
            try pooled.connection.command("COMMIT")
            put(pooled)
            return result
        } catch {
            do {
                try pooled.connection.command("ROLLBACK")
                put(pooled)
            } catch {
                // The connection is lost; the server has rolled back, and the pool opens another one when asked.
            }
            throw error
        }
    }

    /// A connection in a fresh transaction; one that died while idle is replaced.
    private func take(_ begin: String) throws -> Pooled {
        while let pooled = idle.withLock({ $0.popLast() }) {
            do {
                try pooled.connection.command(begin)
                return pooled
            } catch StorageError.unavailable {
                continue
            }
        }
        let fresh = Pooled(connection: try Self.connect(url))
        try fresh.connection.command(begin)
        return fresh
    }

    private func put(_ pooled: Pooled) {
        guard pooled.connection.isUsable else { return }
        idle.withLock { $0.append(pooled) }
    }

    private static func connect(_ url: String) throws -> PostgreSQLConnection {
        let connection = try PostgreSQLConnection(url)
        try connection.command("SET statement_timeout = '30s'")
        try connection.command("SET lock_timeout = '10s'")
        try connection.command("SET client_min_messages = warning")
        return connection
    }
}

/// A fixed number of places; who finds none waits in order.
final class AsyncSlots: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(_ count: Int) {
        state = Mutex(State(free: count))
    }

    func take() async {
        await withCheckedContinuation { continuation in
            let admitted = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if admitted { continuation.resume() }
        }
    }

    func giveBack() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
