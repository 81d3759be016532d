import Foundation
import Kernel
import Storage
import TestSupport
import Testing

private let noon = Moment(milliseconds: 1_795_000_000_000)
private let votes = Migration(
    "2026-11-24 test",
    "CREATE TABLE parent (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, picture BYTEA)",
    "CREATE TABLE child (id BIGINT PRIMARY KEY, parent_id BIGINT NOT NULL REFERENCES parent (id) ON DELETE CASCADE)")

@Test func `PostgreSQL is there in CI`() {
    #expect(Engines.postgres != nil || ProcessInfo.processInfo.environment["CI"] != "true")
}

@Suite struct DatabaseTests {
    @Test(arguments: Engines.all)
    func `values come back as they went in`(engine: Database.Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.migrate([votes], now: noon)
            try await database.write { s in
                _ = try s.execute(
                    "INSERT INTO parent (id, name, picture) VALUES ($1, $2, $3)", Int64.max, "Ελένη ’; --",
                    [0, 255, 39] as [UInt8])
            }

            let row = try await database.read { s in try s.row("SELECT id, name, picture FROM parent") }

            let found = try #require(row)
            #expect(try found.int64(0) == .max)
            #expect(try found.text(1) == "Ελένη ’; --")
            #expect(try found.blob(2) == [0, 255, 39])
        }
    }

    @Test(arguments: Engines.all)
    func `a broken rule of the schema has one name on both engines`(engine: Database.Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.migrate([votes], now: noon)
            try await database.write { s in
                _ = try s.execute("INSERT INTO parent (id, name) VALUES ($1, $2)", 1, "a")
            }
            await #expect {
                try await database.write { s in
                    _ = try s.execute("INSERT INTO parent (id, name) VALUES ($1, $2)", 2, "a")
                }
            } throws: { error in
                if case StorageError.uniqueViolation = error { true } else { false }
            }
            await #expect {
                try await database.write { s in
                    _ = try s.execute("INSERT INTO child (id, parent_id) VALUES ($1, $2)", 1, 9)
                }
            } throws: { error in
                if case StorageError.foreignKeyViolation = error { true } else { false }
            }
        }
    }

    @Test(arguments: Engines.all)
    func `what throws leaves nothing behind`(engine: Database.Engine) async throws {
        struct Stop: Error {}
        try await withDatabase(engine) { database in
            try await database.migrate([votes], now: noon)
            await #expect(throws: Stop.self) {
                try await database.write { s in
                    try s.batch("INSERT INTO parent (id, name) VALUES ($1, $2)", [[.integer(1), .text("a")]])
                    throw Stop()
                }
            }
            let count = try await database.read { s in try s.row("SELECT COUNT(*) FROM parent")?.int(0) }
            #expect(count == 0)
        }
    }

    @Test(arguments: Engines.all)
    func `a migration runs once and may not change`(engine: Database.Engine) async throws {
        try await withDatabase(engine) { database in
            let first = try await database.migrate([votes], now: noon)
            let second = try await database.migrate([votes], now: noon)
            #expect(first == [votes.id])
            #expect(second.isEmpty)
            await #expect {
                try await database.migrate([Migration(votes.id, "SELECT 1")], now: noon)
            } throws: { error in
                if case StorageError.schema = error { true } else { false }
            }
        }
    }

    @Test(arguments: Engines.all)
    func `the audit log shows where it was tampered with`(engine: Database.Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.migrate(Journal.migrations, now: noon)
            try await database.write { s in
                for number in 1...3 {
                    try AuditLog.record(
                        .init("test.done", Subject("thing", Int64(number)), by: .system, at: noon), in: s)
                }
            }
            let before = try await database.read { s in try AuditLog.firstBrokenEntry(in: s) }
            #expect(before == nil)

            try await database.write { s in
                _ = try s.execute("UPDATE audit_entry SET act = 'test.undone' WHERE number = 2")
            }

            let after = try await database.read { s in try AuditLog.firstBrokenEntry(in: s) }
            #expect(after == 2)
        }
    }

    @Test(arguments: Engines.all)
    func `a group commit keeps every item once and lets a bad one fail alone`(engine: Database.Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.migrate([votes], now: noon)
            let writer = GroupCommit<Int, Int>(database) { items, s in
                try s.batch(
                    "INSERT INTO parent (id, name) VALUES ($1, $2)",
                    items.map { [.integer(Int64($0)), .text("n\($0 % 100)")] })
                return items
            }
            let failures = await withTaskGroup(of: Bool.self) { group in
                for item in 0..<101 {
                    group.addTask {
                        do {
                            return try await writer.submit(item) != item
                        } catch {
                            return true
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            await writer.drain()

            let count = try await database.read { s in try s.row("SELECT COUNT(*) FROM parent")?.int(0) }
            #expect(failures == 1)
            #expect(count == 100)
            await #expect(throws: GroupCommitError.closed) { _ = try await writer.submit(7) }
        }
    }

    @Test(arguments: Engines.all)
    func `mail that was refused waits longer each time and is forgotten once sent`(
        engine: Database.Engine
    ) async throws {
        try await withDatabase(engine) { database in
            try await database.migrate(Journal.migrations, now: noon)
            let mail = Outbox.Mail(
                id: Identifier(7), to: "a@example.org", subject: "s", body: "secret", in: .greek)
            try await database.write { s in try Outbox.queue(mail, at: noon, in: s) }
            func claim(at now: Moment) async throws -> [Outbox.Mail] {
                try await database.write { s in try Outbox.claim(5, lease: .minutes(5), now: now, in: s) }
            }

            #expect(try await claim(at: noon) == [mail])
            #expect(try await claim(at: noon).isEmpty)
            for minutes: Int64 in [1, 2, 4] {
                try await database.write { s in try Outbox.postpone(mail.id, failure: "refused", now: noon, in: s) }
                #expect(try await claim(at: noon + .seconds(minutes * 60 - 1)).isEmpty)
                #expect(try await claim(at: noon + .minutes(minutes)) == [mail])
            }
            try await database.write { s in try Outbox.finish(mail.id, now: noon, in: s) }

            #expect(try await claim(at: noon + .days(9)).isEmpty)
            let kept = try await database.read { s in try s.row("SELECT body, recipient FROM outbox_mail") }
            #expect(try kept?.text(0) == "")
        }
    }

    @Test(arguments: Engines.all)
    func `a mail is claimed by one of two workers`(engine: Database.Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.migrate(Journal.migrations, now: noon)
            try await database.write { s in
                for id in 1...40 {
                    let mail = Outbox.Mail(
                        id: Identifier(Int64(id)), to: "a@example.org", subject: "s", body: "b", in: .english)
                    try Outbox.queue(mail, at: noon, in: s)
                }
            }
            let claimed = try await withThrowingTaskGroup(of: [Outbox.Mail].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await database.write { s in try Outbox.claim(5, lease: .minutes(5), now: noon, in: s) }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 40)
            #expect(Set(claimed.map(\.id)).count == 40)
        }
    }

    @Test(arguments: Engines.all)
    func `the trail is read in both directions and a link drawn twice stands once`(
        engine: Database.Engine
    ) async throws {
        try await withDatabase(engine) { database in
            try await database.migrate(Journal.migrations, now: noon)
            let statement = Subject("statement", 1)
            let consultation = Subject("consultation", 2)
            try await database.write { s in
                for _ in 0..<2 { try Trail.link(statement, .heard, consultation, by: .visitor, at: noon, in: s) }
            }
            let (after, before, none) = try await database.read { s in
                (
                    try Trail.after(statement, in: s), try Trail.before(consultation, in: s),
                    try Trail.before(statement, in: s)
                )
            }
            #expect(after.map(\.to) == [consultation])
            #expect(before.map(\.from) == [statement])
            #expect(none.isEmpty)
        }
    }
}
