import App
import Foundation
import Kernel
import Storage
import TestSupport
import Testing

/// From what all groups agree on to a public answer, as the people concerned live it.
@Suite struct WholeRoadTests: TownTests {
    /// The facilitator closes the open consultation and drafts; returns the address of the draft.
    private func draft(_ facilitator: Browser) async throws -> String {
        await facilitator.open("/")
        let consultation = try #require(facilitator.text(after: "card-link\" href=\"", until: "\""))
        await facilitator.open("\(consultation)/moderation")
        await facilitator.post("\(consultation)/closure", [:])
        let new = try #require(facilitator.text(after: "href=\"/suggestions/new/", until: "\""))
        await facilitator.open("/suggestions/new/\(new)")
        let statement = try #require(facilitator.text(after: "id=\"pick-", until: "\""))
        let institution = try #require(
            facilitator.text(after: "name=\"institution\" value=\"", until: "\""))
        await facilitator.post(
            "/suggestions/drafts/\(new)", ["title": "Classes", "pick": statement, "ask-\(statement)": "Classes"])
        #expect(facilitator.page.contains("Choose who shall answer"))
        await facilitator.post(
            "/suggestions/drafts/\(new)",
            [
                "title": "Evening classes for all", "introduction": "We voted.", "pick": statement,
                "ask-\(statement)": "Open free classes in the evening.", "institution": institution,
            ])
        return facilitator.address
    }

    @Test(arguments: Engines.all)
    func `what all agree on is asked, answered once by its day, and everybody who follows is told`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let follower = await signedIn("moderator", town, "ar")
            await follower.open("/")
            let consultation = try #require(follower.text(after: "card-link\" href=\"", until: "\""))
            await follower.open("\(consultation)/results")
            await follower.post(
                "/follow/consultation/\(consultation.split(separator: "/").last ?? "")", [:])
            #expect(follower.page.contains("أنت تتابع هذا الآن"))

            let facilitator = await signedIn("facilitator", town, "en")
            let suggestion = try await draft(facilitator)
            #expect(facilitator.page.contains("Open free classes in the evening."))
            let visitor = visitor(town, "en")
            await visitor.open(suggestion)
            #expect(visitor.status == 404, "a draft is seen by its authors alone")
            await facilitator.post("\(suggestion)/publication", [:])
            #expect(facilitator.page.contains("answer due by 24 December 2026"))
            await facilitator.open(suggestion)
            await facilitator.post("\(suggestion)/publication", [:])
            #expect(facilitator.page.contains("no longer a draft"))
            await visitor.open("\(suggestion)/suggestion.pdf")
            #expect(visitor.page.hasPrefix("%PDF-"))

            clock.advance(.days(35))
            await visitor.open(suggestion)
            #expect(visitor.page.contains("5 days late"))

            let first = await signedIn("official", town, "en")
            let second = await signedIn("official", town, "en")
            await first.open("/answers")
            let task = try #require(
                first.page.components(separatedBy: "href=\"").first {
                    $0.contains("Open free classes in the evening.")
                }?
                .components(separatedBy: "\"").first)
            await second.open(task)
            await first.open(task)
            await first.post(
                task,
                [
                    "act": "check", "verdict": "in-part", "language": "en",
                    "reasons": "Pursuant to the budgetary regulations, implementation commences subsequently.",
                ])
            #expect(first.page.contains("Hard:") && first.page.contains("<ins>under</ins>"))
            await first.post(task, ["act": "send", "verdict": "in-part", "language": "en", "reasons": ""])
            #expect(first.page.contains("Give your reasons"))
            await first.post(
                task, ["act": "send", "verdict": "in-part", "language": "en", "reasons": "Two classes from May."])
            await second.post(
                task, ["act": "send", "verdict": "rejected", "language": "en", "reasons": "No money at all."])
            #expect(second.page.contains("A colleague has answered this meanwhile."))
            #expect(second.page.contains("No money at all.</textarea>"))

            await visitor.open(suggestion)
            #expect(visitor.page.contains("Accepted in part") && visitor.page.contains("Two classes from May."))
            #expect(!visitor.page.contains("days late") && !visitor.page.contains("No money at all."))
            let reader = await signedIn("moderator", town, "ar")
            await reader.open(suggestion)
            let rating = try #require(reader.text(after: "action=\"/answers/", until: "/rating"))
            for answer in ["yes", "no"] { await reader.post("/answers/\(rating)/rating", ["answers": answer]) }
            #expect(reader.page.contains("0 من شخص واحد"))
            await visitor.open("\(consultation)/results")
            #expect(visitor.page.contains("Evening classes for all") && visitor.page.contains("Official answer"))
        }
    }

    @Test(arguments: Engines.all)
    func `mail comes once, at the time that the follower chose, and ends with one request`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let follower = await signedIn("moderator", town, "ro")
            await follower.open("/")
            let consultation = try #require(follower.text(after: "card-link\" href=\"", until: "\""))
            await follower.open("\(consultation)/results")
            await follower.post("/follow/consultation/\(consultation.split(separator: "/").last ?? "")", [:])
            await follower.open("/me/following")
            await follower.post("/me/following", ["frequency": "daily"])
            let facilitator = await signedIn("facilitator", town, "en")
            let suggestion = try await draft(facilitator)
            await facilitator.post("\(suggestion)/publication", [:])
            clock.advance(.minutes(1))

            try await town.tellFollowers()
            let own = "moderator@demo.example"
            #expect(try await mail(town).filter { $0.to == own }.isEmpty, "the morning is still to come")
            clock.advance(.days(1))
            try await town.tellFollowers()
            try await town.tellFollowers()
            let news = try await mail(town).filter { $0.to == own }
            #expect(news.count == 1)
            #expect(news.first?.body.contains("A policy suggestion was published: Evening classes for all") == true)

            let end = try await town.house.database.read { s in
                try s.row("SELECT unsubscribe FROM outbox_mail WHERE recipient = $1", own)?.text(0)
            }
            let link = try #require(end?.components(separatedBy: "127.0.0.1:8080").last)
            let program = visitor(town, "en")
            await program.post(link, ["List-Unsubscribe": "One-Click"])
            #expect(program.status == 200 && program.page.contains("We write to you no more"))
            await program.open(String(link.dropLast()) + (link.hasSuffix("0") ? "1" : "0"))
            #expect(program.status == 404)
        }
    }

    @Test func `only those answer who are officials of the institution asked`() async throws {
        try await withTown(.sqlite) { town in
            let official = await signedIn("official", town, "en")
            await official.open("/answers")
            let task = try #require(official.text(after: "href=\"/asks/", until: "\""))
            for role in ["facilitator", "moderator"] {
                let other = await signedIn(role, town, "en")
                await other.open("/asks/\(task)")
                #expect(other.status == 404)
                await other.open("/answers")
                #expect(other.status == 403)
            }
        }
    }
}
