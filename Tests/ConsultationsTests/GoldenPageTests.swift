import App
import Storage
import TestSupport
import Testing

/// Pages as they were last looked at; record them anew with CITIZENTIME_RECORD=1 and look at the difference.
@Suite struct GoldenPageTests: TownTests {
    @Test func `pages are as recorded`() async throws {
        try await withTown(.sqlite) { town in
            var differences: [String?] = []
            for language in ["en", "ar"] {
                let visitor = visitor(town, language)
                for (name, address) in [("home", "/"), ("list", "/consultations")] {
                    await visitor.open(address)
                    differences.append(
                        try Golden.difference(Golden.main(of: visitor.page), "\(name)-\(language).html"))
                }
                let consultation = try #require(visitor.text(after: "card-link\" href=\"", until: "\""))
                for (name, address) in [("vote", consultation), ("results", "\(consultation)/results")] {
                    await visitor.open(address)
                    differences.append(
                        try Golden.difference(Golden.main(of: visitor.page), "\(name)-\(language).html"))
                }
                let moderator = await signedIn("moderator", town, language)
                await moderator.open("\(consultation)/moderation")
                differences.append(
                    try Golden.difference(Golden.main(of: moderator.page), "moderation-\(language).html"))
            }
            #expect(differences.compactMap { $0 } == [])
        }
    }
}
