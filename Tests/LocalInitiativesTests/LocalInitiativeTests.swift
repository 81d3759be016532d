import App
import Community
import Kernel
import Storage
import Synchronization
import TestSupport
import Testing

@testable import LocalInitiatives

/// What neighbours do together: the acts, on both engines, and what happens when two act at once.
@Suite struct LocalInitiativeTests: TownTests {
    /// An initiative with one need of so many, and its starter.
    private struct Started {
        let id: LocalInitiativeID
        let need: NeedID
        let starter: PersonID
    }

    private let silent: Tell = { _, _ in }

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

    private func start(_ wanted: Int, by starter: PersonID, _ town: CitizenTime) async throws -> Started {
        let house = town.house
        return try await house.database.write { s in
            let place = try #require(try PlaceStore.all(in: s).first { $0.level == .municipality })
            let need = Need(id: house.ids.next(), kind: .people, what: "Hands", wanted: wanted, covered: 0)
            let initiative = LocalInitiative(
                id: house.ids.next(), place: place.id, language: .english, title: "A bench", what: "We build it.",
                dates: .unknown, currency: "EUR", phase: .gathering, started: house.now(), since: house.now(),
                reason: nil, story: nil, organisers: [.init(person: starter, name: "P0", showsName: false)])
            let task = LocalTask(id: house.ids.next(), text: "Saw", taker: nil, done: nil)
            try StartLocalInitiative(
                initiative: initiative, needs: [("1", need)], tasks: [task], origin: nil, event: house.ids.next(),
                announce: house.moderation.announce, person: starter
            ).apply(in: s)
            return Started(id: initiative.id, need: need.id, starter: starter)
        }
    }

    /// Tries again after a conflict, as a visitor does whose page answers that nothing was changed.
    private func write(
        _ town: CitizenTime, _ act: @escaping @Sendable (any Session) throws -> Void
    ) async throws -> LocalInitiativeRefusal? {
        while true {
            do {
                try await town.house.database.write(act)
                return nil
            } catch is Contention {
                continue
            } catch let refusal as LocalInitiativeRefusal {
                return refusal
            }
        }
    }

    private func offer(
        _ amount: Int, by person: PersonID, _ one: Started, organises: Bool = false, _ town: CitizenTime
    ) async throws -> (ContributionID, LocalInitiativeRefusal?) {
        let offer = Contribution(
            id: town.house.ids.next(), need: one.need, person: person, name: "", showsName: false, amount: amount,
            word: "", wouldOrganise: organises, state: .open, answer: "")
        let act = MakeOffer(id: one.id, offer: offer, tell: silent, at: town.house.now())
        return (offer.id, try await write(town) { s in try act.apply(in: s) })
    }

    private func decide(
        _ offer: ContributionID, _ decision: DecideOffer.Decision, by person: PersonID, _ one: Started,
        _ town: CitizenTime
    ) async throws -> LocalInitiativeRefusal? {
        let act = DecideOffer(
            id: one.id, offer: offer, decision: decision, answer: "At ten.", person: person, tell: silent,
            at: town.house.now())
        return try await write(town) { s in try act.apply(in: s) }
    }

    private func move(
        _ step: MoveOn.Step, by person: PersonID, _ one: Started, _ town: CitizenTime
    ) async throws -> LocalInitiativeRefusal? {
        let act = MoveOn(
            id: one.id, step: step, event: town.house.ids.next(), announce: town.house.moderation.announce,
            person: person,
            at: town.house.now())
        return try await write(town) { s in try act.apply(in: s) }
    }

    /// Holds after every act: what is covered is what was accepted.
    private func checkInvariants(_ town: CitizenTime) async throws {
        let wrong = try await town.house.database.read { s in
            try s.rows(
                """
                SELECT local_need.id
                FROM local_need
                WHERE covered <> COALESCE(
                    (SELECT CAST(SUM(amount) AS BIGINT) FROM local_offer
                    WHERE need_id = local_need.id AND state = 'accepted'), 0)
                """
            ).count
        }
        #expect(wrong == 0)
    }

    @Test(arguments: Engines.all) func `the last place goes to one of many that are accepted at once`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let people = try await people(9, town)
            let one = try await start(1, by: people[0], town)
            let offers = try await withThrowingTaskGroup(of: (ContributionID, LocalInitiativeRefusal?).self) { group in
                for person in people.dropFirst() {
                    group.addTask { try await self.offer(1, by: person, one, town) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(offers.allSatisfy { $0.1 == nil })

            let answers = try await withThrowingTaskGroup(of: LocalInitiativeRefusal?.self) { group in
                for (offer, _) in offers {
                    group.addTask { try await self.decide(offer, .accept, by: people[0], one, town) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(answers.count { $0 == nil } == 1)
            #expect(answers.count { $0 == .amountWrong(left: 0, .people) } == 7)
            try await checkInvariants(town)
        }
    }

    @Test(arguments: Engines.all) func `one of two decisions at once holds, and the other is told`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let people = try await people(3, town)
            for round in 0..<6 {
                let one = try await start(3, by: people[0], town)
                let (first, _) = try await offer(1, by: people[1], one, organises: true, town)
                #expect(try await decide(first, .welcome, by: people[0], one, town) == nil)
                let (contested, _) = try await offer(2, by: people[2], one, town)

                async let yes = decide(contested, .accept, by: people[0], one, town)
                async let no = decide(contested, .decline, by: people[1], one, town)
                let answers = [try await yes, try await no]

                #expect(answers.count { $0 == nil } == 1, "round \(round)")
                #expect(answers.count { $0 == .decidedAlready } == 1)
            }
            try await checkInvariants(town)
        }
    }

    @Test(arguments: Engines.all) func `nothing is offered for what was stopped, and no step is skipped`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let people = try await people(2, town)
            let one = try await start(2, by: people[0], town)
            #expect(try await move(.finish(story: "Good."), by: people[0], one, town) == .notNow)
            #expect(try await move(.begin, by: people[1], one, town) == .notYours)
            #expect(try await move(.stop(reason: ""), by: people[0], one, town) == .reasonMissing(most: 400))

            #expect(try await move(.stop(reason: "No wood."), by: people[0], one, town) == nil)

            #expect(try await offer(1, by: people[1], one, town).1 == .notNow)
            #expect(try await move(.begin, by: people[0], one, town) == .notNow)
            let kept = try await town.house.database.read { s in try LocalInitiativeStore.find(one.id, in: s) }
            #expect(kept?.reason == "No wood.")
        }
    }

    @Test(arguments: Engines.all) func `an offer is within what is needed, once, and may be taken back`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let people = try await people(3, town)
            let one = try await start(2, by: people[0], town)
            #expect(try await offer(3, by: people[1], one, town).1 == .amountWrong(left: 2, .people))
            #expect(try await offer(1, by: people[0], one, town).1 == .notYours)
            let (first, refusal) = try await offer(2, by: people[1], one, town)
            #expect(refusal == nil)
            #expect(try await offer(1, by: people[1], one, town).1 == .offeredAlready)
            #expect(try await decide(first, .welcome, by: people[0], one, town) == .notYours)
            #expect(try await decide(first, .accept, by: people[0], one, town) == nil)
            #expect(try await offer(1, by: people[2], one, town).1 == .covered)

            let withdraw = WithdrawOffer(
                id: one.id, offer: first, person: people[1], tell: silent, at: town.house.now())
            #expect(try await write(town) { s in try withdraw.apply(in: s) } == nil)
            #expect(try await write(town) { s in try withdraw.apply(in: s) } == .decidedAlready)

            #expect(try await offer(1, by: people[2], one, town).1 == nil)
            try await checkInvariants(town)
        }
    }

    @Test(arguments: Engines.all) func `a task is taken by one, and by those who help`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let people = try await people(4, town)
            let one = try await start(3, by: people[0], town)
            let task = try #require(
                try await town.house.database.read { s in try LocalInitiativeStore.tasks(of: one.id, in: s) }.first
            ).id
            let stranger = TakeTask(id: one.id, task: task, person: people[3])
            #expect(try await write(town) { s in try stranger.apply(in: s) } == .notYours)
            for person in people[1...2] {
                let (made, _) = try await offer(1, by: person, one, town)
                #expect(try await decide(made, .accept, by: people[0], one, town) == nil)
            }

            let answers = try await withThrowingTaskGroup(of: LocalInitiativeRefusal?.self) { group in
                for person in people[1...2] {
                    let act = TakeTask(id: one.id, task: task, person: person)
                    group.addTask { try await self.write(town) { s in try act.apply(in: s) } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(answers.count { $0 == nil } == 1)
            #expect(answers.count { $0 == .taskTaken } == 1)
        }
    }

    @Test(arguments: Engines.all) func `whoever erases their account leaves what goes on, and their words go`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let people = try await people(2, town)
            let one = try await start(2, by: people[0], town)
            let (made, _) = try await offer(1, by: people[1], one, town)
            #expect(try await decide(made, .accept, by: people[0], one, town) == nil)
            @Sendable func leave(_ person: PersonID, _ s: any Session) throws {
                try LeaveLocalInitiatives(person: person, at: town.house.now()).apply(in: s)
            }

            try await town.house.database.write { s in try leave(people[1], s) }
            let offers = try await town.house.database.read { s in try ContributionStore.offers(of: one.id, in: s) }
            #expect(offers.map(\.state) == [.withdrawn] && offers.allSatisfy { $0.word.isEmpty && $0.answer.isEmpty })
            try await checkInvariants(town)

            try await town.house.database.write { s in try leave(people[0], s) }
            let left = try #require(
                try await town.house.database.read { s in try LocalInitiativeStore.find(one.id, in: s) })
            #expect(left.phase == .stopped && left.organisers.isEmpty)
        }
    }

    @Test(arguments: Engines.all) func `open data name nobody, and no query of a page reads a whole table`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let files = Mutex<[String: String]>([:])
            try await LocalInitiatives(town.house).feature.openData { file in
                files.withLock { $0[file.path] = file.text }
            }
            let csv = try #require(files.withLock { $0["local-initiatives.csv"] })
            #expect(csv.split(whereSeparator: \.isNewline).count == 4)
            for name in ["Coordinator", "Facilitator", "@"] { #expect(!csv.contains(name)) }
            guard engine == .sqlite else { return }
            let scans = try await town.house.database.write { session -> [String] in
                let s = PlanRecorder(session)
                let one = try #require(try LocalInitiativeStore.all([.done], most: 1, in: s).first)
                let person = try #require(one.organisers.first?.person)
                _ = try LocalInitiativeStore.find(one.id, in: s)
                _ = try LocalInitiativeStore.at(one.place, most: 6, in: s)
                _ = try LocalInitiativeStore.of(person, most: 6, in: s)
                _ = try LocalInitiativeStore.finished(in: one.place, since: one.started, in: s)
                _ = try LocalInitiativeStore.tasks(of: one.id, in: s)
                _ = try LocalInitiativeStore.pictures(of: one.id, in: s)
                _ = try ContributionStore.needs(of: one.id, in: s)
                _ = try ContributionStore.offers(of: one.id, in: s)
                _ = try ContributionStore.isHelper(person, of: one.id, in: s)
                _ = try ContributionStore.pending(of: person, in: s)
                return s.scans.filter { !$0.hasPrefix("SCAN inner_place") && !$0.contains("SCAN (") }
            }
            #expect(scans == [])
        }
    }
}
