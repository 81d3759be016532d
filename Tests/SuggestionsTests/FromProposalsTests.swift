import App
import Kernel
import Storage
import TestSupport
import Testing

/// What people propose becomes a suggestion with its figures, as a consultation's common ground does.
@Suite struct FromProposalsTests: TownTests {
    @Test(arguments: Engines.all)
    func `a suggestion drafted from a proposal counts who stands behind it on the day that it is published`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let author = await signedIn("moderator", town, "en")
            await author.open("/proposals")
            let demo = try #require(author.text(after: "card-link\" href=\"", until: "\""))
            let facilitator = await signedIn("facilitator", town, "en")
            await facilitator.open(demo)
            let new = try #require(facilitator.text(after: "href=\"/suggestions/new/", until: "\""))
            await facilitator.open("/suggestions/new/\(new)")
            let id = try #require(facilitator.text(after: "id=\"pick-", until: "\""))
            #expect(demo.hasSuffix(id), "the proposal that one starts from comes first, and is picked")
            #expect(facilitator.page.contains("41 of 100 needed, 38 of them on paper"))
            let institution = try #require(facilitator.text(after: "name=\"institution\" value=\"", until: "\""))
            let words = [
                "title": "Late buses", "introduction": "", "pick": id, "ask-\(id)": "Run the 7 until midnight.",
                "institution": institution,
            ]
            await facilitator.post(
                "/suggestions/drafts/\(new)",
                words.merging(["introduction": "Ask Ana, 0722 123 456, who counted."]) { $1 })
            #expect(facilitator.page.contains("<mark>0722 123 456</mark>"), "not without a second thought")
            #expect(facilitator.page.contains("Run the 7 until midnight.</textarea>"))
            await facilitator.post("/suggestions/drafts/\(new)", words)
            let suggestion = facilitator.address
            #expect(facilitator.page.contains("<dt>People who endorse it</dt><dd>2</dd>"))

            let official = await signedIn("official", town, "en")
            await official.open(demo)
            await official.post("\(demo)/endorsement", [:])
            clock.advance(.days(2))
            let writer = await signedIn("facilitator", town, "en")
            await writer.open(suggestion)
            await writer.post("\(suggestion)/publication", [:])
            #expect(writer.page.contains("<dt>People who endorse it</dt><dd>3</dd>"))
            #expect(writer.page.contains("Counted on 26 November 2026"))
            await official.open(demo)
            await official.post("\(demo)/endorsement/end", [:])
            let visitor = visitor(town, "ar")
            await visitor.open(suggestion)
            #expect(visitor.page.contains("<dt>أشخاص يؤيدونه</dt><dd>3</dd>"), "what was published stays as it was")
            await visitor.open("\(suggestion)/suggestion.pdf")
            #expect(visitor.page.hasPrefix("%PDF-"))
            await visitor.open(demo)
            #expect(visitor.page.contains("Late buses"), "the proposal shows what became of it")
            await visitor.open("/suggestions.json")
            #expect(visitor.page.contains("\"people\" : 3") && visitor.page.contains("\"agrees\""))

            let outsider = await signedIn("moderator", town, "en")
            await outsider.open("/suggestions/new/\(new)")
            #expect(outsider.status == 404, "only facilitators write in the name of an organisation")
        }
    }
}
