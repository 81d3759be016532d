import App
import Community
import Kernel
import Storage
import TestSupport
import Testing

@testable import Volunteering

/// Places: never more than there are, given in the order of arrival, moved on when somebody cannot come.
@Suite struct SignUpTests: TownTests {
    /// A shift of Braga's garden with so many places, two weeks from now; returns it.
    private func shift(_ places: Int, hoursLater: Int64 = 0, _ town: CitizenTime) async throws -> ShiftID {
        let house = town.house
        return try await house.database.write { s in
            let opportunity = try #require(
                try OpportunityStore.all(in: s).first { $0.words.title == "Neighbours' garden" })
            let id: ShiftID = house.ids.next()
            let starts = house.now() + .days(14) + .hours(hoursLater)
            let shift = Shift(
                id: id, opportunity: opportunity.id, starts: starts, ends: starts + .hours(2), capacity: places,
                taken: 0, mix: .none, sequence: 0, changed: house.now(), cancelled: nil)
            let time = PlaceTime(try PlaceStore.path(opportunity.place, in: s))
            try ShiftStore.insert(shift, clock: time.reading(at: starts), in: s)
            return id
        }
    }

    private func people(_ count: Int, _ town: CitizenTime) async throws -> [PersonID] {
        let house = town.house
        return try await house.database.write { s in
            try (0..<count).map { number in
                let person = Person(
                    id: house.ids.next(), name: "P\(number)", email: "p\(number)@example.org", language: .english)
                try PersonStore.insert(person, passwordHash: nil, at: house.now(), in: s)
                return person.id
            }
        }
    }

    private func signUp(_ person: PersonID, _ shift: ShiftID, _ town: CitizenTime) async throws -> SignUpID {
        let house = town.house
        let act = TakePlace(
            id: house.ids.next(), shift: shift, person: person, tell: { _, _, _, _ in }, at: house.now())
        while true {
            do {
                try await house.database.write { s in try act.apply(in: s) }
                return act.id
            } catch is Contention {
                // As a page answers 503: nothing was changed, and the visitor tries again.
                continue
            }
        }
    }

    /// Holds after every act: what the counter says is what the list says, and nobody waits beside a free place.
    private func checkInvariants(_ town: CitizenTime) async throws {
        let wrong = try await town.house.database.read { s in
            try s.rows(
                """
                SELECT shift.id
                FROM shift
                WHERE taken <> (SELECT COUNT(*) FROM sign_up WHERE shift_id = shift.id AND state = 'coming')
                    OR (taken < capacity AND cancelled_at IS NULL
                        AND EXISTS (SELECT 1 FROM sign_up WHERE shift_id = shift.id AND state = 'waiting'))
                """
            ).count
        }
        #expect(wrong == 0)
    }

    @Test(arguments: Engines.all)
    func `a thousand contest fifty places at once: fifty come, the others wait in order`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let shift = try await shift(50, town)
            let people = try await people(1_000, town)

            try await withThrowingTaskGroup(of: Void.self) { group in
                for person in people.shuffled() {
                    group.addTask { _ = try await signUp(person, shift, town) }
                }
                try await group.waitForAll()
            }

            let all = try await town.house.database.read { s in try SignUpStore.active(of: shift, in: s) }
            #expect(all.count == 1_000 && Set(all.compactMap(\.person)).count == 1_000)
            #expect(all.prefix(50).allSatisfy { $0.state == .coming })
            #expect(all.dropFirst(50).allSatisfy { $0.state == .waiting })
            #expect(zip(all, all.dropFirst()).allSatisfy { ($0.number ?? 0) < ($1.number ?? 0) })
            try await checkInvariants(town)
        }
    }

    @Test(arguments: Engines.all)
    func `who signs up for two shifts at the same time at once gets one of them`(engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let first = try await shift(5, town)
            let second = try await shift(5, hoursLater: 1, town)
            let later = try await shift(5, hoursLater: 3, town)
            let people = try await people(12, town)

            let refused = await withTaskGroup(of: VolunteeringRefusal?.self) { group -> [VolunteeringRefusal] in
                for person in people.prefix(5) {
                    for shift in [first, second] {
                        group.addTask {
                            do {
                                _ = try await signUp(person, shift, town)
                                return nil
                            } catch {
                                return error as? VolunteeringRefusal
                            }
                        }
                    }
                }
                var refused: [VolunteeringRefusal] = []
                for await item in group { if let item { refused.append(item) } }
                return refused
            }

            #expect(refused == Array(repeating: .overlap, count: 5))
            _ = try await signUp(people[0], later, town)
            await #expect(throws: VolunteeringRefusal.signedUpAlready) { try await signUp(people[0], later, town) }
            try await checkInvariants(town)
        }
    }

    @Test(arguments: Engines.all)
    func `a visitor without an account confirms by mail, waits, moves up, gives the place to a friend`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let shift = try await shift(1, town)
            let first = try await people(1, town)
            let taken = try await signUp(first[0], shift, town)
            let visitor = visitor(town, "ar")
            let address = "/shifts/\(shift)"

            await visitor.open(address)
            #expect(visitor.page.contains("انتظر مكانًا"))
            await visitor.post("\(address)/sign-up/mail", ["name": "", "email": "amal@"])
            #expect(visitor.page.contains("اكتب اسمًا"))
            await visitor.post("\(address)/sign-up/mail", ["name": "أمل", "email": "Amal@Example.org"])
            let asking = try #require(try await mail(town).last)
            #expect(asking.to == "amal@example.org" && asking.subject.contains("يرجى التأكيد"))
            let link = try #require(asking.body.firstMatch(of: /\/sign-ups\/\S+/)).output
            await visitor.open(String(link))
            await visitor.post("\(link)/confirmation", [:])
            #expect(visitor.page.contains("على قائمة الانتظار"))
            await visitor.post("\(link)/confirmation", [:])
            #expect(visitor.page.contains("لقد سجّلت من قبل"))

            let house = town.house
            let act = Withdraw(
                id: taken,
                tell: { occasion, signUp, _, s in
                    #expect(occasion == .movedUp && signUp.name == "أمل")
                }, at: house.now())
            try await house.database.write { s in try act.apply(in: s) }
            try await checkInvariants(town)
            await visitor.open(String(link))
            #expect(visitor.page.contains("أنت قادم"))

            await visitor.post("\(link)/offer", ["email": "oksana@example.org"])
            let offering = try #require(try await mail(town).last)
            #expect(offering.to == "oksana@example.org" && offering.body.contains("أمل"))
            let offer = try #require(offering.body.firstMatch(of: /\/offers\/\S+/)).output
            let friend = self.visitor(town, "en")
            await friend.open(String(offer))
            await friend.post("\(offer)/acceptance", ["name": "Oksana"])
            #expect(friend.page.contains("You come"))
            await visitor.open(String(link))
            #expect(visitor.page.contains("أُعيد المكان"))
            await friend.open(String(offer))
            #expect(friend.page.contains("no longer offered"))
            #expect(try await mail(town).suffix(2).map(\.to) == ["amal@example.org", "oksana@example.org"])
            try await checkInvariants(town)

            let stranger = self.visitor(town, "en")
            await stranger.open(String(link.dropLast()) + "0" + "x")
            #expect(stranger.status == 404)
            await stranger.open(address)
            #expect(!stranger.page.contains("Oksana"), "nobody sees who comes")
        }
    }
}
