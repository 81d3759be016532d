import App
import Community
import Foundation
import Kernel
import Storage
import TestSupport
import Testing
import Web

@testable import Ballots

/// Ballots by their pages: what others do not find, what a mistake does not lose, and casting by a program.
@Suite struct BallotPageTests: TownTests {
    private static let form = [
        "question": "Where?", "options": "Park\nSquare", "method": "approval", "eligibility": "members", "last-day": "",
        "language": "en",
    ]

    private func draft(_ desk: Browser, _ town: CitizenTime) async throws -> BallotID {
        let organisation = try await town.house.database.read { s in
            try #require(try OrganisationStore.all(in: s).first { $0.name == "Podul Neighbours" }).id
        }
        await desk.open("/ballots/new")
        var fields = Self.form
        fields["organisation"] = organisation.description
        await desk.post("/ballots", fields)
        return try #require(BallotID(String(desk.address.dropFirst("/ballots/".count))))
    }

    @Test(arguments: Engines.all)
    func `a draft and what is done with it are there for facilitators alone`(_ engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let desk = await signedIn("facilitator", town, "en")
            let id = try await draft(desk, town)
            let one = BallotRoutes.one.link(id).address
            #expect(desk.status == 200 && desk.page.contains("Where?"))
            let strangers = [visitor(town, "en"), await signedIn("moderator", town, "en")]
            for stranger in strangers {
                for path in [one, one + "/board", one + "/board.jsonl", one + "/opening.json", one + "/vote"] {
                    await stranger.open(path)
                    #expect(stranger.status == 404, "\(path)")
                }
                await stranger.open("/ballots")
                #expect(!stranger.page.contains("Where?"))
            }
            for act in ["announcement", "opening", "closing", "draft"] {
                // A page with a form, so that the token is right.
                await strangers[1].open("/me")
                await strangers[1].post("\(one)/\(act)", ["sure": "yes"].merging(Self.form) { own, _ in own })
                #expect(strangers[1].status == 404, "\(act)")
            }
            let phase = try await town.house.database.read { s in try BallotStore.find(id, in: s) }
            #expect(phase?.state == "draft")
        }
    }

    @Test func `a mistake is named at its field and nothing typed is lost`() async throws {
        try await withTown(.sqlite) { town in
            let desk = await signedIn("facilitator", town, "en")
            let id = try await draft(desk, town)
            var fields = Self.form
            fields["options"] = "Park\nPark"
            fields["question"] = "Where, and why?"
            await desk.open("/ballots/\(id)/draft")
            await desk.post("/ballots/\(id)/draft", fields)
            #expect(desk.page.contains("error-summary") && desk.page.contains("options-error"))
            #expect(desk.page.contains("Where, and why?"))
            fields["options"] = "Park\nSquare"
            fields["last-day"] = "2020-02-30"
            await desk.post("/ballots/\(id)/draft", fields)
            #expect(desk.page.contains("last-day-error"))
        }
    }

    @Test(arguments: Engines.all)
    func `a program gets a credential by the page and casts without a session`(
        _ engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let desk = await signedIn("facilitator", town, "en")
            let id = try await draft(desk, town)
            await desk.open("/ballots/\(id)/opening")
            await desk.post("/ballots/\(id)/opening", ["list": ""])
            #expect(desk.page.contains("flash"))
            let opened = try await town.house.database.read { s in try #require(try OpenedBallot.read(id, in: s)) }
            await desk.open("/ballots/\(id)/opening.json")
            #expect(desk.page == opened.line + "\n")

            let device = try Device(opened.key.key)
            await desk.open("/ballots/\(id)/credentials")
            await desk.post("/ballots/\(id)/credentials", ["blinded": Data(device.blinded).base64EncodedString()])
            let signature = try #require(desk.page.firstMatch(of: /id="signature"[\s\S]*?<code[^>]*>([^<]+)</)?.1)
            let credential = try device.credential(Array(try #require(Data(base64Encoded: String(signature)))))
            let voter = visitor(town, "en")
            let entry = CastEntry(credential: credential, choice: [2])
            await voter.post("/ballots/\(id)/casts", ["ballot": entry.text])
            #expect(voter.status == 200 && voter.page.contains(entry.receipt) && voter.headers["set-cookie"] == nil)
            await voter.post("/ballots/\(id)/casts", ["ballot": CastEntry(credential: credential, choice: [1]).text])
            #expect(voter.status == 409 && voter.page.contains("castOtherwise"))
            await voter.post("/ballots/\(id)/casts", ["ballot": entry.text + " x"])
            #expect(voter.status == 400 && voter.headers["set-cookie"] == nil)
        }
    }
}
