import App
import Kernel
import TestSupport
import Testing

@testable import Volunteering

/// Pages as they should be, in a language of each direction.
@Suite struct GoldenPageTests: TownTests {
    @Test(arguments: ["en", "ar"])
    func `the list, an opportunity and a shift look as recorded`(language: String) async throws {
        try await withTown(.sqlite) { town in
            let visitor = visitor(town, language)

            await visitor.open("/opportunities?speaks=ar&time=evening")
            #expect(try Golden.difference(Golden.main(of: visitor.page), "list-\(language).html") == nil)
            let one = try #require(visitor.text(after: "href=\"/opportunities/", until: "\""))
            await visitor.open("/opportunities/\(one)")
            #expect(try Golden.difference(Golden.main(of: visitor.page), "opportunity-\(language).html") == nil)
            let shift = try #require(
                visitor.page.components(separatedBy: "href=\"/shifts/").last?.prefix { $0 != "\"" })
            await visitor.open("/shifts/\(shift)")
            #expect(try Golden.difference(Golden.main(of: visitor.page), "shift-\(language).html") == nil)
        }
    }
}
