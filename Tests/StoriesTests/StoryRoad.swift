import App
import Kernel
import Storage
import TestSupport
import Testing

@testable import Stories

/// Steps on the road of a story, as people walk it on the pages.
protocol StoryRoad: TownTests {}

extension StoryRoad {
    var written: [String: String] {
        [
            "telling": "own", "title": "The key of flat nine", "text": "I came in March.\nNow I teach others to saw.",
            "label": "a carpenter from Homs", "name": "Karim Example", "language": "en", "topic": "work",
            "video": "https://video.example/watch",
        ]
    }

    var inAYear: String { CalendarDay(TestClock().now).adding(days: 365).description }

    /// Writes a story for the first town's organisation; returns its path.
    func write(_ author: Browser, _ changes: [String: String] = [:]) async throws -> String {
        await author.open("/stories/new")
        let options = author.page.components(separatedBy: "<option value=\"")
        let own = try #require(options.first { $0.contains("Podul Neighbours") }?.prefix { $0 != "\"" })
        let fields = written.merging(["organisation": String(own)]) { $1 }.merging(changes) { $1 }
        await author.post("/stories", fields)
        let id = try #require(author.text(after: "action=\"/stories/", until: "/"))
        return "/stories/\(id)"
    }

    /// Agrees to one trait and one outlet besides the site at most, since forms here have one value a name.
    func agree(_ author: Browser, _ path: String, _ town: CitizenTime, _ consent: Consent) async throws {
        let id = try #require(StoryID(path.split(separator: "/")[1]))
        let person = try await town.house.database.read { s in
            try #require(try StoryStore.find(id, in: s)?.story.author)
        }
        try await town.house.database.write { s in
            try GiveConsent(id: id, consent: consent, scan: nil, person: person).apply(in: s)
        }
    }

    func consent(
        _ traits: Set<Consent.Trait>, _ outlets: Set<Consent.Outlet>, _ town: CitizenTime, days: Int = 365
    ) -> Consent {
        let now = town.house.now()
        return Consent(
            id: town.house.ids.next(), traits: traits, outlets: outlets, until: CalendarDay(now).adding(days: days),
            way: .page, given: now)
    }

    /// A story that everybody reads, and the one who wrote it.
    func publish(
        _ town: CitizenTime, _ consent: Consent, _ changes: [String: String] = [:]
    ) async throws -> (path: String, author: Browser) {
        let author = await signedIn("moderator", town, "en")
        let path = try await write(author, changes)
        try await agree(author, path, town, consent)
        let editor = await signedIn("facilitator", town, "en")
        await editor.open("\(path)/desk")
        await editor.post("\(path)/publication", [:])
        return (path, author)
    }
}
