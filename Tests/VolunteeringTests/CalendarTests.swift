import App
import Community
import Kernel
import Storage
import TestSupport
import Testing
import Web

@testable import Volunteering

/// Calendars as RFC 5545 has them (an independent parser reads them in Tests/Browser), and reminders.
@Suite struct CalendarTests: TownTests {
    private func event(_ text: String, isCancelled: Bool = false) -> ICalendar.Event {
        let at = Moment(milliseconds: 1_795_521_600_000)
        return ICalendar.Event(
            uid: "shift-1@town.example", sequence: 3, stamp: at, starts: at, ends: at + .minutes(90), summary: text,
            description: text, location: "Iași", address: "https://town.example/shifts/1", isCancelled: isCancelled)
    }

    @Test func `lines are at most 75 octets long, and no character is broken`() {
        for text in [
            String(repeating: "é", count: 200), String(repeating: "👩‍👩‍👧", count: 40),
            "حديقة الجيران " + String(repeating: "ع", count: 90),
        ] {
            let calendar = ICalendar(name: text, language: .arabic, events: [event(text)]).text
            let lines = calendar.components(separatedBy: "\r\n")
            #expect(lines.allSatisfy { $0.utf8.count <= 75 })
            #expect(calendar.replacing("\r\n ", with: "").contains("SUMMARY;LANGUAGE=ar:\(text)"))
        }
    }

    @Test func `what means something to a calendar is escaped, and what was called off is said to be`() {
        let calendar = ICalendar(
            name: nil, language: .english, events: [event("a;b,c\\d\ne\r\u{7}", isCancelled: true)]
        )
        .text
        #expect(calendar.contains("SUMMARY;LANGUAGE=en:a\\;b\\,c\\\\d\\ne\r\n"))
        #expect(calendar.contains("DTSTART:20261124T120000Z\r\n") && calendar.contains("DTEND:20261124T133000Z\r\n"))
        #expect(calendar.contains("STATUS:CANCELLED\r\n") && calendar.contains("SEQUENCE:3\r\n"))
    }

    @Test(arguments: Engines.all)
    func `a person's feed opens with its own key only, until a new one is made`(engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let facilitator = await signedIn("facilitator", town, "en")
            await facilitator.open("/me")
            let address = try #require(
                facilitator.page.firstMatch(of: /\/calendars\/people\/\w+\/[0-9a-f]{32}\/shifts\.ics/)
            ).output
            let calendar = visitor(town, "el")
            await calendar.open(String(address))
            #expect(calendar.page.contains("SUMMARY;LANGUAGE=en:Language café"))
            await calendar.open(String(address).replacing("/shifts.ics", with: "0/shifts.ics"))
            #expect(calendar.status == 404)

            await facilitator.post("/me/calendar", [:])
            await calendar.open(String(address))
            #expect(calendar.status == 404)
        }
    }

    @Test(arguments: Engines.all)
    func `the day before, everybody who comes is reminded once, in their language`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let secrets = Secrets(key: Array(repeating: 1, count: 32))
            let feature = Volunteering(town.house, secrets: secrets, finished: { _, _, _ in [] }).feature
            let surroundings = Surroundings(
                catalogue: try Catalogue(folders: [WebResources.messages, try #require(feature.messages)]),
                baseURL: "https://town.example", secrets: secrets)
            func reminders() async throws -> [String] {
                for round in feature.rounds { try await round(surroundings) }
                return try await mail(town).map(\.subject).filter {
                    ["Tomorrow:", "غدًا:", "Mâine:", "Αύριο:"].contains(String($0.split(separator: " ")[0]))
                }
            }

            #expect(try await reminders() == [])
            // The garden begins on Saturday at ten.
            clock.advance(.days(3))
            let first = try await reminders()
            #expect(first.count == 9, "three places in three towns")
            #expect(first.contains("غدًا: Neighbours' garden") && first.contains("Tomorrow: Neighbours' garden"))
            #expect(try await reminders().count == 9)
        }
    }
}
