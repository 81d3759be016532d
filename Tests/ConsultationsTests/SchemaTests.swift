import App
import Kernel
import Storage
import TestSupport
import Testing

@testable import Consultations

/// The schema: frozen once shipped, and with an index for every hot query.
@Suite struct SchemaTests: TownTests {
    @Test func `a shipped migration is never edited`() async throws {
        try await withTown(.sqlite) { town in
            let lines = try await town.house.database.read { s in
                try s.rows("SELECT id, fingerprint FROM schema_migration ORDER BY id").map {
                    "\(try $0.text(0)) \(try $0.text(1))"
                }
            }
            #expect(try Golden.difference(lines.joined(separator: "\n") + "\n", "migrations.txt") == nil)
        }
    }

    @Test func `no query of voting or of the result page reads a whole table`() async throws {
        try await withTown(.sqlite) { town in
            let scans = try await town.house.database.write { session -> [String] in
                let s = PlanRecorder(session)
                let id = try #require(try ConsultationStore.all(in: session).first?.id)
                let statement = try #require(try StatementStore.all(of: id, in: s).first?.id)
                let participant = try StatementStore.participant(
                    "key", of: id, fresh: town.house.ids.next(), at: town.house.now(), in: s)
                _ = try ConsultationStore.find(id, in: s)
                _ = try StatementStore.find(statement, of: id, in: s)
                try StatementStore.cast(.agree, by: participant, on: statement, at: town.house.now(), in: s)
                _ = try StatementStore.votes(of: participant, in: s)
                _ = try StatementStore.times(of: id, in: s)
                _ = try StatementStore.voteCount(of: id, in: s)
                _ = try StatementStore.allVotes(of: id, in: s)
                #expect(s.queries > 8)
                return s.scans
            }
            #expect(scans == [])
        }
    }
}
