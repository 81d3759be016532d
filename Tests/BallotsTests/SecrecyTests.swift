import App
import Community
import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Ballots

/// What a dump of the database holds after a vote, and that nothing in it leads from a person to a ballot.
@Suite struct SecrecyTests: TownTests {
    private func columns(_ table: String, _ database: Database) async throws -> [String] {
        try await database.read { [engine = database.engine] s in
            switch engine {
            case .sqlite: try s.rows("SELECT name FROM pragma_table_info('\(table)') ORDER BY name")
            case .postgresql:
                try s.rows(
                    """
                    SELECT column_name::text FROM information_schema.columns
                    WHERE table_name = $1 AND table_schema = current_schema()
                    ORDER BY column_name
                    """, table)
            }
        }.map { try $0.text(0) }
    }

    /// Every table as text, one row a line.
    private func dump(_ database: Database) async throws -> [String: [String]] {
        try await database.read { [engine = database.engine] s in
            let names = try s.rows(
                engine == .sqlite
                    ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                    : "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()"
            ).map { try $0.text(0) }
            return try Dictionary(
                uniqueKeysWithValues: names.map { name in (name, try s.rows("SELECT * FROM \(name)").map { "\($0)" }) })
        }
    }

    @Test(arguments: Engines.all)
    func `the tables of what is cast have no column for a person, a time or an order`(
        _ engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let database = town.house.database
            for (table, expected) in [
                "ballot_cast": ["ballot_id", "entry", "serial_hash"], "ballot_board": ["ballot_id", "line", "number"],
                "ballot_voter": ["address", "ballot_id", "blinded", "has_credential"],
                "ballot_key": ["ballot_id", "sealed"],
            ] {
                let found = try await columns(table, database)
                #expect(found == expected)
            }
            if engine == .sqlite {
                await #expect(throws: StorageError.self) {
                    try await database.read { s in _ = try s.rows("SELECT rowid FROM ballot_cast") }
                }
            }
        }
    }

    @Test(arguments: Engines.all)
    func `after a vote a dump of all tables holds the ballots on the board alone, in no order of casting`(
        _ engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let polls = try await Polls(town, voters: 8)
            var devices: [Device] = []
            var entries: [CastEntry] = []
            for voter in [5, 2, 7, 0, 6, 1] {
                let device = try Device(polls.keys)
                let entry = CastEntry(
                    credential: try await device.credential(polls.issue(voter, device.blinded)), choice: [1])
                _ = try await polls.cast(entry.credential, entry.choice)
                devices.append(device)
                entries.append(entry)
            }
            let open = try await dump(polls.database)
            for device in devices {
                let bytes = "\(device.blinded)".dropFirst().dropLast()
                let holders = open.filter { _, rows in rows.contains { $0.contains(bytes) } }.keys
                #expect(Array(holders) == ["ballot_voter"])
            }
            let board = try await polls.close()

            let tables = try await dump(polls.database)
            let left = try await polls.database.read { s in
                try ["ballot_cast", "ballot_key"].map { table in
                    try s.rows("SELECT ballot_id FROM \(table) WHERE ballot_id = $1", polls.ballot.id).count
                }
            }
            #expect(left == [0, 0])
            for entry in entries {
                let holders = tables.filter { _, rows in rows.contains { $0.contains(entry.receipt) } }.keys
                #expect(Array(holders) == ["ballot_board"])
            }
            for device in devices {
                let bytes = "\(device.blinded)".dropFirst().dropLast()
                #expect(!tables.values.joined().contains { $0.contains(bytes) })
            }
            // Physical order, which a dump shows: of addresses, and of receipts.
            let addresses = try await polls.database.read { s in
                try s.rows("SELECT address FROM ballot_voter WHERE ballot_id = $1", polls.ballot.id).map {
                    try $0.text(0)
                }
            }
            #expect(addresses == addresses.sorted() && addresses.count == 8)
            let lines = try await polls.database.read { s in
                try s.rows("SELECT line FROM ballot_board WHERE ballot_id = $1", polls.ballot.id).map { try $0.text(0) }
            }
            #expect(lines == board.lines)
            if engine == .postgresql {
                let writers = try await polls.database.read { s in
                    try s.rows(
                        """
                        SELECT DISTINCT xmin::text FROM ballot_board WHERE ballot_id = $1
                        UNION SELECT xmin::text FROM ballot_voter WHERE ballot_id = $1
                        """, polls.ballot.id
                    ).count
                }
                #expect(writers == 1)
            }
            let acts = try await polls.database.read { s in
                try AuditLog.entries(about: polls.ballot.subject, in: s).map(\.act)
            }
            #expect(acts == ["ballot/drafted", "ballot/opened", "ballot/closed"])
        }
    }

    @Test func `an erased account is off the roll and counts on; rolls go after their time`() async throws {
        let clock = TestClock()
        try await withTown(.sqlite, clock: clock) { town in
            let polls = try await Polls(town)
            try await polls.vote(0, [1])
            let voter = polls.voters[0]
            try await polls.database.write { s in
                try RollStore.forget("v1@example.org", person: voter, in: s)
            }
            let board = try await polls.close()
            #expect(try BoardCheck(Array(board.text.utf8)).closing.issued == 1)
            func roll() async throws -> [String] {
                try await polls.database.read { s in
                    try s.rows(
                        "SELECT address FROM ballot_voter WHERE ballot_id = $1 ORDER BY address", polls.ballot.id
                    )
                    .map { try $0.text(0) }
                }
            }
            #expect(try await roll() == ["erased \(voter)", "v2@example.org", "v3@example.org"])

            for (days, left) in [(Int64(90), 3), (1, 0)] {
                clock.advance(.days(days))
                try await polls.database.write { s in try ForgetRolls(at: clock.now).apply(in: s) }
                #expect(try await roll().count == left)
            }
        }
    }
}
