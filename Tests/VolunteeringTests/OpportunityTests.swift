import App
import Community
import Kernel
import Storage
import TestSupport
import Testing

@testable import Volunteering

/// Publishing and planning by those who may, and finding by everybody.
@Suite struct OpportunityTests: TownTests {
    private static let written = [
        "title": "Soup for everybody", "what": "We cook soup and eat it together.", "interest": "food",
        "helpful": "uk", "safeguarding": "Ana, 0700 000", "language": "en",
    ]

    private func option(_ name: String, _ label: String, _ page: String) throws -> String {
        let select = try #require(page.components(separatedBy: "name=\"\(name)\"").dropFirst().first)
        let option = try #require(
            select.components(separatedBy: "</select>")[0].components(separatedBy: "<option value=\"").first {
                $0.contains(">\(label)<")
            })
        return String(option.prefix { $0 != "\"" })
    }

    @Test(arguments: Engines.all)
    func `a coordinator publishes, plans over a change of the clocks, changes and calls off; others may not`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let coordinator = await signedIn("coordinator", town, "en")
            await coordinator.open("/opportunities/new")
            var fields = Self.written
            fields["organisation"] = try option("organisation", "Vizinhos de Braga", coordinator.page)
            fields["place"] = try option("place", "Braga", coordinator.page)
            await coordinator.post("/opportunities", fields.merging(["title": "", "age": "sixteen"]) { $1 })
            #expect(coordinator.page.contains("Write an age from 13 to 21"))
            await coordinator.post("/opportunities", fields.merging(["title": ""]) { $1 })
            #expect(coordinator.page.contains("Write a title of at most 120 letters"))
            await coordinator.post("/opportunities", fields)
            let planning = coordinator.address
            #expect(coordinator.page.contains("By the clocks of Europe/Lisbon"))

            let times = [
                "day": "2027-03-21", "from": "10:00", "to": "12:00", "capacity": "3", "weeks": "2", "mix": "none",
            ]
            await coordinator.post(planning, times.merging(["to": "10:00"]) { $1 })
            #expect(coordinator.page.contains("two different times"))
            await coordinator.post(planning, times.merging(["day": "2026-03-21"]) { $1 })
            #expect(coordinator.page.contains("still to come"))
            await coordinator.post(planning, times)
            #expect(coordinator.page.contains("Sunday 28 March 2027, 10:00–12:00"))
            await coordinator.post(planning, times)
            #expect(coordinator.page.contains("There is a shift at that time already"))

            let one = String(planning.dropLast("/shifts".count))
            await coordinator.open(one)
            let shift = "/shifts/" + (try #require(coordinator.text(after: "href=\"/shifts/", until: "\"")))
            let visitor = visitor(town, "en")
            await visitor.open(one)
            #expect(visitor.page.contains("Soup for everybody") && visitor.page.contains("Українська"))
            for private_ in ["\(one)/words", planning, "\(shift)/times", "/opportunities/new"] {
                await visitor.open(private_)
                #expect(visitor.address.hasPrefix("/sign-in"))
                let facilitator = await signedIn("facilitator", town, "en")
                await facilitator.open(private_)
                #expect(facilitator.status == 404)
            }

            let member = await signedIn("moderator", town, "en")
            await member.open(shift)
            await member.post("\(shift)/sign-up", [:])
            #expect(member.page.contains("You come"))
            await coordinator.open("\(shift)/times")
            await coordinator.post(
                "\(shift)/times", ["day": "2027-03-21", "from": "11:00", "to": "13:00", "capacity": "1"])
            await coordinator.open(shift)
            await coordinator.post("\(shift)/cancellation", [:])
            #expect(coordinator.page.contains("Called off"))
            let subjects = try await mail(town).filter { $0.to == "moderator@demo.example" }.map(\.subject)
            #expect(
                subjects.suffix(3) == [
                    "You have a place: Soup for everybody", "New time: Soup for everybody",
                    "Called off: Soup for everybody",
                ])
        }
    }

    @Test(arguments: Engines.all)
    func `a search forgives spelling and script, and filters by place, time, language and interest`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let house = town.house
            let braga = try await house.database.write { s -> PlaceID in
                let braga = try #require(try PlaceStore.all(in: s).first { $0.name == "Braga" })
                var greek = try #require(try OpportunityStore.all(in: s).first { $0.place == braga.id })
                greek = Opportunity(
                    id: house.ids.next(), organisation: greek.organisation, place: greek.place, language: .greek,
                    words: .init(title: "Μαγειρική στη Θεσσαλονίκη", what: "Μαγειρεύουμε μαζί.", company: ""),
                    tags: .init(interests: [.food], helpful: [.greek]),
                    requirements: .init(minimumAge: nil, training: "", background: ""), safeguarding: "Άννα",
                    revision: 1, ended: nil)
                try PublishOpportunity(
                    opportunity: greek, origin: nil, event: house.ids.next(),
                    announce: house.moderation.announce, actor: .system, at: house.now()
                ).apply(in: s)
                let plan = ShiftPlan(
                    day: CalendarDay(house.now() + .days(30)), from: 600, to: 660, capacity: 3, weeks: 1, mix: .none)
                try PlanShifts(
                    opportunity: greek.id, plan: plan, house: house, event: house.ids.next(), actor: .system,
                    at: house.now()
                ).apply(in: s)
                return braga.id
            }
            func titles(_ search: Search) async throws -> [String] {
                try await house.database.read { s in
                    try search.listings(after: house.now(), most: 50, in: s).map(\.card.opportunity.words.title)
                }
            }

            for typed in ["garden", "gardn", "GARDEN", "nieghbours garden", "gärden"] {
                #expect(Set(try await titles(Search(text: typed))) == ["Neighbours' garden"], "\(typed)")
            }
            #expect(Set(try await titles(Search(text: "bicicle worksop"))) == ["Bicycle workshop"])
            for typed in ["thessaloniki", "Θεσσαλονικη", "μαγειρικη"] {
                #expect(try await titles(Search(text: typed)) == ["Μαγειρική στη Θεσσαλονίκη"], "\(typed)")
            }
            #expect(try await titles(Search(text: "xylophone")) == [])
            #expect(try await titles(Search(place: braga)).count == 4)
            #expect(try await titles(Search(place: braga, interest: .food)).count == 2)
            #expect(try await titles(Search(language: .greek)).count == 1)
            #expect(
                Set(try await titles(Search(place: braga, when: .weekend))) == [
                    "Neighbours' garden", "Bicycle workshop",
                ])
            #expect(try await titles(Search(place: braga, when: .evening)) == ["Language café"])
            #expect(Set(try await titles(Search(place: braga, when: .week))).count == 3)
        }
    }

    @Test func `what fits is told with every wish that it meets, and with no other`() throws {
        let tags = Opportunity.Tags(
            interests: [.food], helpful: [.arabic, .greek], practised: [.romanian], access: [])
        let place = Place(id: PlaceID(7), parent: nil, level: .municipality, name: "Iași", code: "RO-95060")
        let evening = PlaceTime.Reading(day: try #require(CalendarDay("2026-11-26")), minute: 18 * 60)
        let reasons = { (wishes: Wishes) in Fit.reasons(wishes, tags, path: [place], shift: evening) }

        #expect(reasons(Wishes()) == [])
        #expect(reasons(Wishes(speaks: [.arabic, .english], times: [.weekend])) == [.helps(.arabic)])
        #expect(
            reasons(Wishes(speaks: [.arabic], practises: [.romanian], times: [.evening], place: place.id))
                == [.helps(.arabic), .practise(.romanian), .time(.evening), .near("Iași")])
        #expect(reasons(Wishes(place: PlaceID(8))) == [])
    }

    @Test func `the list shows what fits and why, in the reader's language`() async throws {
        try await withTown(.sqlite) { town in
            let visitor = visitor(town, "ro")
            await visitor.open("/opportunities?speaks=ar&practises=pl&time=evening")
            #expect(visitor.page.contains("Ți se potrivește fiindcă"))
            #expect(visitor.page.contains("limba العربية ajută aici"))
            #expect(visitor.page.contains("este seara, în timpul săptămânii"))
            #expect(!visitor.page.contains("este la sfârșit de săptămână</li>"))
        }
    }
}
