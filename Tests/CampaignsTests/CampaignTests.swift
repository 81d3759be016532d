import App
import Community
import Kernel
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// A campaign through its four steps, on both engines.
@Suite struct CampaignTests: TownTests {
    private func form(_ step: Campaign.Step, revision: Int) -> [String: String] {
        Dictionary(step.fields.map { ($0.rawValue, "About \($0.rawValue)") }) { first, _ in first }
            .merging(["revision": "\(revision)"]) { own, _ in own }
    }

    /// Posts with the token of a page that always has a form.
    private func send(_ browser: Browser, _ path: String, _ fields: [String: String]) async {
        await browser.open("/campaigns/new")
        await browser.post(path, fields)
    }

    private func start(_ town: CitizenTime) async throws -> (Browser, String) {
        let team = await signedIn("facilitator", town, "en")
        await team.open("/campaigns/new")
        let organisation = try #require(
            team.text(after: "id=\"organisation\"", until: "</select>")?.components(separatedBy: "value=\"").dropFirst()
                .first?.components(separatedBy: "\"").first)
        await team.post("/campaigns", ["title": "", "claim-id": "", "organisation": organisation])
        #expect(team.page.contains("error-summary"))
        await team.post("/campaigns", ["title": "Same street", "claim-id": "housing", "organisation": organisation])
        let id = try #require(team.text(after: "action=\"/campaigns/", until: "/steps"))
        return (team, "/campaigns/\(id)")
    }

    @Test(arguments: Engines.all) func `a campaign is assessed, designed, published, monitored and closed`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let (team, path) = try await start(town)
            let stranger = visitor(town, "en")
            await stranger.open(path)
            #expect(stranger.status == 404)

            await send(team, path + "/steps/design", form(.design, revision: 1))
            #expect(team.page.contains("First write the steps before"))
            await send(team, path + "/steps/assessment", form(.assessment, revision: 1))
            await send(
                team, path + "/steps/design", form(.design, revision: 2).merging(["harm-people": ""]) { _, new in new })
            let material = [
                "material": "A film", "link": "https://example.org/film", "day": "2027-03-03",
                "source": "counter-narrative/\(CounterNarrative.number(of: "housing.en.empathy"))",
            ]
            await send(team, path + "/steps/publication", material)
            #expect(team.page.contains("First write the steps before"))
            await send(team, path + "/steps/design", form(.design, revision: 3))
            await send(team, path + "/steps/publication", material.merging(["source": "story/0"]) { _, new in new })
            #expect(team.page.contains("error-summary"))
            await send(team, path + "/steps/lessons", ["lessons": "x"])
            #expect(team.page.contains("Nothing is out yet"))
            await send(team, path + "/steps/publication", material)
            await send(team, path + "/steps/monitoring", ["measures": "2027-03-01,Page,10,1\n2027-03-05,Page,x,9"])
            #expect(team.page.contains("Line 2, reach") && team.page.contains("2027-03-05,Page,x,9"))
            await send(team, path + "/steps/monitoring", ["measures": "2027-03-01,Page,10,1\n2027-03-05,Page,90,9"])
            #expect(team.page.contains("Since then, 1 day"))

            await stranger.open(path)
            #expect(
                stranger.status == 200 && stranger.page.contains("A film") && stranger.page.contains("About message"))
            #expect(!stranger.page.contains("About harm-voice"))
            await send(team, path + "/steps/lessons", ["lessons": "Begin with the list."])
            await stranger.open(path)
            #expect(stranger.page.contains("Begin with the list.") && stranger.page.contains("About harm-voice"))
            await send(team, path + "/steps/monitoring", ["measures": "2027-03-06,Page,10,1"])
            #expect(team.page.contains("This campaign is closed"))

            let files = try await CampaignData(house: town.house).files()
            #expect(files.first?.text.contains("Begin with the list.") == true)
            #expect(files.last?.text.contains("2027-03-05,Page,90,9") == true)
            let links = try await town.house.database.read { s in
                try Trail.after(
                    Subject(.counterNarrative, CounterNarrative.number(of: "housing.en.empathy")), in: s)
            }
            #expect(links.contains { $0.kind == .ledTo && $0.to.kind == .campaign })
        }
    }

    @Test(arguments: Engines.all) func `who saves on an old text is shown the other one and loses nothing`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let (team, path) = try await start(town)
            await send(team, path + "/steps/assessment", form(.assessment, revision: 1))

            let late = form(.assessment, revision: 1).merging(["frame": "A cake"]) { _, new in new }
            await send(team, path + "/steps/assessment", late)

            #expect(team.page.contains("A cake") && team.page.contains("About frame"))
            #expect(team.page.contains("Somebody of your team saved meanwhile"))
            await team.open(path + "/steps/assessment")
            #expect(!team.page.contains("A cake"))
            await team.open(path + "/revision")
            #expect(team.page == "2\n")
        }
    }

    @Test func `a campaign is worked on by its organisation alone`() async throws {
        try await withTown(.sqlite) { town in
            let (_, path) = try await start(town)

            let official = await signedIn("official", town, "en")
            await official.open(path + "/steps/assessment")
            #expect(official.status == 404)
            await send(official, path + "/steps/assessment", form(.assessment, revision: 1))
            #expect(official.status == 404)
        }
    }
}
