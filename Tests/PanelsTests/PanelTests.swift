import App
import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Panels

/// A panel from the call to its end: the acts, on both engines.
@Suite struct PanelTests: TownTests {
    private static let quotas: [Sortition.Quota] = [
        .init(trait: "stay", value: "newcomer", range: 3...5), .init(trait: "stay", value: "resident", range: 0...10),
        .init(trait: "gender", value: "woman", range: 4...6), .init(trait: "gender", value: "man", range: 4...6),
        .init(trait: "gender", value: "other", range: 0...10),
    ]

    /// A town with a call, whoever leads it, and thirty volunteers: 6 newcomers, half of all women.
    private struct Called {
        let id: CitizensPanelID
        let lead: PersonID
        let people: [PersonID]
    }

    private func person(_ name: String, _ house: House, in s: any Session) throws -> PersonID {
        let person = Person(id: house.ids.next(), name: name, email: "\(name)@example.org", language: .english)
        try PersonStore.insert(person, passwordHash: nil, at: house.now(), in: s)
        return person.id
    }

    private func call(
        _ town: CitizenTime, quotas: [Sortition.Quota] = Self.quotas, volunteers: Int = 30
    ) async throws -> Called {
        let house = town.house
        return try await house.database.write { s in
            let organisation = try #require(try OrganisationStore.all(in: s).first)
            let lead = try person("lead", house, in: s)
            try RoleStore.grant(Role(.facilitator, .organisation(organisation.id)), to: lead, at: house.now(), in: s)
            let panel = CitizensPanel(
                id: house.ids.next(), organisation: organisation.id, place: organisation.place, language: .english,
                title: "The square", task: "What is the square for?", size: 10, quotas: quotas,
                source: "National lottery of 20 December", seed: "5eed", opened: house.now(),
                closes: house.now() + .days(7), phase: .open)
            try OpenPanel(panel: panel, origin: nil, event: house.ids.next(), person: lead).apply(in: s)
            let people = try (0..<volunteers).map { number in
                let volunteer = try person("v\(number)", house, in: s)
                let answers = [
                    "stay": number < 6 ? "newcomer" : "resident", "gender": number % 2 == 0 ? "woman" : "man",
                    "age": "65",
                ]
                try SignUpForPanel(
                    panel: panel.id, id: house.ids.next(), answers: answers, person: volunteer, at: house.now()
                ).apply(in: s)
                return volunteer
            }
            return Called(id: panel.id, lead: lead, people: people)
        }
    }

    private func read(_ id: CitizensPanelID, _ town: CitizenTime) async throws -> (CitizensPanel, [PanelVolunteer]) {
        try await town.house.database.read { s in
            (try #require(try PanelStore.find(id, in: s)), try VolunteerStore.all(of: id, in: s))
        }
    }

    private func weigh(_ called: Called, _ town: CitizenTime) async throws {
        let (panel, volunteers) = try await read(called.id, town)
        let act = try WeighPanel(
            panel, volunteers, event: town.house.ids.next(), person: called.lead, at: town.house.now())
        try await town.house.database.write { s in try act.apply(in: s) }
    }

    private func draw(_ called: Called, _ town: CitizenTime, _ tell: @escaping TellDrawn = { _, _, _ in }) async throws
    {
        let act = DrawPanel(
            panel: called.id, numbers: "7  12 23", event: town.house.ids.next(), tell: tell, person: called.lead,
            at: town.house.now())
        try await town.house.database.write { s in try act.apply(in: s) }
    }

    private func refusal(_ body: () async throws -> Void) async throws -> PanelRefusal? {
        do {
            try await body()
            return nil
        } catch let refusal as PanelRefusal {
            return refusal
        }
    }

    @Test(arguments: Engines.all) func `a panel that is drawn meets its quotas, and the files give it again`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let called = try await call(town)
            #expect(try await refusal { try await weigh(called, town) } == .notNow)
            clock.advance(.days(8))
            try await weigh(called, town)
            let (weighed, listed) = try await read(called.id, town)
            let lottery = try #require(weighed.lottery)
            #expect(abs(lottery.chances.reduce(0, +) - 10) < 1e-4)
            let told = Mutex<[PersonID]>([])
            try await draw(called, town) { _, person, _ in told.withLock { $0.append(person) } }

            let (panel, volunteers) = try await read(called.id, town)
            let drawn = volunteers.filter { $0.state == .invited }
            #expect(drawn.count == 10 && Set(drawn.compactMap(\.person)) == Set(told.withLock { $0 }))
            for quota in panel.quotas {
                #expect(quota.range.contains(drawn.count { $0.traits[quota.trait] == quota.value }))
            }
            // Only what has quotas is kept of the answers.
            #expect(volunteers.allSatisfy { $0.traits.keys.sorted() == ["gender", "stay"] })

            let data = PanelData(panel: panel, volunteers: volunteers)
            let csv = try CSV(Array(try #require(data.file("volunteers.csv")).utf8), file: "volunteers.csv")
            let again = csv.records.map { record in
                Sortition.Volunteer(
                    id: record.fields[0], traits: ["gender": record.fields[1], "stay": record.fields[2]])
            }
            #expect(
                again
                    == listed.map(\.listed).map { one in
                        Sortition.Volunteer(id: one.id, traits: one.traits)
                    })
            let recomputed = try Sortition.lottery(again, quotas: panel.quotas, size: panel.size)
            let seed = try #require(panel.wholeSeed)
            #expect(seed == "5eed 7 12 23")
            let numbers = PublicDraw(recomputed, again, seed: seed).panel.map { again[$0].id }
            #expect(numbers == drawn.compactMap { $0.number.map(String.init) })
        }
    }

    @Test(arguments: Engines.all)
    func `who declines is replaced by one of the same kind, also when the account is erased`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let called = try await call(town)
            clock.advance(.days(8))
            try await weigh(called, town)
            try await draw(called, town)
            let (_, volunteers) = try await read(called.id, town)
            let drawn = volunteers.filter { $0.state == .invited }
            // Of the twelve long-time residents of each kind seven at most are drawn: somebody is left to come in.
            let residents = drawn.filter { $0.traits["stay"] == "resident" }
            let (first, second) = (residents[0], residents[1])
            let decliner = try #require(first.person)
            let erased = try #require(second.person)

            try await town.house.database.write { s in
                try AnswerInvitation(
                    panel: called.id, answer: .decline, tell: { _, _, _ in }, person: decliner, at: clock.now
                ).apply(in: s)
                try LeavePanels(tell: { _, _, _ in }, person: erased).apply(in: s)
            }

            let (panel, after) = try await read(called.id, town)
            let now = after.filter { $0.state == .invited }
            #expect(now.count == 10)
            for quota in panel.quotas {
                #expect(quota.range.contains(now.count { $0.traits[quota.trait] == quota.value }))
            }
            #expect(after.first { $0.id == second.id }?.person == nil)
            let stranger = called.people.first { person in !drawn.contains { $0.person == person } }
            let outsider = try #require(stranger)
            let act = AnswerInvitation(
                panel: called.id, answer: .accept, tell: { _, _, _ in },
                person: now.contains { $0.person == outsider } ? decliner : outsider, at: clock.now)
            #expect(
                try await refusal { try await town.house.database.write { s in try act.apply(in: s) } } == .notYours)
        }
    }

    @Test func `quotas that no panel meets name the nearest, and can be relaxed to them`() async throws {
        let clock = TestClock()
        try await withTown(.sqlite, clock: clock) { town in
            var quotas = Self.quotas
            quotas[0].range = 8...10
            let called = try await call(town, quotas: quotas)
            clock.advance(.days(8))
            let nearest = PanelRefusal.quotasConflict([.init(trait: "stay", value: "newcomer", range: 6...10)])
            #expect(try await refusal { try await weigh(called, town) } == nearest)
            guard case .quotasConflict(let relaxed) = nearest else { return }
            let act = ChangeCall(panel: called.id, change: .relax(relaxed), person: called.lead, at: clock.now)
            try await town.house.database.write { s in try act.apply(in: s) }
            try await weigh(called, town)
            let (panel, _) = try await read(called.id, town)
            #expect(panel.phase == .weighed && panel.quotas[0].range == 6...10)
        }
    }

    @Test func `nobody else leads, and nobody volunteers too late or without answers`() async throws {
        let clock = TestClock()
        try await withTown(.sqlite, clock: clock) { town in
            let called = try await call(town, volunteers: 12)
            let stranger = called.people[0]
            let close = ChangeCall(panel: called.id, change: .close, person: stranger, at: clock.now)
            #expect(
                try await refusal { try await town.house.database.write { s in try close.apply(in: s) } } == .notYours)
            func signUp(_ answers: [String: String]) -> SignUpForPanel {
                SignUpForPanel(
                    panel: called.id, id: town.house.ids.next(), answers: answers, person: called.lead, at: clock.now)
            }
            let empty = signUp(["stay": "newcomer", "gender": "x"])
            #expect(
                try await refusal { try await town.house.database.write { s in try empty.apply(in: s) } }
                    == .answerMissing(.gender))
            clock.advance(.days(8))
            let late = signUp(["stay": "newcomer", "gender": "man"])
            #expect(try await refusal { try await town.house.database.write { s in try late.apply(in: s) } } == .notNow)
            try await town.house.database.write { s in
                try WithdrawFromPanel(panel: called.id, person: stranger, at: clock.now).apply(in: s)
            }
            #expect(try await read(called.id, town).1.count == 11)
        }
    }

    @Test(arguments: Engines.all) func `after half a year nobody is linked to a panel`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let called = try await call(town)
            clock.advance(.days(8))
            try await weigh(called, town)
            try await draw(called, town)
            clock.advance(.days(179))
            try await town.house.database.write { s in try EndPanel.forgetOld(at: clock.now, in: s) }
            #expect(try await read(called.id, town).0.phase == .drawn)
            clock.advance(.days(2))
            try await town.house.database.write { s in try EndPanel.forgetOld(at: clock.now, in: s) }
            let (panel, volunteers) = try await read(called.id, town)
            #expect(panel.phase == .ended && volunteers.count == 30)
            #expect(volunteers.allSatisfy { $0.person == nil })
        }
    }
}
