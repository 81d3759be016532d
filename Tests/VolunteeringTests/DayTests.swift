import App
import Community
import Kernel
import Storage
import TestSupport
import Testing
import Web

@testable import Volunteering

/// On the day: who is there, each counted once, and hours that count when the host says so.
@Suite struct DayTests: TownTests {
    /// Today's shift in Iași, where the facilitator and the official have places.
    private func today(_ town: CitizenTime) async throws -> ShiftCard {
        let now = town.house.now()
        let found = try await town.house.database.read { s -> ShiftCard? in
            let iasi = try #require(try PlaceStore.all(in: s).first { $0.name == "Iași" })
            let opportunity = try #require(
                try OpportunityStore.all(in: s).first { $0.place == iasi.id && $0.words.title == "Language café" })
            return try ShiftStore.coming(opportunity.id, now: now, in: s).first.flatMap {
                try ShiftStore.card($0, in: s)
            }
        }
        return try #require(found)
    }

    private func people(_ shift: ShiftID, _ town: CitizenTime) async throws -> [SignUp] {
        try await town.house.database.read { s in try SignUpStore.active(of: shift, in: s) }
    }

    private func attendance(_ id: SignUpID, _ town: CitizenTime) async throws -> Attendance {
        try await town.house.database.read { s in try DayStore.attendance(of: id, in: s) }
    }

    @Test func `a code is good in its minute and the ones around it, for its own shift only`() {
        let codes = PresenceCode(secrets: Secrets(key: Array(repeating: 7, count: 32)))
        let shift = ShiftID(42)
        let noon = Moment(milliseconds: 1_795_521_600_000)
        let code = codes.code(of: shift, at: noon)

        #expect(code.count == 6 && code != codes.code(of: shift, at: noon + .minutes(1)))
        #expect(codes.accepts(" " + code.uppercased() + " ", of: shift, at: noon + .seconds(110)))
        #expect(codes.accepts(code, of: shift, at: noon - .seconds(50)))
        #expect(!codes.accepts(code, of: shift, at: noon + .minutes(2)))
        #expect(!codes.accepts(code, of: ShiftID(43), at: noon))
        #expect(!codes.accepts("", of: shift, at: noon))
    }

    @Test func `hours are proposed from coming to going, within the shift`() {
        let start = Moment(milliseconds: 1_795_521_600_000)
        let shift = Shift(
            id: ShiftID(1), opportunity: OpportunityID(1), starts: start, ends: start + .hours(3), capacity: 5,
            taken: 1,
            mix: .none, sequence: 0, changed: start, cancelled: nil)
        func proposal(_ arrived: Int64?, _ left: Int64?) -> Int? {
            Attendance(arrived: arrived.map { start + .minutes($0) }, left: left.map { start + .minutes($0) })
                .proposal(for: shift)
        }

        #expect(proposal(nil, 60) == nil)
        #expect(proposal(-20, nil) == 180)
        #expect(proposal(-20, 92) == 90)
        #expect(proposal(13, 300) == 165)
        #expect(proposal(200, nil) == 0)
    }

    @Test(arguments: Engines.all)
    func `check-ins that are sent again and again over a bad network count once, and none is lost`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let shift = try await today(town).shift.id
            let people = try await people(shift, town)
            let house = town.house
            let acts = people.map { signUp in
                NoteCheckIn(
                    checkIn: CheckIn(
                        key: "device-key-\(signUp.id)", signUp: signUp.id, kind: .arrived, way: .list,
                        at: house.now() - .minutes(30)), shift: shift, isCodeRight: nil, now: house.now())
            }

            // 50 times the network breaks after the server has counted and before the device knows.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<50 {
                    let act = acts[number % acts.count]
                    group.addTask { try await house.database.write { s in try act.apply(in: s) } }
                }
                try await group.waitForAll()
            }

            let count = try await house.database.read { s in
                try s.row("SELECT COUNT(*), COUNT(DISTINCT sign_up_id) FROM check_in WHERE client_key LIKE 'device%'")
                    .map {
                        (try $0.int(0), try $0.int(1))
                    }
            }
            #expect(count?.0 == people.count && count?.1 == people.count)
        }
    }

    @Test(arguments: Engines.all)
    func `a day from the code on the wall to hours that are confirmed, disputed, corrected and shown`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let card = try await today(town)
            let shift = "/shifts/\(card.shift.id)"
            let coordinator = await signedIn("coordinator", town, "en")
            await coordinator.open("\(shift)/code")
            let code = try #require(coordinator.text(after: "code-letters\" dir=\"ltr\"><strong>", until: "<"))
            #expect(coordinator.page.contains("class=\"qr\""))

            let facilitator = await signedIn("facilitator", town, "en")
            await facilitator.open("\(shift)/desk")
            #expect(facilitator.status == 404)
            await facilitator.open("\(shift)/here/\(code)")
            let own = facilitator.address.split(separator: "?").first.map(String.init) ?? ""
            await facilitator.post("\(own)/check-in", ["kind": "arrived", "code": "zzzzzz"])
            #expect(facilitator.page.contains("not the code of now"))
            await facilitator.post("\(own)/check-in", ["kind": "arrived", "code": code])
            #expect(facilitator.page.contains("Noted. Thank you"))

            let guest = visitor(town, "ar")
            await guest.open("\(shift)/here/\(code)")
            await guest.post("\(shift)/here/\(code)", ["email": "nobody@example.org"])
            #expect(guest.page.contains("لا أحد بهذا العنوان"))
            let amal = try #require(try await people(card.shift.id, town).first { $0.name.hasPrefix("أمل") })
            await guest.post("\(shift)/here/\(code)", ["email": amal.email ?? ""])
            #expect(try await attendance(amal.id, town).arrived == clock.now)
            clock.advance(.minutes(5))
            await guest.open("\(shift)/here/\(code)")
            await guest.post("\(shift)/here/\(code)", ["email": amal.email ?? ""])
            #expect(guest.page.contains("ليس هذا الرمز الحالي"))

            await coordinator.open("\(shift)/desk?name=ελενη")
            #expect(coordinator.page.contains("Ελένη") && !coordinator.page.contains("Oksana"))
            let eleni = try #require(try await people(card.shift.id, town).first { $0.name == "Ελένη" })
            await coordinator.post("\(shift)/check-ins", ["sign-up": eleni.id.description, "kind": "arrived"])
            await coordinator.post("\(shift)/check-ins/end", ["sign-up": eleni.id.description])
            #expect(try await attendance(eleni.id, town).arrived == nil)

            clock.advance(.hours(3))
            let later = await signedIn("coordinator", town, "en")
            await later.open("\(shift)/desk")
            #expect(later.page.contains("not noted"))
            await later.post("\(shift)/hours/all", [:])
            #expect(later.page.contains("1 h 55 min confirmed") || later.page.contains("2 h confirmed"))
            let mine = try await town.house.database.read { s in
                let person = try #require(try PersonStore.find(email: "facilitator@demo.example", in: s))
                return try Volunteering.confirmedHours(of: person.id, in: s)
            }
            #expect(mine.map(\.minutes) == [120, 120] && mine.allSatisfy { $0.organisationName == "Podul Neighbours" })

            await facilitator.open(own)
            await facilitator.post("\(own)/dispute", ["dispute": "I came an hour before you did."])
            #expect(facilitator.page.contains("in question"))
            let person = try #require(try await people(card.shift.id, town).first { $0.name == "Facilitator" })
            let rest = try await town.house.database.read { s in
                try Volunteering.confirmedHours(ofOwner: person.id, in: s)
            }
            #expect(rest.count == 1, "hours in question do not count; those of last week do")
            let change = ["sign-up": person.id.description, "minutes": "150"]
            await later.post("\(shift)/hours", change)
            #expect(later.page.contains("Say why"))
            await later.post("\(shift)/hours", change.merging(["reason": "She set up the chairs."]) { $1 })
            await facilitator.open(own)
            #expect(
                facilitator.page.contains("from 2 h to 2 h 30 min.") && facilitator.page.contains("set up the chairs"))
            await facilitator.open("/me")
            #expect(facilitator.page.contains("Confirmed: 4 h 30 min"))
            let thanks = try await mail(town).filter { $0.subject.contains("2 h 30 min for Language café") }
            #expect(thanks.map(\.to) == ["facilitator@demo.example"])
        }
    }

    @Test func `nobody confirms their own hours`() {
        let person = PersonID(3)
        let signUp = SignUp(
            id: SignUpID(1), shift: ShiftID(1), person: person, email: nil, name: "", language: .english,
            state: .coming,
            number: 1)
        #expect(!VolunteeringPolicy.mayConfirm(hoursOf: signUp, as: person))
        #expect(VolunteeringPolicy.mayConfirm(hoursOf: signUp, as: PersonID(4)))
    }
}
