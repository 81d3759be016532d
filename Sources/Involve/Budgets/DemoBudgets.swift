import Community
import Deliberation
import Kernel
import Storage
import Web

/// Two budget processes of one town: one in which people vote now, one that has its result.
public struct DemoBudgets: Sendable {
    let organisation: OrganisationID
    let checker: OrganisationID
    let place: PlaceID
    /// Runs the process.
    let facilitator: PersonID
    /// Checks the projects.
    let official: PersonID

    public init(
        organisation: OrganisationID, checker: OrganisationID, place: PlaceID, facilitator: PersonID,
        official: PersonID
    ) {
        self.organisation = organisation
        self.checker = checker
        self.place = place
        self.facilitator = facilitator
        self.official = official
    }

    public func write(_ house: House) async throws {
        try await house.database.write { s in
            let currency = Currency.code(of: try PlaceStore.path(place, in: s))
            _ = try write(Self.open, currency, age: 60, until: .voting, house, in: s)
            let id = try write(Self.decided, currency, age: 200, until: .voting, house, in: s)
            try decide(id, house, in: s)
        }
    }

    private struct Text {
        let title: String
        let what: String
        /// In units of the currency.
        let amount: Int64
        let projects: [(title: String, what: String, cost: Int64)]
    }

    private func write(
        _ text: Text, _ currency: String, age: Int64, until: BudgetProcess.Phase, _ house: House,
        in s: any Storage.Session
    ) throws -> BudgetProcessID {
        let at = house.now() - .days(age)
        var plan: [BudgetProcess.Phase: CalendarDay] = [:]
        for (index, phase) in BudgetProcess.Phase.allCases.filter(\.isPlanned).enumerated() {
            plan[phase] = CalendarDay(at + .days(Int64(index + 1) * 19))
        }
        let process = BudgetProcess(
            id: house.ids.next(), organisation: organisation, checker: checker, place: place, language: .english,
            title: text.title, what: text.what, currency: currency, decimals: BudgetProcess.usualDecimals,
            ballots: .approval, method: .usual, access: .accounts, phase: .ideas, plan: plan, opened: at, since: at,
            areas: [.init(id: house.ids.next(), name: "", amount: text.amount * 100)])
        try OpenProcess(process: process, event: house.ids.next(), person: facilitator).apply(in: s)
        let projects = text.projects.map { entry in
            BudgetProject(
                id: house.ids.next(), process: process.id, area: process.areas[0].id, language: .english,
                title: entry.title, what: entry.what, author: facilitator, cost: entry.cost * 100, mergedInto: nil,
                check: nil, number: nil, rank: nil, isShown: true)
        }
        for project in projects {
            try SuggestProject(
                project: project, event: house.ids.next(), announce: { _, _, _ in .shown }, person: facilitator,
                at: at + .days(2)
            ).apply(in: s)
        }
        try move(process.id, from: .ideas, at + .days(19), house, in: s)
        try move(process.id, from: .codesign, at + .days(38), house, in: s)
        for project in projects {
            try CheckProject(
                id: project.id, check: .init(verdict: .feasible, reason: "The land is ours, and the price is right."),
                cost: nil, event: house.ids.next(), person: official, at: at + .days(40)
            ).apply(in: s)
        }
        try move(process.id, from: .feasibility, at + .days(57), house, in: s)
        return process.id
    }

    private func move(
        _ id: BudgetProcessID, from phase: BudgetProcess.Phase, _ at: Moment, _ house: House,
        in s: any Storage.Session
    ) throws {
        try MoveProcess(id: id, from: phase, ids: house.ids, person: facilitator, at: at).apply(in: s)
    }

    /// Forty ballots: most want the two large ones, a third wants small ones that would otherwise have nothing.
    private func decide(_ id: BudgetProcessID, _ house: House, in s: any Storage.Session) throws {
        let projects = try ProjectStore.all(of: id, in: s).map(\.id)
        let patterns = [[0, 1], [0, 1], [2, 3, 4], [0], [2, 4], [0, 1], [1, 5], [0, 1], [2, 3], [0, 1]]
        for voter in 0..<40 {
            let chosen = patterns[voter % patterns.count].map { projects[$0] }
            _ = try BudgetBallotStore.cast(
                house.ids.next(), chosen, by: "demo \(voter)", in: id, replaces: .nothing, in: s)
        }
        let at = house.now() - .days(110)
        try move(id, from: .voting, at, house, in: s)
        try move(id, from: .result, at + .days(3), house, in: s)
        guard let winner = try ProjectStore.all(of: id, in: s).first(where: { $0.rank == 1 }) else { return }
        try ReportDelivery(
            id: winner.id,
            report: .init(
                state: .underWay, text: "The ground is broken. The first trees come when the frost is over.",
                at: at + .days(30)), reportID: house.ids.next(), event: house.ids.next(), person: official
        ).apply(in: s)
    }

    private static let open = Text(
        title: "50,000 for the streets around the market",
        what: "Everybody who lives, works or learns here decides what the town hall buys this year.", amount: 50_000,
        projects: [
            ("Shade over the bus stop", "A roof with a bench, so that nobody waits in the sun or the rain.", 14_000),
            ("Signs in four languages", "From the station to the clinic, the school and the town hall.", 6_500),
            ("A ramp for the library", "Prams and wheelchairs get in by the front door.", 18_000),
            ("Tables for the yard of the school", "Open after lessons, also for people who learn the language.", 9_000),
            ("A garden that feeds the kitchen", "Beds, water and tools for the kitchen of the neighbours.", 12_000),
            ("Lights on the path to the river", "Twelve lamps that go on when somebody comes.", 21_000),
        ])

    private static let decided = Text(
        title: "Last year: 30,000 for the park",
        what: "The first budget that residents and newcomers shared out together.", amount: 30_000,
        projects: [
            ("Forty trees along the road", "Planted together on a Sunday.", 15_000),
            ("A new football field", "Artificial grass, open to all.", 15_000),
            ("A stage for small concerts", "With electricity, without a fee.", 6_000),
            ("Drinking water in the park", "Two fountains.", 4_000),
            ("A board for notices in any language", "Beside the gate.", 1_000),
            ("A fence around the pond", "So that small children are safe.", 11_000),
        ])
}
