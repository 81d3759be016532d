import ActionPlans
import Ballots
import Budgets
import Campaigns
import Claims
import Community
import Consultations
import CounterSpeech
import Initiatives
import Kernel
import LocalInitiatives
import Moderation
import Proposals
import Storage
import Stories
import Suggestions
import Surveys
import Volunteering

/// Three small towns to try the product in: one asks, one waits for an answer, one has been answered; and each of them
/// has walked the whole road with another question before.
public enum Demo {
    /// Who can sign in, and with what.
    public struct Account: Sendable {
        public let role: Role.Name
        public let email: String
    }

    public static let password = "citizen-time-demo"
    public static let accounts = [
        Account(role: .facilitator, email: "facilitator@demo.example"),
        Account(role: .moderator, email: "moderator@demo.example"),
        Account(role: .official, email: "official@demo.example"),
        Account(role: .administrator, email: "administrator@demo.example"),
        Account(role: .coordinator, email: "coordinator@demo.example"),
    ]

    /// Decides on appeals against the first moderator.
    static let secondModerator = Account(role: .moderator, email: "second-moderator@demo.example")

    /// A town with an organisation that asks and a town hall that answers. Codes: NUTS 2024 for regions.
    struct Town: Sendable {
        let place: Place
        let organisation: Organisation
        let hall: Organisation
        let institution: Institution
    }

    private static let towns:
        [(country: String, region: (String, String), town: (String, String), asks: String, hall: String)] = [
            ("RO", ("RO21", "Nord-Est"), ("RO-95060", "Iași"), "Podul Neighbours", "Primăria Iași"),
            ("PT", ("PT11", "Norte"), ("PT-0303", "Braga"), "Vizinhos de Braga", "Câmara Municipal de Braga"),
            ("PL", ("PL63", "Pomorskie"), ("PL-226101", "Gdańsk"), "Sąsiedzi Gdańsk", "Urząd Miejski w Gdańsku"),
        ]

    /// Fills an empty database; one that has organisations already is left alone.
    public static func fill(_ product: CitizenTime) async throws {
        let house = product.house
        let isEmpty = try await house.database.read { s in try OrganisationStore.all(in: s).isEmpty }
        guard isEmpty else { return }
        let towns = try await writeTowns(house)
        let people = try await writePeople(house, towns)
        let proposal = towns.count > 1 ? try await writeProposal(house, towns[1], people) : nil
        var (actions, consultations): ([Int: Subject], [Subject]) = ([:], [])
        for (index, town) in towns.enumerated() {
            let written = try await writeRoads(house, town, index)
            actions[index] = written.action
            consultations += written.consultations
        }
        try await writeVolunteering(house, towns, people, actions)
        try await writeNeighbours(house, towns, people, origins: [actions[0], proposal, actions[2]])
        try await writeModeration(house, people, consultations, proposal)
        try await writeVoices(house, towns, people, origin: actions[0])
        try await writeStories(house, towns, people)
        if let town = towns.first, let facilitator = people.first {
            try await DemoCampaign(organisation: town.organisation.id, person: facilitator.id).write(house)
            try await DemoBallot(
                organisation: town.organisation.id, facilitator: facilitator.id, secrets: product.surroundings.secrets
            ).write(house)
            if people.count > 2 {
                try await DemoBudgets(
                    organisation: town.organisation.id, checker: town.hall.id, place: town.place.id,
                    facilitator: facilitator.id, official: people[2].id
                ).write(house)
            }
            try await DemoSurvey(
                organisation: town.organisation.id, place: town.place.id, person: facilitator.id, origin: actions[0]
            ).write(house)
        }
    }

    /// Stories of the towns, one told with a helper, one taken back.
    private static func writeStories(_ house: House, _ towns: [Town], _ people: [Person]) async throws {
        guard people.count > 1 else { return }
        try await DemoStories(
            towns: towns.map { ($0.organisation.id, $0.place.id) }, author: people[1].id, editor: people[0].id
        ).write(house)
    }

    /// Cases about speech, and claims, in the first town.
    private static func writeVoices(
        _ house: House, _ towns: [Town], _ people: [Person], origin: Subject?
    ) async throws {
        guard let town = towns.first, people.count > 3 else { return }
        try await DemoCases(place: town.place.id, worker: people[0].id).write(house)
        // Facilitator, moderator and administrator.
        try await DemoClaims(
            place: town.place.id, author: people[0].id, reviewers: [people[1].id, people[3].id], origin: origin
        ).write(house)
    }

    /// Some months of moderation; what was said today waits.
    private static func writeModeration(
        _ house: House, _ people: [Person], _ consultations: [Subject], _ proposal: Subject?
    ) async throws {
        var reported: [Subject] = []
        for consultation in consultations {
            reported += try await DemoConsultation.statements(of: consultation, house).prefix(4)
        }
        var arguments: [Subject] = []
        if let proposal { arguments = try await DemoProposal.arguments(on: proposal, house) }
        let second = try await house.database.read { s in try PersonStore.find(email: secondModerator.email, in: s) }
        try await DemoModeration(
            CitizenTime.moderated, screening: Guard.screening, house: house,
            moderators: [people[1].id, second?.id, people[3].id].compactMap { $0 },
            reported: reported + arguments.suffix(2),
            appealed: Array(arguments.prefix(3))
        ).write(house)
    }

    /// One local initiative in each town: it gathers, is under way, is done.
    private static func writeNeighbours(
        _ house: House, _ towns: [Town], _ people: [Person], origins: [Subject?]
    ) async throws {
        guard people.count > 4 else { return }
        for (index, (town, story)) in zip(towns, DemoLocalInitiative.Story.allCases).enumerated() {
            try await DemoLocalInitiative(
                story, place: town.place.id, starter: people[4], helper: people[0], origin: origins[index]
            ).write(house)
        }
    }

    /// The question of last year with all that followed, and the one of this year as far as the town has come; returns
    /// the action that volunteers can carry out, and what was asked.
    private static func writeRoads(
        _ house: House, _ town: Town, _ index: Int
    ) async throws -> (action: Subject?, consultations: [Subject]) {
        let staggered = Int64(index)
        let older = try await road(
            .counter, .counter, house, town, age: .days(290 + staggered * 20), askedAgo: .days(240 + staggered * 20),
            isAnswered: true)
        // The first town votes now; the others have closed their vote some weeks ago.
        let newer = try await road(
            .home, .home, house, town, age: .days(staggered * 60),
            askedAgo: index == 0 ? nil : .days(staggered * 35), isAnswered: index == 2)
        let consultations = [older.consultation, newer.consultation]
        guard let answer = older.answer else { return (nil, consultations) }
        let action = try await DemoActions(
            place: town.place.id, organisation: town.hall.id, older: answer, newer: newer.answer
        ).write(house)
        return (action, consultations)
    }

    /// A consultation, and what it asked of the town hall; returns it with the first answer, where there is one.
    ///
    /// - askedAgo: nil while the vote is open
    private static func road(
        _ question: DemoQuestion, _ asks: DemoAsks, _ house: House, _ town: Town, age: Moment.Span,
        askedAgo: Moment.Span?, isAnswered: Bool
    ) async throws -> (consultation: Subject, answer: Subject?) {
        let consultation = try await DemoConsultation(
            question, organisation: town.organisation.id, place: town.place.id, age: age, isClosed: askedAgo != nil
        ).write(house)
        guard let askedAgo, let evidence = try await Consultations(house).evidence(consultation) else {
            return (consultation, nil)
        }
        let answer = try await DemoSuggestion(
            asks, evidence: evidence, institution: town.institution.id, age: askedAgo, isAnswered: isAnswered
        ).write(house)?.answer
        return (consultation, answer)
    }

    /// In each town; where a plan has an action, the first thing to do carries it out.
    private static func writeVolunteering(
        _ house: House, _ towns: [Town], _ people: [Person], _ actions: [Int: Subject]
    ) async throws {
        guard let host = people.last else { return }
        for (index, town) in towns.enumerated() {
            // Nobody is in two towns at once.
            let own = people.enumerated().filter { $0.offset % towns.count == index }.map(\.element.id)
            try await DemoVolunteering(
                organisation: town.organisation.id, place: town.place.id, people: own, host: host.id,
                origin: actions[index]
            ).write(house)
        }
    }

    /// In the town that waits for an answer people have written a proposal meanwhile, and collect signatures.
    private static func writeProposal(_ house: House, _ town: Town, _ people: [Person]) async throws -> Subject? {
        guard people.count > 2 else { return nil }
        let proposal = try await DemoProposal(place: town.place.id, author: people[0], other: people[1]).write(house)
        try await DemoInitiative(
            proposal: proposal, institution: town.institution.id, initiator: people[0].id,
            signers: people.prefix(3).map(\.id)
        ).write(house)
        return proposal
    }

    private static func writeTowns(_ house: House) async throws -> [Town] {
        let now = house.now()
        return try await house.database.write { s in
            let countries = Dictionary(
                try PlaceStore.all(in: s).map { ($0.code, $0.id) }, uniquingKeysWith: { first, _ in first })
            return try towns.compactMap { entry -> Town? in
                guard let country = countries[entry.country] else { return nil }
                let region = Place(
                    id: house.ids.next(), parent: country, level: .region, name: entry.region.1, code: entry.region.0)
                let place = Place(
                    id: house.ids.next(), parent: region.id, level: .municipality, name: entry.town.1,
                    code: entry.town.0)
                let organisation = Organisation(
                    id: house.ids.next(), name: entry.asks, sector: .civilSociety, place: place.id)
                let hall = Organisation(
                    id: house.ids.next(), name: entry.hall, sector: .publicInstitution, place: place.id)
                let institution = Institution(
                    id: house.ids.next(), place: place.id, role: .local, name: entry.hall, english: entry.hall,
                    areas: [.integration, .education, .housing, .participation], basis: "–",
                    source: "https://demo.example", ways: [], email: nil, organisation: hall.id)
                for place in [region, place] { try PlaceStore.insert(place, in: s) }
                for organisation in [organisation, hall] { try OrganisationStore.insert(organisation, at: now, in: s) }
                try InstitutionStore.add(institution, at: now, in: s)
                return Town(place: place, organisation: organisation, hall: hall, institution: institution)
            }
        }
    }

    private static func writePeople(_ house: House, _ towns: [Town]) async throws -> [Person] {
        let hash = try await Password.hash(password)
        let now = house.now()
        return try await house.database.write { s in
            let union = try PlaceStore.root(house, in: s)
            let people = try (accounts + [secondModerator]).map { account in
                let person = Person(
                    id: house.ids.next(), name: account.role.rawValue.capitalized, email: account.email,
                    language: .english)
                try PersonStore.insert(person, passwordHash: hash, at: now, in: s)
                for scope in scopes(of: account.role, union.id, towns) {
                    try RoleStore.grant(Role(account.role, scope), to: person.id, at: now, in: s)
                }
                return person
            }
            return Array(people.prefix(accounts.count))
        }
    }

    private static func scopes(of role: Role.Name, _ union: PlaceID, _ towns: [Town]) -> [Role.Scope] {
        switch role {
        case .administrator: [.place(union)]
        case .official: towns.map { .organisation($0.hall.id) }
        case .moderator: towns.map { .organisation($0.organisation.id) } + towns.map { .place($0.place.id) }
        default: towns.map { .organisation($0.organisation.id) }
        }
    }
}
