import App
import Kernel
import Storage
import TestSupport
import Testing

@testable import LocalInitiatives

/// The whole road through the pages: from the idea to the picture, in two languages.
@Suite struct LocalInitiativePageTests: TownTests {
    private let form = [
        "title": "A bench at the stop", "what": "We build it on a Sunday.", "need-kind-1": "people",
        "need-what-1": "Hands", "need-wanted-1": "2", "need-kind-2": "money", "need-what-2": "Screws",
        "need-wanted-2": "40", "tasks": "Ask the town hall\nSaw", "shows-name": "yes",
    ]

    /// A small JPEG with a comment in it.
    private let picture = HostileFiles.jpeg(extra: HostileFiles.segment(0xFE, Array("secret".utf8)))

    @Test(arguments: Engines.all) func `an idea is offered help, done, and shown without what the camera wrote`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let starter = await signedIn("administrator", town, "en")
            await starter.open("/neighbours/new")
            let place = try #require(starter.text(after: "<option value=\"", until: "\""))
            await starter.post("/neighbours", form.merging(["place": place, "title": ""]) { _, new in new })
            #expect(starter.page.contains("error-summary"))
            await starter.post("/neighbours", form.merging(["place": place]) { own, _ in own })
            let path = "/neighbours/" + (try #require(starter.text(after: "action=\"/neighbours/", until: "/")))
            await starter.open(path)
            #expect(starter.page.contains("Still needed: 2 of 2"))

            let helper = await signedIn("moderator", town, "ar")
            await helper.open(path)
            let need = try #require(helper.text(after: "<option value=\"", until: "\""))
            await helper.post(path + "/offers", ["need": need, "amount": "9"])
            #expect(helper.page.contains("error-summary"))
            await helper.post(path + "/offers", ["need": need, "amount": "2", "word": "I bring a saw"])
            #expect(helper.page.contains("ينتظر"))
            let came = try await mail(town).filter { $0.subject.contains("A bench at the stop") }
            #expect(came.map(\.to) == ["administrator@demo.example"])
            #expect(came.first?.body.contains("I bring a saw") == true)

            let stranger = visitor(town, "en")
            await stranger.open(path)
            #expect(stranger.status == 200 && !stranger.page.contains("I bring a saw"))
            await stranger.post(path + "/beginning", [:])
            #expect(stranger.page.contains("/sign-in"))

            await starter.open(path)
            let decision = try #require(starter.text(after: "action=\"\(path)/offers/", until: "/"))
            await starter.post(
                path + "/offers/\(decision)/decision",
                ["decision": "accept", "answer-\(decision)": "We meet at ten."])
            let answered = try await mail(town).filter { $0.to == "moderator@demo.example" }
            #expect(answered.contains { $0.body.contains("We meet at ten.") })
            await stranger.open(path)
            #expect(!stranger.page.contains("We meet at ten.") && !stranger.page.contains("Moderator"))
            #expect(stranger.page.contains("Administrator"))

            await starter.post(path + "/beginning", [:])
            await starter.post(path + "/pictures", ["description": "x"], file: picture, named: "a.jpg", in: "picture")
            #expect(starter.page.contains("not possible any more"))
            await starter.post(path + "/story", ["story": "It stands."])
            await starter.post(path + "/pictures", [:], file: picture, named: "a.jpg", in: "picture")
            #expect(starter.page.contains("error-summary"))
            await starter.post(
                path + "/pictures", ["description": "Eight people on a new bench"], file: picture, named: "Ana.jpg",
                in: "picture")
            let source = try #require(starter.text(after: "<img src=\"", until: "\""))
            #expect(starter.page.contains("alt=\"Eight people on a new bench\""))
            await stranger.open(source)
            #expect(stranger.status == 200)
            let kept = try await town.house.database.read { s in
                try s.rows("SELECT name, bytes FROM kept_file WHERE type = 'image/jpeg'").map {
                    (try $0.text(0), try $0.blob(1))
                }
            }
            #expect(kept.count == 1)
            #expect(!kept.contains { String(decoding: $0.1, as: UTF8.self).contains("secret") })
            #expect(!kept.contains { $0.0.contains("Ana") })

            await starter.post("\(source)/removal", [:])
            await stranger.open(source)
            #expect(stranger.status == 404)
        }
    }

    @Test func `the pages of the demo town read in every language`() async throws {
        try await withTown(.sqlite) { town in
            for language in ["en", "ro", "el", "ar"] {
                let reader = visitor(town, language)
                await reader.open("/neighbours")
                #expect(reader.status == 200)
                #expect(!reader.page.contains(">neighbours."))
                #expect(reader.page.components(separatedBy: "card-link").count == 4)
            }
        }
    }
}
