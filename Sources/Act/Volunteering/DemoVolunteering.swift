import Community
import Kernel
import Storage

/// Things to do in one town: one of them now, others each week, one full with somebody who waits.
public struct DemoVolunteering: Sendable {
    let organisation: OrganisationID
    let place: PlaceID
    /// With accounts; they sign up.
    let people: [PersonID]
    /// Who confirms hours.
    let host: PersonID
    /// What the café carries out; nil: nobody asked for it.
    let origin: Subject?

    public init(
        organisation: OrganisationID, place: PlaceID, people: [PersonID], host: PersonID, origin: Subject?
    ) {
        self.organisation = organisation
        self.place = place
        self.people = people
        self.host = host
        self.origin = origin
    }

    public func write(_ house: House) async throws {
        try await house.database.write { s in
            let time = PlaceTime(try PlaceStore.path(place, in: s))
            let now = house.now()
            let today = time.reading(at: now - .hours(1))
            let began = today.minute - today.minute % 60

            let cafe = try publish(cafe(house), from: origin, house, in: s)
            try lastWeek(cafe, house, in: s)
            let running = try plan(
                cafe, day: today.day, from: began, hours: 3, capacity: 12, weeks: 1, .tandems, house, in: s)
            try plan(
                cafe, day: CalendarDay(now + .days(2)), from: 18 * 60, hours: 2, capacity: 12, weeks: 6, .tandems,
                house, in: s)
            let garden = try publish(garden(house), house, in: s)
            let saturday = CalendarDay(now + .days(Int64(11 - today.day.weekday) % 7 + 1))
            let digging = try plan(
                garden, day: saturday, from: 10 * 60, hours: 3, capacity: 3, weeks: 8, .teams, house, in: s)
            let repair = try publish(repair(house), house, in: s)
            try plan(
                repair, day: CalendarDay(now + .days(5)), from: 15 * 60, hours: 3, capacity: 6, weeks: 4, .none,
                house, in: s)
            for shift in running.prefix(1) {
                try signUp(shift, people.count, house, in: s)
                try sayAndForm(shift, house, in: s)
            }
            for shift in digging.prefix(1) { try signUp(shift, 2, house, in: s) }
        }
    }

    /// Six people came a week ago, and the host has confirmed their hours.
    private func lastWeek(_ cafe: OpportunityID, _ house: House, in s: any Session) throws {
        let day = CalendarDay(house.now() - .days(7))
        let past = try plan(cafe, day: day, from: 18 * 60, hours: 2, capacity: 12, weeks: 1, .tandems, house, in: s)
        for id in past {
            try signUp(id, people.count, house, at: house.now() - .days(10), in: s)
            guard let shift = try ShiftStore.find(id, in: s) else { continue }
            for signUp in try SignUpStore.active(of: id, in: s) where signUp.person != host {
                try NoteCheckIn(
                    checkIn: CheckIn(
                        key: "demo-\(signUp.id)", signUp: signUp.id, kind: .arrived, way: .list, at: shift.starts),
                    shift: id, isCodeRight: nil, now: shift.starts
                ).apply(in: s)
            }
            try ConfirmAllHours(shift: id, host: host, tell: { _, _, _, _ in }, at: shift.ends + .hours(1)).apply(in: s)
        }
    }

    /// Every other is new here; half of them speak Arabic.
    private func sayAndForm(_ shift: ShiftID, _ house: House, in s: any Session) throws {
        for (number, signUp) in try SignUpStore.active(of: shift, in: s).enumerated() {
            let said = Said(
                tie: number.isMultiple(of: 2) ? .resident : .newcomer,
                languages: languages("en", number % 4 < 2 ? "ar" : "uk"))
            try TeamStore.say(said, signUp.id, in: s)
        }
        try FormTeams(shift: shift, actor: .system, at: house.now()).apply(in: s)
    }

    /// People with accounts, then some with an address only, each town its own.
    private func signUp(
        _ shift: ShiftID, _ most: Int, _ house: House, at earlier: Moment? = nil, in s: any Session
    ) throws {
        let at = earlier ?? house.now() - .days(3)
        for person in people.prefix(most) {
            try TakePlace(id: house.ids.next(), shift: shift, person: person, tell: { _, _, _, _ in }, at: at)
                .apply(in: s)
        }
        for (name, language) in [
            ("أمل الحسن", Language.arabic), ("Oksana", .english), ("Maria Popescu", .romanian), ("Ελένη", .greek),
        ] {
            let id: SignUpID = house.ids.next()
            try AskForPlace(
                id: id, shift: shift, name: name, email: "\(language.code)-\(place)@demo.example",
                language: language, tell: { _, _, _, _ in }, at: at
            ).apply(in: s)
            try ConfirmPlace(id: id, tell: { _, _, _, _ in }, at: at).apply(in: s)
        }
    }

    private func publish(
        _ opportunity: Opportunity, from origin: Subject? = nil, _ house: House, in s: any Session
    ) throws -> OpportunityID {
        try PublishOpportunity(
            opportunity: opportunity, origin: origin, event: house.ids.next(),
            announce: house.moderation.announce, actor: .system, at: house.now() - .days(20)
        ).apply(in: s)
        return opportunity.id
    }

    @discardableResult
    private func plan(
        _ opportunity: OpportunityID, day: CalendarDay, from: Int, hours: Int, capacity: Int, weeks: Int,
        _ mix: Shift.Mix, _ house: House, in s: any Session
    ) throws -> [ShiftID] {
        let plan = ShiftPlan(
            day: day, from: from, to: (from + hours * 60) % 1440, capacity: capacity, weeks: weeks, mix: mix)
        try PlanShifts(
            opportunity: opportunity, plan: plan, house: house, event: house.ids.next(), actor: .system,
            at: house.now() - .days(20)
        ).apply(in: s)
        let first = CalendarDay(day.midnight - .days(1)).midnight
        return try ShiftStore.all(of: opportunity, in: s).filter { $0.starts > first }.prefix(weeks).map(\.id)
    }

    private func opportunity(
        _ title: String, _ what: String, company: String, _ tags: Opportunity.Tags, age: Int? = nil,
        training: String = "", _ house: House
    ) -> Opportunity {
        Opportunity(
            id: house.ids.next(), organisation: organisation, place: place, language: .english,
            words: .init(title: title, what: what, company: company), tags: tags,
            requirements: .init(minimumAge: age, training: training, background: ""),
            safeguarding: "The coordinator, coordinator@demo.example", revision: 1, ended: nil)
    }

    private func cafe(_ house: House) -> Opportunity {
        opportunity(
            "Language café",
            "Two people sit at a table, drink tea and talk: half the time in one language, half in the other.\nYou need no teacher's training. Come as you are.",
            company: "People who came this year, and people who have always lived here",
            .init(
                interests: [.languages, .welcome], helpful: languages("ar", "uk", "fr"),
                practised: languages("en", "ro", "pt", "pl"), access: [.stepFree, .childCare]), house)
    }

    private func garden(_ house: House) -> Opportunity {
        opportunity(
            "Neighbours' garden",
            "We dig, plant and water the beds behind the school, and cook with what grows there.\nGloves and tools are there.",
            company: "Families of the neighbourhood",
            .init(
                interests: [.nature, .food, .children], practised: languages("en", "ro", "pt", "pl"),
                access: [.travelPaid]), age: 16, training: "Ten minutes on tools, on the spot", house)
    }

    private func repair(_ house: House) -> Opportunity {
        opportunity(
            "Bicycle workshop",
            "People bring bicycles that do not run. You help them to repair them, or learn how.",
            company: "Two mechanics and whoever comes",
            .init(interests: [.repair, .technology], helpful: languages("en", "ar"), access: [.stepFree]), house)
    }

    private func languages(_ codes: String...) -> Set<Language> {
        Set(codes.compactMap { Language(tag: $0) })
    }
}
