import App
import Community
import Kernel
import Storage
import TestSupport
import Testing

@testable import DecisionMethods

/// Each way of deciding as anybody reads it, and its example as anybody plays it.
@Suite struct MethodPageTests: TownTests {
    @Test func `every method is linked from the list and explained in every language of the interface`() async throws {
        try await withTown(.sqlite) { town in
            for language in ["en", "ro", "el", "ar"] {
                let reader = visitor(town, language)
                await reader.open("/methods/deciding")
                for method in DecisionMethod.allCases {
                    #expect(reader.page.contains("href=\"\(method.link.address)\""))
                }
                for method in DecisionMethod.allCases {
                    await reader.open(method.link.address)
                    #expect(reader.status == 200)
                    #expect(!reader.page.contains("deciding."), "a sentence is missing in \(language): \(method)")
                    #expect(reader.page.contains("<title id=\"picture-title\">"))
                    #expect(reader.page.contains("class=\"verdict\""))
                }
            }
            let stranger = visitor(town, "en")
            await stranger.open("/methods/deciding/nonsense")
            #expect(stranger.status == 404)
        }
    }

    @Test func `the numbers of the address are counted, and shown again`() async throws {
        try await withTown(.sqlite) { town in
            let reader = visitor(town, "en")
            await reader.open("/methods/deciding/irv")
            #expect(reader.page.contains("The winner is C: a market."))
            await reader.open("/methods/deciding/irv?group1=60&group2=25&group3=20&group4=15")
            #expect(reader.page.contains("Level at the top: A: a garden, C: a market."))
            await reader.open("/methods/deciding/irv?group1=61&group2=25&group3=20&group4=14")
            #expect(reader.page.contains("The winner is A: a garden."))
            #expect(reader.page.contains("value=\"61\""))
        }
    }

    @Test(arguments: [
        "irv?group1=x", "irv?group1=-4", "stv?seats=9", "irv?group1=0&group2=0&group3=0&group4=0",
        "equal-shares?money=-1", "sortition?places=40&kind4=0", "sortition?newcomers=12&kind1=1&kind2=1",
        "secret-ballot?cover=61", "secret-ballot?slip=%3Cscript%3E",
    ])
    func `what cannot be counted is said beside its field, and nothing is counted`(_ address: String) async throws {
        try await withTown(.sqlite) { town in
            let reader = visitor(town, "en")
            await reader.open("/methods/deciding/\(address)")
            #expect(reader.status == 200)
            #expect(reader.page.contains("error-summary"))
            #expect(!reader.page.contains("class=\"verdict\"") && !reader.page.contains("<script>"))
        }
    }

    @Test func `wishes that no panel meets get the nearest that could be met`() async throws {
        try await withTown(.sqlite) { town in
            let reader = visitor(town, "en")
            await reader.open("/methods/deciding/sortition?newcomers=5&kind1=1&kind2=1")
            #expect(reader.page.contains("newcomers at least 2"))
        }
    }
}
