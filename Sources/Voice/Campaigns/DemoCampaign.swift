import Community
import Kernel
import Speech
import Storage

/// A campaign of one organisation through its steps, and an answer that waits for a second person.
public struct DemoCampaign: Sendable {
    let organisation: OrganisationID
    let person: PersonID

    public init(organisation: OrganisationID, person: PersonID) {
        self.organisation = organisation
        self.person = person
    }

    private static let assessment: [Campaign.Field: String] = [
        .claim: "New families get the flats, and the young of our town get none.",
        .frame: "There is one cake, and whoever comes later takes from those who were here.",
        .speaker: "Two pages with many readers, and a poster at the market before the local vote.",
        .reason: "Rents did rise, nobody explained why, and the list for social housing is not public.",
    ]

    private static let design: [Campaign.Field: String] = [
        .audience: "Tenants between 20 and 35 who look for a flat; not the pages that spread the claim.",
        .message: "We all wait on the same list. Build, and make the list public.",
        .messenger: "A young couple of the town and a nurse from Kyiv who look for flats in the same street.",
        .medium: "Three short films, posters at bus stops, one evening in the library.",
        .call: "Come on Thursday and ask the council for the list.",
        .harmReach: "The claim itself is never printed; we start with the list.",
        .harmPeople: "The nurse's house is not shown, her face only with her written consent, which she can take back.",
        .harmVoice: "She and two other tenants wrote the texts with us.",
        .harmAfter: "Two of us answer comments for a week; threats are reported and she is called the same day.",
    ]

    public func write(_ house: House) async throws {
        try await house.database.write { s in
            let at = house.now() - .days(30)
            let campaign = Campaign(
                id: house.ids.next(), organisation: organisation, language: .english, title: "The same list",
                claim: "housing", revision: 1, started: at, closed: nil, words: [:])
            try StartCampaign(campaign: campaign, person: person).apply(in: s)
            for (revision, (step, words)) in [
                (Campaign.Step.assessment, Self.assessment), (.design, Self.design),
            ].enumerated() {
                try WriteStep(
                    id: campaign.id, step: step, words: words, basedOn: revision + 1, person: person,
                    at: at + .days(Int64(revision) + 1)
                ).apply(in: s)
            }
            try publish(campaign.id, house, at: at + .days(12), in: s)
            try AddNarrative(
                narrative: CounterNarrative(
                    id: house.ids.next(), claim: "housing", language: .english, tone: .norm,
                    text:
                        "One list, one rule, for whoever lives here: who needs it most is first. Let us make it public.",
                    sources: "FEANTSA, Eighth Overview of Housing Exclusion in Europe (2023)", state: .waiting,
                    author: person, organisation: organisation), person: person, at: at + .days(3)
            ).apply(in: s)
        }
    }

    private func publish(_ id: CampaignID, _ house: House, at: Moment, in s: any Session) throws {
        let source = Subject(.counterNarrative, CounterNarrative.number(of: "housing.en.empathy"))
        let material = Material(
            id: house.ids.next(), title: "Film: Oksana and Ana look for a flat", link: "https://demo.example/same-list",
            day: CalendarDay(at), source: source)
        try AddMaterial(id: id, material: material, knowsSource: true, person: person, at: at).apply(in: s)
        let measures = (0..<10).map { number in
            let isOut = number >= 4
            return Measure(
                day: CalendarDay(at + .days(Int64(number) - 4)), channel: "Page of the organisation",
                reach: isOut ? 900 + number * 120 : 140 + number * 10, reactions: isOut ? 40 + number * 3 : 6 + number)
        }
        try RecordMeasures(id: id, measures: measures, person: person, at: at + .days(6)).apply(in: s)
    }
}
