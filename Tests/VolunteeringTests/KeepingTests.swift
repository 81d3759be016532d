import App
import Community
import Kernel
import Storage
import TestSupport
import Testing

@testable import Volunteering

/// Whose hours are whose: people without an account, people at the desk, and people who want to be forgotten.
@Suite struct KeepingTests: TownTests {
    /// A shift of the garden that has begun half an hour ago.
    private func shift(_ places: Int, hoursLater: Int64 = 0, _ town: CitizenTime) async throws -> ShiftID {
        let house = town.house
        return try await house.database.write { s in
            let opportunity = try #require(
                try OpportunityStore.all(in: s).first { $0.words.title == "Neighbours' garden" })
            let starts = house.now() - .minutes(30) + .hours(hoursLater)
            let shift = Shift(
                id: house.ids.next(), opportunity: opportunity.id, starts: starts, ends: starts + .hours(2),
                capacity: places, taken: 0, mix: .teams, sequence: 0, changed: house.now(), cancelled: nil)
            let time = PlaceTime(try PlaceStore.path(opportunity.place, in: s))
            try ShiftStore.insert(shift, clock: time.reading(at: starts), in: s)
            return shift.id
        }
    }

    /// By an address only, an hour before the start.
    private func signUp(_ name: String, _ shift: ShiftID, _ town: CitizenTime) async throws -> SignUpID {
        let house = town.house
        let id: SignUpID = house.ids.next()
        try await house.database.write { s in
            let before = try #require(try ShiftStore.find(shift, in: s)).starts - .hours(1)
            try AskForPlace(
                id: id, shift: shift, name: name, email: "\(name.lowercased())@example.org", language: .english,
                tell: { _, _, _, _ in }, at: before
            ).apply(in: s)
            try ConfirmPlace(id: id, tell: { _, _, _, _ in }, at: before).apply(in: s)
        }
        return id
    }

    private func confirm(_ signUp: SignUpID, _ shift: ShiftID, _ town: CitizenTime) async throws {
        let now = town.house.now()
        try await town.house.database.write { s in
            let host = try #require(try PersonStore.find(email: "coordinator@demo.example", in: s)).id
            try ConfirmHours(
                signUp: signUp, shift: shift, minutes: 90, reason: "", host: host, number: 0,
                tell: { _, _, _, _ in }, at: now
            ).apply(in: s)
        }
    }

    private func find(_ id: SignUpID, _ town: CitizenTime) async throws -> SignUp? {
        try await town.house.database.read { s in try SignUpStore.find(id, in: s) }
    }

    /// Follows the last sign-in link that was sent.
    private func followLink(_ browser: Browser, name: String, _ town: CitizenTime) async throws {
        let link = try #require(try await mail(town).last?.body.firstMatch(of: /\/sign-in\/[0-9a-f]{64}/)).output
        await browser.open(String(link))
        await browser.post(String(link), ["name": name])
    }

    private func link(_ body: String?) throws -> String {
        String(try #require(body?.firstMatch(of: /\/sign-ups\/\S+/)).output)
    }

    @Test(arguments: Engines.all)
    func `who signs in with an address has the hours of its confirmed sign-ups from then on, and no others`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let shift = try await shift(5, town)
            let amal = try await signUp("Amal", shift, town)
            let oksana = try await signUp("Oksana", shift, town)
            let later = try await self.shift(5, hoursLater: 30, town)
            let open = try await signUp("Amal", later, town)
            for id in [amal, oksana] { try await confirm(id, shift, town) }
            let house = town.house
            let asked: SignUpID = house.ids.next()
            let another = try await self.shift(5, hoursLater: 60, town)
            try await house.database.write { s in
                try AskForPlace(
                    id: asked, shift: another, name: "A", email: "amal@example.org", language: .english,
                    tell: { _, _, _, _ in }, at: house.now()
                ).apply(in: s)
            }

            let stranger = visitor(town, "en")
            await stranger.open("/sign-in")
            await stranger.post("/sign-in/link", ["email": "stranger@example.org", "return": "/me"])
            try await followLink(stranger, name: "Stranger", town)
            #expect(!stranger.page.contains("Confirmed:"))

            let browser = visitor(town, "en")
            await browser.open("/sign-in")
            await browser.post("/sign-in/link", ["email": "Amal@Example.org", "return": "/me"])
            try await followLink(browser, name: "Amal", town)
            #expect(browser.page.contains("Confirmed: 1 h 30 min") && browser.page.contains("/me/certificates"))

            let person = try #require(try await find(amal, town)?.person)
            #expect(try await find(open, town)?.person == person)
            #expect(try await find(oksana, town)?.person == nil)
            let unconfirmed = try await find(asked, town)
            #expect(unconfirmed?.person == nil && unconfirmed?.email == "amal@example.org")
            let hours = try await house.database.read { s in try Volunteering.confirmedHours(of: person, in: s) }
            #expect(hours.map(\.signUp) == [amal])
            try await followLinkAgain(browser, town)
            #expect(browser.page.contains("Confirmed: 1 h 30 min"))
        }
    }

    private func followLinkAgain(_ browser: Browser, _ town: CitizenTime) async throws {
        await browser.open("/sign-in")
        await browser.post("/sign-in/link", ["email": "amal@example.org", "return": "/me"])
        try await followLink(browser, name: "", town)
    }

    @Test(arguments: Engines.all)
    func `at the desk somebody takes a free place, and the coordinator says when one more fits`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let shift = try await shift(1, town)
            let desk = "/shifts/\(shift)"
            let coordinator = await signedIn("coordinator", town, "en")
            await coordinator.open("\(desk)/desk")

            await coordinator.post("\(desk)/walk-ins", ["walk-in-name": ""])
            #expect(coordinator.page.contains("Write a name"))
            await coordinator.post("\(desk)/walk-ins", ["walk-in-name": "Ion", "walk-in-email": "ion@"])
            #expect(coordinator.page.contains("walk-in-email-error") || coordinator.page.contains("field-error"))
            await coordinator.post("\(desk)/walk-ins", ["walk-in-name": "Ion"])
            #expect(coordinator.page.contains("1 here, 1 expected, 1 places"))
            let waiting = try await signUp("Amal", shift, town)
            await coordinator.post("\(desk)/walk-ins", ["walk-in-name": "Amal", "walk-in-email": "amal@example.org"])
            #expect(coordinator.page.contains("All places are taken. If one more fits"))
            let mails = try await mail(town).count
            await coordinator.post(
                "\(desk)/walk-ins",
                ["walk-in-name": "Amal", "walk-in-email": "amal@example.org", "walk-in-room": "yes"])
            #expect(coordinator.page.contains("2 here, 2 expected, 2 places"))
            #expect(try await find(waiting, town)?.state == .coming, "who waits keeps their sign-up")
            #expect(try await mail(town).count == mails + 1)
            await coordinator.post(
                "\(desk)/walk-ins",
                ["walk-in-name": "Amal", "walk-in-email": "amal@example.org", "walk-in-room": "yes"])
            #expect(coordinator.page.contains("signed up for this already"))

            let ion = try #require(
                try await town.house.database.read { s in try SignUpStore.active(of: shift, in: s) }.first)
            #expect(ion.name == "Ion" && ion.person == nil && ion.email == nil)
            try await confirm(ion.id, shift, town)
            let known = try await town.house.database.read { s in
                try TimeStore.given(since: .year2026, in: s).filter { $0.who.isEmpty }.map(\.minutes)
            }
            #expect(known == [90], "hours without a person")
            let stranger = await signedIn("facilitator", town, "en")
            await stranger.open("/me")
            await stranger.post("\(desk)/walk-ins", ["walk-in-name": "Me"])
            #expect(stranger.status == 404)
        }
    }

    @Test(arguments: Engines.all)
    func `an erased account leaves minutes without a name, and its places go to who waits`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let house = town.house
            let past = try await shift(5, hoursLater: -5, town)
            let future = try await self.shift(1, hoursLater: 30, town)
            let facilitator = await signedIn("facilitator", town, "en")
            let person = try #require(
                try await house.database.read { s in try PersonStore.find(email: "facilitator@demo.example", in: s) }
            ).id
            let (here, coming): (SignUpID, SignUpID) = (house.ids.next(), house.ids.next())
            try await house.database.write { s in
                try TakePlace(
                    id: here, shift: past, person: person, tell: { _, _, _, _ in }, at: house.now() - .hours(8)
                ).apply(in: s)
                try TakePlace(
                    id: coming, shift: future, person: person, tell: { _, _, _, _ in }, at: house.now()
                ).apply(in: s)
                try TeamStore.say(Said(tie: .newcomer, languages: [.arabic]), here, in: s)
            }
            try await confirm(here, past, town)
            let waiting = try await signUp("Oksana", future, town)
            #expect(try await find(waiting, town)?.state == .waiting)

            await facilitator.open("/me/erasure")
            await facilitator.post("/me/erasure", ["sure": "yes"])
            #expect(facilitator.page.contains("Your account is erased"))

            #expect(try await find(waiting, town)?.state == .coming)
            #expect(try await mail(town).contains { $0.to == "oksana@example.org" && $0.subject.contains("A place") })
            for id in [here, coming] {
                let left = try #require(try await find(id, town))
                #expect(left.isNameless && left.name == "" && left.who == .mail("erased/\(id)"))
            }
            let (said, minutes, kept) = try await house.database.read { s in
                (
                    try TeamStore.said(here, in: s), try DayStore.attendance(of: here, in: s).hours?.minutes,
                    try s.rows("SELECT id FROM sign_up WHERE person_id = $1", person).count
                )
            }
            #expect(said.isEmpty && minutes == 90 && kept == 0)
            let coordinator = await signedIn("coordinator", town, "en")
            await coordinator.open("/shifts/\(past)/desk")
            #expect(coordinator.page.contains("Name erased"))
        }
    }

    @Test(arguments: Engines.all)
    func `who has no account erases a sign-up from its private page, and hours stay without a name`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let shift = try await shift(2, hoursLater: 20, town)
            let visitor = visitor(town, "en")
            await visitor.open("/shifts/\(shift)")
            await visitor.post("/shifts/\(shift)/sign-up/mail", ["name": "Amal", "email": "amal@example.org"])
            let own = try link(try await mail(town).last?.body)
            await visitor.open(own)
            await visitor.post("\(own)/confirmation", [:])
            let id = try #require(SignUpID(String(own.split(separator: "/")[1])))

            await visitor.post("\(own)/erasure", [:])
            #expect(visitor.page.contains("Tick the box if you are sure"))
            #expect(try await find(id, town)?.email == "amal@example.org")
            await visitor.post("\(own)/erasure", ["sure": "yes"])
            #expect(visitor.page.contains("What was kept of you for this shift is erased"))
            let left = try #require(try await find(id, town))
            #expect(left.isNameless && left.name == "" && left.state == .withdrawn)
            let taken = try await town.house.database.read { s in try ShiftStore.find(shift, in: s)?.taken }
            #expect(taken == 0)
            await visitor.open(own)
            #expect(visitor.status == 404)
        }
    }
}
