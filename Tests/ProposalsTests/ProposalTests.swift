import App
import Kernel
import Storage
import TestSupport
import Testing

/// A proposal from its first words to its merger, as the people concerned live it.
@Suite struct ProposalTests: TownTests {
    private func start(_ browser: Browser, _ title: String, ask: String) async throws -> String {
        await browser.open("/proposals/new")
        let place = try #require(
            browser.text(after: "<select id=\"place\" name=\"place\"><option value=\"", until: "\""))
        await browser.post(
            "/proposals",
            ["place": place, "title": title, "problem": "The last bus leaves at eight.", "ask": ask])
        return browser.address
    }

    @Test(arguments: Engines.all)
    func `two authors write, others amend, endorse and argue, and every version stays`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let first = await signedIn("facilitator", town, "en")
            let proposal = try await start(first, "Later buses", ask: "Let buses run until midnight.")
            #expect(first.page.contains("The draft is saved"))
            let stranger = await signedIn("moderator", town, "en")
            await stranger.open(proposal)
            #expect(stranger.status == 404)
            await first.post("\(proposal)/authors", ["email": "administrator@demo.example"])
            let second = await signedIn("administrator", town, "en")
            await first.open("\(proposal)/words")
            await second.open("\(proposal)/words")
            let words = ["revision": "1", "title": "Later buses", "problem": "The last bus leaves at eight."]
            await first.post(
                "\(proposal)/words", words.merging(["ask": "Let buses run until midnight, every day."]) { $1 })
            await second.post("\(proposal)/words", words.merging(["ask": "Let buses run all night."]) { $1 })
            #expect(second.page.contains("Somebody else has saved another version meanwhile."))
            #expect(second.page.contains("Let buses run all night.</textarea>"))
            await first.open(proposal)
            await first.post("\(proposal)/publication", ["compared": "yes"])
            #expect(first.page.contains("The proposal is public"))

            await stranger.open(proposal)
            await stranger.post("\(proposal)/endorsement", [:])
            await stranger.post("\(proposal)/endorsement", [:])
            #expect(stranger.page.contains("3 people"), "both authors and one other")
            await stranger.post(
                "\(proposal)/amendments",
                ["part": "ask", "passage": "until dawn", "replacement": "until one", "why": "The hall closes then."])
            #expect(stranger.page.contains("This passage does not stand in that part of the text."))
            for replacement in ["until one", "until two"] {
                await stranger.post(
                    "\(proposal)/amendments",
                    [
                        "part": "ask", "passage": "until midnight", "replacement": replacement,
                        "why": "The hall closes then.",
                    ])
            }
            await first.open(proposal)
            #expect(first.page.contains("until <del>midnight</del><ins>one</ins>"))
            let ids = first.page.components(separatedBy: "\(proposal)/amendments/").dropFirst().map {
                String($0.prefix { $0 != "/" })
            }
            #expect(ids.count == 2)
            await first.post("\(proposal)/amendments/\(ids[0])/decision", ["decision": "accept"])
            await first.post("\(proposal)/amendments/\(ids[1])/decision", ["decision": "accept"])
            #expect(first.page.contains("This passage does not stand"), "it was changed by the first")
            await first.post("\(proposal)/amendments/\(ids[1])/decision", ["decision": "decline"])
            #expect(first.page.contains("Give a reason; everybody reads it"))
            await first.post(
                "\(proposal)/amendments/\(ids[1])/decision",
                ["decision": "decline", "decision-reason": "One is enough."])
            #expect(first.page.contains("Let buses run until one, every day.") && first.page.contains("One is enough."))
            await stranger.open("\(proposal)/versions")
            #expect(stranger.page.contains("Version 3"))
            #expect(stranger.page.contains("until <del>midnight, </del><ins>one, </ins>every day."))

            await stranger.open(proposal)
            await stranger.post("\(proposal)/arguments", ["side": "against", "argument": "Who pays for it?"])
            let parent = try #require(stranger.text(after: "name=\"parent\" value=\"", until: "\""))
            await first.open(proposal)
            await first.post(
                "\(proposal)/arguments", ["side": "against", "argument": "The region does.", "parent": parent])
            await first.post("\(proposal)/arguments/\(parent)/support", [:])
            await first.post("\(proposal)/arguments/\(parent)/support", [:])
            #expect(first.page.contains("1 finds it a good point"))
            let reply = try await town.house.database.read { s in
                try s.row("SELECT id FROM argument WHERE parent_id IS NOT NULL")?.int64(0)
            }
            await first.post(
                "\(proposal)/arguments",
                [
                    "side": "against", "argument": "And then?",
                    "parent": Identifier<Subject>(try #require(reply)).description,
                ])
            #expect(first.page.contains("One can reply to an argument, not to a reply."))
        }
    }

    @Test(arguments: Engines.all)
    func `a twin is shown first, and merging needs both sides and counts nobody twice`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let first = await signedIn("facilitator", town, "en")
            let one = try await start(first, "Later buses", ask: "Let buses run until midnight.")
            await first.post("\(one)/publication", ["compared": "yes"])
            let second = await signedIn("moderator", town, "en")
            let two = try await start(second, "Later buses please", ask: "Let the buses run until midnight!")
            await second.post("\(two)/publication", [:])
            #expect(second.page.contains("Does somebody ask for this already?"))
            await second.post("\(two)/publication", ["compared": "yes"])
            #expect(second.page.contains("The proposal is public"))
            await first.open(two)
            await first.post("\(two)/endorsement", [:])
            await first.post("\(two)/merger", ["into": String(one.split(separator: "/").last ?? "")])
            #expect(first.status == 404, "only its authors ask")

            await second.open(two)
            await second.post("\(two)/merger", ["into": String(one.split(separator: "/").last ?? "")])
            await first.open(one)
            #expect(first.page.contains("Their authors wish to merge into this one"))
            await first.post("\(one)/merger/\(two.split(separator: "/").last ?? "")/consent", [:])
            #expect(first.page.contains("2 people"))
            await second.open(two)
            #expect(second.page.contains("Merged") && second.page.contains(one))
            await second.open(one)
            await second.post("\(one)/withdrawal", ["reason": ""])
            #expect(second.page.contains("Give a reason; everybody reads it"), "authors of both may now")
            await second.post("\(one)/withdrawal", ["reason": "The buses run."])
            #expect(second.page.contains("The buses run."))
            await second.post("\(one)/endorsement", [:])
            #expect(second.status == 404)
        }
    }
}
