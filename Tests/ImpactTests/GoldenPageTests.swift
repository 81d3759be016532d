import App
import Community
import Kernel
import Storage
import TestSupport
import Testing

/// Pages as they should be, in a language of each direction.
@Suite struct GoldenPageTests: TownTests {
    @Test(arguments: ["en", "ar"])
    func `the whole, an indicator and the report look as recorded`(language: String) async throws {
        try await withTown(.sqlite) { town in
            try await town.countIndicators()
            let root = try await town.house.database.read { s in
                try #require(try PlaceStore.all(in: s).first { $0.parent == nil }).id
            }
            let visitor = visitor(town, language)

            for (address, name) in [
                ("/impact", "impact"), ("/impact/places/\(root)/daysToAnswer", "days-to-answer"),
                ("/impact/reports/place/\(root)/2025-12/2026-11", "report"), ("/impact/indicators", "definitions"),
            ] {
                await visitor.open(address)
                #expect(visitor.status == 200)
                #expect(try Golden.difference(Golden.main(of: visitor.page), "\(name)-\(language).html") == nil)
            }
        }
    }
}
