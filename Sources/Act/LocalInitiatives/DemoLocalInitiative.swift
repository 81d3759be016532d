import Community
import Kernel
import Storage

/// What neighbours of one town do: one that gathers, one under way, or one that is done and tells how it went.
public struct DemoLocalInitiative: Sendable {
    public enum Story: Sendable, CaseIterable {
        case swings, supper, crossing
    }

    let story: Story
    let place: PlaceID
    let starter: Person
    let helper: Person
    /// What it grew out of; nil: nothing.
    let origin: Subject?

    public init(_ story: Story, place: PlaceID, starter: Person, helper: Person, origin: Subject?) {
        self.story = story
        self.place = place
        self.starter = starter
        self.helper = helper
        self.origin = origin
    }

    public func write(_ house: House) async throws {
        let text = text
        try await house.database.write { s in
            let at = house.now() - .days(text.age)
            let day = CalendarDay(house.now() + .days(text.inDays))
            let initiative = LocalInitiative(
                id: house.ids.next(), place: place, language: .english, title: text.title, what: text.what,
                dates: .init(from: day, until: nil), currency: Currency.code(of: try PlaceStore.path(place, in: s)),
                phase: .gathering, started: at, since: at, reason: nil, story: nil,
                organisers: [.init(person: starter.id, name: starter.name, showsName: true)])
            let needs = text.needs.map { kind, what, wanted in
                Need(id: house.ids.next(), kind: kind, what: what, wanted: wanted * kind.unit, covered: 0)
            }
            let tasks = text.tasks.map {
                LocalTask(id: house.ids.next(), text: $0, taker: nil, done: nil)
            }
            try StartLocalInitiative(
                initiative: initiative, needs: needs.map { ("1", $0) }, tasks: tasks, origin: origin,
                event: house.ids.next(), announce: house.moderation.announce, person: starter.id
            ).apply(in: s)
            for need in story == .crossing ? needs : Array(needs.prefix(2)) {
                try bring(need, to: initiative.id, house, at: at + .days(2), in: s)
            }
            try work(tasks, initiative.id, house, at: at + .days(3), in: s)
        }
    }

    /// An offer that is accepted; while it gathers, the second waits for its answer.
    private func bring(
        _ need: Need, to id: LocalInitiativeID, _ house: House, at: Moment, in s: any Session
    ) throws {
        let isLast = need.kind != .people
        let offer = Contribution(
            id: house.ids.next(), need: need.id, person: helper.id, name: helper.name, showsName: true,
            amount: story == .crossing ? need.wanted : min(need.wanted, 2 * need.kind.unit),
            word: "I live around the corner and can bring it.",
            wouldOrganise: false, state: .open, answer: "")
        try MakeOffer(id: id, offer: offer, tell: { _, _ in }, at: at).apply(in: s)
        guard story != .swings || !isLast else { return }
        try DecideOffer(
            id: id, offer: offer.id, decision: .accept, answer: "Lovely. We meet at ten in front of the school.",
            person: starter.id, tell: { _, _ in }, at: at + .hours(3)
        ).apply(in: s)
    }

    private func work(
        _ tasks: [LocalTask], _ id: LocalInitiativeID, _ house: House, at: Moment, in s: any Session
    ) throws {
        guard story != .swings else { return }
        let announce = house.moderation.announce
        try MoveOn(
            id: id, step: .begin, event: house.ids.next(), announce: announce, person: starter.id, at: at
        ).apply(in: s)
        for task in story == .crossing ? tasks : Array(tasks.prefix(1)) {
            try TakeTask(id: id, task: task.id, person: helper.id).apply(in: s)
            try TickTask(id: id, task: task.id, step: .done, person: helper.id, at: at + .days(1)).apply(in: s)
        }
        guard story == .crossing else { return }
        let told = """
            Fourteen of us painted the wall on a Saturday, and a school class drew the birds. The paint lasted to the \
            last metre.
            Next year we want to do the other side. Whoever wants to join: the brushes are in the school.
            """
        try MoveOn(
            id: id, step: .finish(story: told), event: house.ids.next(), announce: announce, person: starter.id,
            at: at + .days(9)
        ).apply(in: s)
    }

    private struct Text {
        let title: String
        let what: String
        let needs: [(Need.Kind, String, Int)]
        let tasks: [String]
        /// Days since it started, and until it takes place.
        let age: Int64
        let inDays: Int64
    }

    private var text: Text {
        switch story {
        case .swings:
            Text(
                title: "A swing for the yard behind the library",
                what:
                    "Children of eleven families play there, and the one swing broke in spring. We build two, from wood, in one afternoon.\nA carpenter of our street has drawn a plan.",
                needs: [
                    (.people, "People who can hold a drill, or hold a beam", 6), (.things, "Beams of 3 metres", 4),
                    (.money, "Screws, ropes and concrete", 120),
                ], tasks: ["Ask the library whether the yard may be used", "Fetch the beams"], age: 8, inDays: 20)
        case .supper:
            Text(
                title: "One long table: supper on Willow Street",
                what:
                    "Everybody brings what their grandmother cooked. We put all tables of the street in one row.\nWhoever came this month sits in the middle.",
                needs: [
                    (.people, "People who carry tables", 8), (.things, "Tables", 10),
                    (.room, "A room, should it rain", 1),
                ], tasks: ["Write invitations in four languages", "Ask about allergies", "Lights"], age: 16, inDays: 4)
        case .crossing:
            Text(
                title: "Birds on the grey wall at the crossing",
                what:
                    "The wall beside the school has been grey for twenty years. We paint it with the birds of the countries that the children come from.",
                needs: [
                    (.people, "People who paint", 14), (.things, "Brushes", 20), (.money, "Paint for outside", 300),
                ], tasks: ["Ask the owner of the wall", "Draw the outlines", "Clean the brushes"], age: 40, inDays: -27)
        }
    }
}
