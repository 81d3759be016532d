import App
import Community
import Foundation
import Kernel
import Storage
import Synchronization
import TestSupport
import Testing
import Web

@testable import Stories

/// The road of a story on both engines: from writing to consent to everybody, and back out of everything at once.
@Suite struct StoryTests: StoryRoad {
    private func openData(_ town: CitizenTime) async throws -> String {
        let files = Mutex<[String]>([])
        try await Stories(town.house, secrets: Secrets(key: [1])).feature.openData { file in
            files.withLock { $0.append(file.text) }
        }
        return files.withLock { $0.joined() }
    }

    private func doRounds(_ town: CitizenTime) async throws {
        let surroundings = Surroundings(
            catalogue: try Catalogue(folders: [WebResources.messages, Self.messages]), baseURL: "",
            secrets: Secrets(key: [1]))
        for round in Stories(town.house, secrets: surroundings.secrets).feature.rounds { try await round(surroundings) }
    }

    private static let messages = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/Voice/Stories/Resources/messages")

    @Test(arguments: Engines.all) func `what is not whole comes back with what was typed`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let author = await signedIn("moderator", town, "en")
            await author.open("/stories/new?way=interview")
            let organisation = try #require(author.text(after: "<option value=\"", until: "\""))
            let answers = written.merging([
                "answer-1": "I am Karim.", "answer-3": "It snowed.", "organisation": organisation, "text": "",
            ]) { $1 }
            await author.post("/stories", answers.merging(["video": "http://x"]) { $1 })
            #expect(author.page.contains("error-summary") && author.page.contains("It snowed."))
            await author.post("/stories", answers)
            #expect(author.page.contains("<p>I am Karim.</p><p>It snowed.</p>"))
            await author.open("/stories/new")
            await author.post(
                "/stories",
                written.merging(["telling": "portrait", "sources": "x", "organisation": organisation]) { $1 })
            #expect(author.status == 403)
        }
    }

    @Test(arguments: Engines.all) func `what is withdrawn by the teller's link is gone everywhere at once`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let all = consent(Set(Consent.Trait.allCases), Set(Consent.Outlet.allCases), town)
            let author = await signedIn("moderator", town, "en")
            let path = try await write(author)
            let id = try #require(StoryID(path.split(separator: "/")[1]))
            await author.post(
                "\(path)/pictures", ["description": "Hands at a bench", "faces": "shown"], file: HostileFiles.jpeg(),
                named: "Karim.jpg", in: "picture")
            let picture = try #require(author.text(after: "<img src=\"", until: "\""))
            await author.post(
                "\(path)/sound", [:], file: HostileFiles.sounds.last { $0.fate == .cleaned }?.bytes ?? [],
                named: "a.m4a", in: "sound")
            #expect(author.page.contains("<audio"))

            let stranger = visitor(town, "en")
            for address in [path, "\(path)/desk", picture, "\(path)/sound", "\(path)/panel"] {
                await stranger.open(address)
                #expect(stranger.status == 404 || stranger.page.contains("/sign-in/password"))
            }
            let editor = await signedIn("facilitator", town, "en")
            await editor.open("\(path)/desk")
            await editor.post("\(path)/publication", [:])
            #expect(editor.page.contains("consent first"))
            try await agree(author, path, town, all)
            await editor.post("\(path)/publication", [:])
            #expect(editor.page.contains("flash-good"))

            await author.open("\(path)/consent/given")
            let link = try #require(author.text(after: "<p><a href=\"", until: "\""))
            await author.open("\(path)/translations")
            await author.post(
                "\(path)/translations",
                [
                    "language": "ro", "title": "Cheia", "text": "Am venit în martie.", "maker": "machine",
                    "made-by": "A program",
                ])
            await author.open("/sign-in")

            let places = [
                "/stories", "/stories/feed.xml", "/stories?q=saw+homs", "/stories?topic=work", path, "\(path)/embed",
            ]
            for address in places {
                await stranger.open(address)
                #expect(stranger.status == 200 && stranger.page.contains("The key of flat nine"), "\(address)")
            }
            #expect(stranger.headers["x-frame-options"] == nil)
            #expect(stranger.headers["content-security-policy"]?.contains("frame-ancestors *") == true)
            await stranger.open(path)
            #expect(stranger.page.contains("Karim Example") && stranger.page.contains("https://video.example/watch"))
            #expect(stranger.page.contains("Translated by a machine"))
            await stranger.open(picture)
            #expect(stranger.status == 200 && stranger.headers["content-type"] == "image/jpeg")
            #expect(stranger.headers["x-content-type-options"] == "nosniff")
            #expect(stranger.headers["cache-control"] == "no-store")
            await stranger.open("\(path)/sound")
            #expect(stranger.status == 200 && stranger.headers["content-type"] == "audio/mp4")
            await stranger.open("\(path)/panel")
            #expect(stranger.headers["content-type"] == "application/pdf")
            #expect(try await openData(town).contains("The key of flat nine"))

            let partner = await signedIn("coordinator", town, "ro")
            await partner.open(path)
            let organisation = try #require(partner.text(after: "<option value=\"", until: "\""))
            await partner.post("\(path)/uses", ["organisation": organisation, "address": "http://x"])
            #expect(partner.page.contains("error-summary"))
            await partner.post(
                "\(path)/uses", ["organisation": organisation, "address": "https://partner.example/key"])
            #expect(partner.page.contains("flash-good"))

            await stranger.open(String(link.dropLast()) + "x")
            #expect(stranger.status == 404)
            await stranger.open(link)
            #expect(stranger.status == 200)
            await stranger.open(path)
            #expect(stranger.status == 200, "opening the link changes nothing")
            await stranger.open(link)
            await stranger.post(link, [:])
            #expect(stranger.status == 200)

            await stranger.open(path)
            #expect(stranger.status == 410 && !stranger.page.contains("Karim"))
            for address in places {
                await stranger.open(address)
                #expect(!stranger.page.contains("The key of flat nine"), "\(address)")
            }
            for address in [picture, "\(path)/sound", "\(path)/panel", "\(path)/desk"] {
                await author.open(address)
                #expect(author.status == 404)
            }
            #expect(!(try await openData(town)).contains("The key of flat nine"))
            let told = try await mail(town).filter { $0.subject.contains("The key of flat nine") }
            #expect(told.map(\.to) == ["coordinator@demo.example"])
            #expect(told.first?.body.contains("https://partner.example/key") == true)
            #expect(told.first?.subject.hasPrefix("A story was withdrawn") == true)

            let left = try await town.house.database.read { s -> [String] in
                let story = try s.rows(
                    "SELECT title || text || label || name || folded || video FROM story WHERE id = $1", id)
                return try story.map { try $0.text(0) } + [
                    "\(try s.rows("SELECT id FROM story_picture WHERE story_id = $1", id).count)",
                    "\(try s.rows("SELECT story_id FROM story_sound WHERE story_id = $1", id).count)",
                    "\(try s.rows("SELECT language FROM story_translation WHERE story_id = $1", id).count)",
                    "\(try s.rows("SELECT id FROM kept_file WHERE name LIKE '%Karim%'").count)",
                    "\(try s.rows("SELECT ending FROM story_consent WHERE story_id = $1 AND ending = 'withdrawn'", id).count)",
                ]
            }
            #expect(left == ["", "0", "0", "0", "0", "1"])
            // A second press changes nothing, and nobody is told twice.
            await stranger.open(link)
            await stranger.post(link, [:])
            #expect(try await mail(town).filter { $0.subject.contains("The key of flat nine") }.count == 1)
        }
    }

    @Test(arguments: Engines.all) func `what was not agreed to is not shown`(engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let (path, author) = try await publish(town, consent([], [.site], town))
            let reader = visitor(town, "en")
            await reader.open(path)
            #expect(reader.status == 200 && reader.page.contains("a carpenter from Homs"))
            for hidden in [
                "Karim Example", "video.example", "/places/", "iframe", "\(path)/panel", "Iași", "Podul Neighbours",
            ] {
                #expect(!reader.page.contains(hidden), "\(hidden)")
            }
            await reader.open("\(path)/embed")
            #expect(reader.status == 410)
            await reader.open("\(path)/panel")
            #expect(reader.status == 404)
            await reader.open("/stories/feed.xml")
            #expect(!reader.page.contains("flat nine"))
            #expect(!(try await openData(town)).contains("flat nine"))
            let place = try await town.house.database.read { s in
                try #require(try PlaceStore.all(in: s).first { $0.name == "Iași" }).id
            }
            await reader.open("/stories?place=\(place)")
            #expect(!reader.page.contains("flat nine"))
            let partner = await signedIn("coordinator", town, "en")
            await partner.open(path)
            #expect(!partner.page.contains("/uses"))

            // Agreeing to more, later.
            try await agree(author, path, town, consent([.place], [.site, .partners], town))
            await reader.open("/stories?place=\(place)")
            #expect(reader.page.contains("flat nine"))
            await reader.open("/stories/feed.xml")
            #expect(reader.page.contains("flat nine") && !reader.page.contains("Karim"))
        }
    }

    @Test(arguments: Engines.all) func `a face is shown with consent or covered, and the picture under it is destroyed`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let author = await signedIn("moderator", town, "en")
            let path = try await write(author)
            await author.post(
                "\(path)/pictures", ["description": "Somebody at a bench"], file: HostileFiles.jpeg(), named: "a.jpg",
                in: "picture")
            #expect(author.page.contains("error-summary"))
            await author.post(
                "\(path)/pictures", ["description": "Somebody at a bench", "faces": "shown"], file: HostileFiles.jpeg(),
                named: "a.jpg", in: "picture")
            let picture = try #require(author.text(after: "<img src=\"", until: "\""))
            try await agree(author, path, town, consent([], [.site], town))
            let editor = await signedIn("facilitator", town, "en")
            await editor.open("\(path)/desk")
            await editor.post("\(path)/publication", [:])
            let reader = visitor(town, "en")
            await reader.open(path)
            #expect(!reader.page.contains("Somebody at a bench"))
            await reader.open(picture)
            #expect(reader.status == 404)

            let before = try await town.house.database.read { s in
                try s.rows("SELECT kept_file.id FROM kept_file JOIN story_picture ON file_id = kept_file.id").map {
                    try $0.int64(0)
                }
            }
            await editor.open("\(picture)/area")
            await editor.post(
                "\(picture)/area", ["left": "90", "top": "10", "width": "40", "height": "10", "all": "yes"])
            #expect(editor.page.contains("error-summary"))
            await editor.post(
                "\(picture)/area", ["left": "10", "top": "10", "width": "40", "height": "40", "all": "yes"])
            #expect(editor.page.contains("flash-good"))
            await reader.open(path)
            #expect(reader.page.contains("Somebody at a bench"))
            await reader.open(picture)
            #expect(reader.status == 200)
            let (old, new) = try await town.house.database.read { s in
                (
                    try s.rows("SELECT id FROM kept_file WHERE id = $1", before.first).count,
                    try s.rows("SELECT kept_file.id FROM kept_file JOIN story_picture ON file_id = kept_file.id").count
                )
            }
            #expect(old == 0 && new == 1)
        }
    }

    @Test(arguments: Engines.all) func `consent that is over takes the story down by itself`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let (path, _) = try await publish(town, consent([], [.site, .partners], town, days: 10))
            let partner = await signedIn("coordinator", town, "en")
            await partner.open(path)
            let organisation = try #require(partner.text(after: "<option value=\"", until: "\""))
            await partner.post("\(path)/uses", ["organisation": organisation, "address": ""])
            let reader = visitor(town, "en")
            clock.advance(.days(10))
            try await doRounds(town)
            await reader.open(path)
            #expect(reader.status == 200)

            clock.advance(.days(1))
            await reader.open(path)
            #expect(reader.status == 404, "even before the round has come")
            try await doRounds(town)
            await reader.open(path)
            #expect(reader.status == 410)
            #expect(try await mail(town).contains { $0.subject.hasSuffix("The key of flat nine") })
        }
    }

    @Test(arguments: Engines.all) func `a changed story waits for consent again`(engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let author = await signedIn("moderator", town, "en")
            let path = try await write(author)
            try await agree(author, path, town, consent([.name], [.site], town))
            await author.open("\(path)/words")
            await author.post("\(path)/words", written.merging(["text": "Something else."]) { $1 })
            let editor = await signedIn("facilitator", town, "en")
            await editor.open("\(path)/desk")
            await editor.post("\(path)/publication", [:])
            #expect(editor.page.contains("consent first"))
        }
    }

    @Test(arguments: Engines.all) func `consent on paper keeps the sheet for those who look after the story`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let author = await signedIn("moderator", town, "en")
            let path = try await write(author, ["telling": "helped"])
            await author.open("\(path)/consent")
            #expect(author.page.contains("Give this page to the person"))
            await author.post("\(path)/consent", ["outlet": "site", "until": inAYear])
            #expect(author.page.contains("error-summary"), "without the tick that it was read")
            await author.post("\(path)/consent", ["outlet": "print", "until": inAYear, "sure": "yes"])
            #expect(author.page.contains("error-summary"), "without this site")
            await author.post("\(path)/consent", ["outlet": "site", "until": "2040-01-01", "sure": "yes"])
            #expect(author.page.contains("error-summary"), "for too long")
            await author.open("\(path)/consent/sheet")
            #expect(author.headers["content-type"] == "application/pdf")
            let sheet = author.bytes
            let hash = KeptFile(id: Identifier(1), name: "", type: .pdf, bytes: sheet).hash
            await author.open("\(path)/consent")
            await author.post(
                "\(path)/consent/sheet", ["outlet": "site", "until": inAYear], file: Array("GIF89a".utf8),
                named: "a.pdf",
                in: "scan")
            #expect(author.page.contains("error-summary"))
            await author.post(
                "\(path)/consent/sheet", ["outlet": "site", "until": inAYear], file: sheet, named: "Karim.pdf",
                in: "scan")
            #expect(author.page.contains("withdrawal/"))
            let editor = await signedIn("facilitator", town, "en")
            await editor.open("\(path)/consent/scan")
            #expect(editor.bytes == sheet)
            #expect(editor.headers["content-disposition"]?.hasPrefix("attachment") == true)
            for other in [await signedIn("coordinator", town, "en"), visitor(town, "en")] {
                await other.open("\(path)/consent/scan")
                #expect(other.bytes != sheet)
            }
            await author.open("\(path)/desk")
            await author.post("\(path)/withdrawal", [:])
            let left = try await town.house.database.read { s in
                try s.rows("SELECT id FROM kept_file WHERE hash = $1", hash).count
            }
            #expect(left == 0)
        }
    }

    @Test(arguments: Engines.all) func `what moderators hide is gone everywhere, and comes back`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let (path, _) = try await publish(town, consent([.place], [.site, .partners, .print], town))
            let id = try #require(StoryID(path.split(separator: "/")[1]))
            let reader = visitor(town, "en")
            let addresses = [path, "/stories", "/stories/feed.xml", "/stories?q=homs", "\(path)/embed"]
            let content = ModeratedStory.content
            let read = try await town.house.database.read { s in try content.read(id.value, s) }
            #expect(read?.text.contains("The key of flat nine") == true)
            try await town.house.database.write { s in try content.expose(.hidden, id.value, town.house.now(), s) }
            for address in addresses {
                await reader.open(address)
                #expect(!reader.page.contains("The key of flat nine"), "\(address)")
            }
            #expect(!(try await openData(town)).contains("flat nine"))
            try await town.house.database.write { s in try content.expose(.shown, id.value, town.house.now(), s) }
            for address in addresses {
                await reader.open(address)
                #expect(reader.page.contains("The key of flat nine"), "\(address)")
            }
        }
    }

    @Test(arguments: Engines.all) func `an erased account takes its own stories along, not those of others`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let (own, author) = try await publish(town, consent([], [.site], town))
            let (helped, _) = try await publish(
                town, consent([], [.site], town), ["telling": "helped", "title": "Told to me"])
            let draft = try await write(author, ["telling": "helped", "title": "Not yet"])
            await author.open("/me/erasure")
            await author.post("/me/erasure", ["sure": "yes"])
            let reader = visitor(town, "en")
            await reader.open(own)
            #expect(reader.status == 410)
            await reader.open(helped)
            #expect(reader.status == 200)
            let editor = await signedIn("facilitator", town, "en")
            await editor.open("\(draft)/desk")
            #expect(editor.status == 404)
        }
    }
}
