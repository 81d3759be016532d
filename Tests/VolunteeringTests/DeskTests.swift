import App
import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Synchronization
import TestSupport
import Testing
import Web

@testable import Volunteering

/// The coordinator's desk: odd names, teams, messages, files, and what is forgotten.
@Suite struct DeskTests: TownTests {
    private static let oddNames: [String] =
        [
            "=HYPERLINK(\"http://evil.example\",\"x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "  =1", "＝1",
            "<script>alert(1)</script>", "\"quoted\", comma; semicolon", "O'Brien & Søn", "أمل الحسن",
            "محمد علي (أبو سعيد)",
            "דוד", "👩🏽‍🚒 Zoë", "🇺🇦 Оксана", "Nguyễn Thị Minh Khai", "İbrahim", "ß", "张伟", "বাংলা নাম",
            "\u{202E}reversed", "a\u{300}\u{301}\u{302}",
            String(repeating: "Long ", count: 40).trimmingCharacters(in: .whitespaces),
            String(repeating: "长", count: 200),
        ] + (0..<26).map { "Guest \(Character(Unicode.Scalar(UInt8(65 + $0)))) \($0)" }

    /// Today's shift of the third town with everybody of the list in it.
    private func fill(_ town: CitizenTime) async throws -> ShiftID {
        let house = town.house
        return try await house.database.write { s in
            let gdansk = try #require(try PlaceStore.all(in: s).first { $0.name == "Gdańsk" })
            let garden = try #require(
                try OpportunityStore.all(in: s).first {
                    $0.place == gdansk.id && $0.words.title == "Neighbours' garden"
                })
            let shift = Shift(
                id: house.ids.next(), opportunity: garden.id, starts: house.now() + .hours(1),
                ends: house.now() + .hours(3), capacity: 60, taken: 0, mix: .tandems, sequence: 0, changed: house.now(),
                cancelled: nil)
            try ShiftStore.insert(
                shift, clock: PlaceTime([gdansk]).reading(at: shift.starts), in: s)
            for (number, name) in Self.oddNames.enumerated() {
                let id: SignUpID = house.ids.next()
                try AskForPlace(
                    id: id, shift: shift.id, name: name, email: "n\(number)@example.org", language: .english,
                    tell: { _, _, _, _ in }, at: house.now()
                ).apply(in: s)
                try ConfirmPlace(id: id, tell: { _, _, _, _ in }, at: house.now()).apply(in: s)
                try TeamStore.say(
                    Said(tie: number.isMultiple(of: 2) ? .newcomer : .resident, languages: [.arabic, .english]), id,
                    in: s)
            }
            return shift.id
        }
    }

    @Test(arguments: Engines.all)
    func `fifty odd names stand on the desk, in teams and in a file that no spreadsheet executes`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            #expect(Self.oddNames.count == 50)
            let id = try await fill(town)
            let coordinator = await signedIn("coordinator", town, "en")

            await coordinator.open("/shifts/\(id)/desk")
            #expect(coordinator.status == 200 && coordinator.page.contains("0 here, 50 expected, 60 places"))
            #expect(!coordinator.page.contains("<script>alert"))
            #expect(!coordinator.page.contains("n3@example.org"), "no address stands on the desk")

            await coordinator.open("/shifts/\(id)/people.csv")
            let table = try CSV(Array(coordinator.page.utf8), file: "people.csv")
            #expect(table.records.count == 50)
            let risky = Set("=+-@\t＝".unicodeScalars)
            for record in table.records {
                let first = record.fields[0].unicodeScalars.first { $0 != " " }
                #expect(first.map { !risky.contains($0) } ?? true, "\(record.fields[0])")
            }
            #expect(table.records.contains { $0.fields[0] == "👩🏽‍🚒 Zoë" && $0.fields[3] == "ar en" })

            await coordinator.open("/shifts/\(id)/teams")
            await coordinator.post("/shifts/\(id)/teams", [:])
            #expect(coordinator.page.contains("Team 25") && !coordinator.page.contains("Team 26"))
            #expect(coordinator.page.contains("Newcomers: 1, residents: 1. They share: العربية, English."))
            let member = try #require(coordinator.text(after: "name=\"sign-up\" value=\"", until: "\""))
            await coordinator.post("/shifts/\(id)/teams/member", ["sign-up": member, "team": "26"])
            #expect(coordinator.page.contains("Team 26"))
            await coordinator.post("/shifts/\(id)/teams/member", ["sign-up": member, "team": "0"])
            #expect(coordinator.page.contains("Choose a team that is there"))

            let before = try await mail(town).count
            await coordinator.open("/shifts/\(id)/desk")
            await coordinator.post("/shifts/\(id)/message", ["message": ""])
            #expect(coordinator.page.contains("Write a message of at most 2,000 letters"))
            await coordinator.post("/shifts/\(id)/message", ["message": "Bring boots."])
            let sent = try await mail(town).dropFirst(before)
            #expect(sent.count == 50 && sent.allSatisfy { $0.body.contains("Bring boots.") })
        }
    }

    @Test(arguments: Engines.all)
    func `what was said is forgotten a week after, and who people without an account were after two years`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let id = try await fill(town)
            let secrets = Secrets(key: Array(repeating: 1, count: 32))
            let rounds = VolunteeringRounds(
                house: town.house, keys: SignUpKeys(secrets: secrets),
                surroundings: Surroundings(
                    catalogue: try Catalogue(folders: [WebResources.messages]), baseURL: "https://town.example",
                    secrets: secrets))
            func kept() async throws -> [Int] {
                try await rounds.forget()
                return try await town.house.database.read { s in
                    [
                        try TeamStore.said(at: id, in: s).count,
                        try SignUpStore.active(of: id, in: s).count { $0.email != nil && !$0.name.isEmpty },
                    ]
                }
            }

            clock.advance(.days(6))
            #expect(try await kept() == [50, 50])
            clock.advance(.days(2))
            #expect(try await kept() == [0, 50])
            clock.advance(.days(730))
            #expect(try await kept() == [0, 0])
        }
    }

    @Test func `open data has hours of months with five people at least, and no person`() async throws {
        try await withTown(.sqlite) { town in
            let files = Mutex<[String: String]>([:])
            try await VolunteeringData(house: town.house).write { file in
                files.withLock { $0[file.path] = file.text }
            }
            let hours = try #require(files.withLock { $0["volunteer-hours.csv"] })
            let table = try CSV(Array(hours.utf8), file: "volunteer-hours.csv")
            #expect(table.header == ["month", "organisation", "people", "minutes"])
            #expect(table.records.map { $0.fields[2] }.sorted() == ["5", "5", "6"])
            let opportunities = try #require(files.withLock { $0["opportunities.csv"] })
            #expect(opportunities.contains("Bicycle workshop") && !(hours + opportunities).contains("Oksana"))

            try await town.house.database.write { s in
                _ = try s.execute("UPDATE hours SET minutes = 0 WHERE sign_up_id = (SELECT MIN(sign_up_id) FROM hours)")
                _ = try s.execute("UPDATE hours SET minutes = 0 WHERE sign_up_id = (SELECT MAX(sign_up_id) FROM hours)")
                _ = try s.execute("DELETE FROM given_time_count")
            }
            try await VolunteeringData(house: town.house).write { file in
                files.withLock { $0[file.path] = file.text }
            }
            let later = try #require(files.withLock { $0["volunteer-hours.csv"] })
            #expect(
                try CSV(Array(later.utf8), file: "").records.map { $0.fields[2] } == ["5"],
                "four are not shown, nor the five with whom the whole would tell them")
        }
    }

    @Test func `an opportunity that carries out an action stands on its trail`() async throws {
        try await withTown(.sqlite) { town in
            let visitor = visitor(town, "en")
            let linked = try await town.house.database.read { s in
                try s.rows(
                    """
                    SELECT to_id
                    FROM trail_link
                    WHERE kind = 'fulfilled' AND from_kind = 'action' AND to_kind = 'opportunity'
                    """
                ).map { try $0.id(0, of: OpportunityKind.self) }
            }
            await visitor.open("/opportunities/\(try #require(linked.first))")
            #expect(visitor.page.contains("Evening classes near the station"))
            let action = "/actions/" + (try #require(visitor.text(after: "href=\"/actions/", until: "\"")))
            await visitor.open(action)
            #expect(visitor.page.contains("Language café") && !visitor.page.contains("/opportunities/new"))
            let coordinator = await signedIn("coordinator", town, "en")
            await coordinator.open(action)
            let start = try #require(coordinator.text(after: "href=\"/opportunities/new?from=", until: "\""))
            await coordinator.open("/opportunities/new?from=\(start)")
            #expect(coordinator.page.contains("Evening classes near the station"))
        }
    }
}
