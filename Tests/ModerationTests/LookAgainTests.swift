import Community
import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import App
@testable import Moderation

/// What waits is read by the slower model in the background: the order changes, and what others see does not.
@Suite struct LookAgainTests: TownTests {
    private static let engine = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent(".embedding").path

    @Test(arguments: Engines.all) func `a second look puts a text where it belongs, once`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let house = town.house
            let reader = try #require(try SecondReader(folder: Self.engine))
            let bench = Bench(CitizenTime.moderated, screening: { _, _ in .nothing }, ids: house.ids)
            let entries = try await house.database.write { s in
                let statements = try s.rows(
                    "SELECT id FROM statement WHERE id NOT IN (SELECT subject_id FROM moderation_entry) ORDER BY id"
                ).map { try $0.int64(0) }
                let texts = [
                    "Whoever says that refugees are animals should be ashamed.", "Immigrants, I would not miss them.",
                ]
                return try zip(statements, texts).map { id, text -> EntryID in
                    try s.execute("UPDATE statement SET text = $1, language = 'en' WHERE id = $2", text, id)
                    let read = try #require(try bench.read(Subject("statement", id), in: s))
                    return try #require(
                        try bench.open(read, cause: .held, triage: .review, at: house.now(), in: s))
                }
            }
            let act = LookAgain(
                bench: bench, screening: reader.screening, house: house)

            var left = 1
            while left > 0 {
                try await act.run()
                left = try await house.database.read { s in try QueueStore.readOnce(most: 100, in: s).count }
            }

            let after = try await house.database.read { s in try entries.map { try QueueStore.find($0, in: s) } }
            #expect(after[0]?.triage == Triage.none)
            #expect(after.allSatisfy { $0 != nil })
        }
    }
}
