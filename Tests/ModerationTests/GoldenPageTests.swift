import TestSupport
import Testing

/// Pages of this room as they should be, in two directions of reading.
@Suite struct GoldenPageTests: TownTests {
    @Test(arguments: ["en", "ar"])
    func `the rules, the figures, the queue and a report look as recorded`(language: String) async throws {
        try await withTown(.sqlite) { town in
            let reader = visitor(town, language)
            for (name, address) in [("rules", "/moderation/rules"), ("transparency", "/moderation/transparency")] {
                await reader.open(address)
                #expect(try Golden.difference(Golden.main(of: reader.page), "\(name)-\(language).html") == nil)
            }
            await reader.open("/neighbours")
            await reader.open(try #require(reader.text(after: "card-link\" href=\"", until: "\"")))
            let report = try #require(reader.text(after: "href=\"/report/", until: "\""))
            await reader.open("/report/\(report)")
            #expect(try Golden.difference(Golden.main(of: reader.page), "report-\(language).html") == nil)

            let moderator = await signedIn("moderator", town, language)
            await moderator.open("/moderation?whose=everybody")
            #expect(try Golden.difference(Golden.main(of: moderator.page), "queue-\(language).html") == nil)
        }
    }
}
