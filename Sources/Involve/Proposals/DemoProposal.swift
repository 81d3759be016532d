import Community
import Kernel
import Storage

/// A proposal to look at: published, with arguments from both sides, a question and an amendment that waits.
public struct DemoProposal: Sendable {
    let place: PlaceID
    let author: Person
    let other: Person

    /// - other: who argues and amends
    public init(place: PlaceID, author: Person, other: Person) {
        self.place = place
        self.author = author
        self.other = other
    }

    /// What is said for and against a proposal.
    public static func arguments(on proposal: Subject, _ house: House) async throws -> [Subject] {
        try await house.database.read { s in
            try DebateStore.arguments(on: ProposalID(proposal.id), in: s).map { Subject(.argument, $0.id) }
        }
    }

    private static let words = ProposalWords(
        title: "Let the number 7 bus run until midnight",
        parts: [
            .problem:
                "The last bus to the outskirts leaves at eight. Whoever works late or learns in the evening walks home.",
            .concerned: "People who work shifts, students of evening classes, and everybody without a car.",
            .ask: "Let the number 7 run every half hour until midnight, seven days a week.",
            .addressee: "The town hall, which orders the lines.",
            .cost: "About 90,000 euros a year, if the company's published price for an hour is right.",
        ])

    private static let arguments: [(side: Argument.Side, text: String, reply: String?)] = [
        (.supporting, "I clean offices until ten. Twice a week I pay a taxi with an hour's wage.", nil),
        (.supporting, "The evening classes will be empty if nobody gets home from them.", nil),
        (
            .against, "An empty bus at eleven helps nobody; the money is better spent on the morning line.",
            "A trial of three months would show whether it is empty."
        ),
        (.question, "What does one more hour of a bus cost?", "The company's price list says 62 euros."),
    ]

    /// Writes it; returns what names it to other rooms.
    public func write(_ house: House) async throws -> Subject {
        let at = house.now() - .days(12)
        let proposal = Proposal(
            id: house.ids.next(), place: place, language: .english, words: Self.words, phase: .draft, revision: 1,
            created: at, published: nil, reason: nil,
            authors: [.init(person: author.id, name: author.name)])
        let amendment = Amendment(
            id: house.ids.next(), part: .ask, passage: "every half hour", replacement: "every hour",
            why: "It costs half as much, and an hour can be planned for.", author: other.name, state: .open,
            reason: nil, at: at + .days(3))
        try await house.database.write { s in
            try StartProposal(proposal: proposal, origin: nil, actor: .person(author.id)).apply(in: s)
            let announce = house.moderation.announce
            try PublishProposal(
                id: proposal.id, isCompared: true, event: house.ids.next(), announce: announce,
                actor: .person(author.id), at: at
            ).apply(in: s)
            try DebateStore.endorse(proposal.id, person: other.id, organisation: nil, at: at + .days(1), in: s)
            try SuggestAmendment(id: proposal.id, amendment: amendment, person: other.id, announce: announce)
                .apply(in: s)
            for (number, entry) in Self.arguments.enumerated() {
                let when = at + .days(Int64(number + 1))
                let argument = Argument(
                    id: house.ids.next(), parent: nil, side: entry.side, text: entry.text, author: other.name,
                    supports: 0, at: when)
                _ = try Argue(id: proposal.id, argument: argument, person: other.id, announce: announce).apply(in: s)
                guard let reply = entry.reply else { continue }
                let answer = Argument(
                    id: house.ids.next(), parent: argument.id, side: entry.side, text: reply, author: author.name,
                    supports: 0, at: when + .hours(5))
                _ = try Argue(id: proposal.id, argument: answer, person: author.id, announce: announce).apply(in: s)
                try DebateStore.support(argument.id, by: author.id, in: s)
            }
        }
        return proposal.subject
    }
}
