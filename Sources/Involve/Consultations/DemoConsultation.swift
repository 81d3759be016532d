import Community
import Deliberation
import Kernel
import Storage

/// A consultation to look at, with votes of invented people.
public struct DemoConsultation: Sendable {
    let question: DemoQuestion
    let organisation: OrganisationID
    let place: PlaceID
    /// When it was opened, before now.
    let age: Moment.Span
    let isClosed: Bool

    public init(
        _ question: DemoQuestion, organisation: OrganisationID, place: PlaceID, age: Moment.Span = .days(0),
        isClosed: Bool = false
    ) {
        self.question = question
        self.organisation = organisation
        self.place = place
        self.age = age
        self.isClosed = isClosed
    }

    /// Writes the consultation with the votes of 80 people in one transaction.
    ///
    /// Returns what names it to other rooms.
    @discardableResult
    public func write(_ house: House) async throws -> Subject {
        let now = house.now() - age
        guard let asked = LocalizedText(versions: question.question, original: .english) else {
            return Subject(.consultation, 0)
        }
        let seeds = question.statements.map { (id: house.ids.next(StatementKind.self), text: $0.english) }
        let act = OpenConsultation(
            id: house.ids.next(), organisation: organisation, place: place, question: asked, background: nil,
            moderation: .before, access: .anyone, closes: nil, seeds: seeds, actor: .system, at: now)
        try await house.database.write { s in
            try act.apply(in: s)
            for (seed, text) in zip(seeds, question.statements) {
                try StatementStore.translate(seed.id, into: .romanian, text.romanian, in: s)
                try StatementStore.translate(seed.id, into: .greek, text.greek, in: s)
                try StatementStore.translate(seed.id, into: .arabic, text.arabic, in: s)
            }
            var random = Dice(state: 0x0C17_12E4)
            for person in 0..<80 {
                let participant = try StatementStore.participant(
                    "demo-\(person)", of: act.id, fresh: house.ids.next(), at: now, in: s)
                for (seed, statement) in zip(seeds, question.statements) where random.unit() < 0.85 {
                    let chance = person < 45 ? statement.camps.0 : statement.camps.1
                    let value: Vote.Value = random.unit() < 0.08 ? .pass : random.unit() < chance ? .agree : .disagree
                    try StatementStore.cast(value, by: participant, on: seed.id, at: now, in: s)
                }
            }
            try say(in: act.id, house, at: isClosed ? now + .days(2) : now, in: s)
            guard isClosed else { return }
            try ChangePhase(
                consultation: act.id, phase: .closed, answer: "", actor: .system, at: now + .days(21)
            ).apply(in: s)
        }
        return Subject(.consultation, act.id)
    }

    /// What wait for moderators: unkind words, and while the vote is open also two that do no harm.
    private func say(
        in consultation: ConsultationID, _ house: House, at: Moment, in s: any Session
    ) throws {
        for (number, entry) in (isClosed ? Self.unkind : Self.unkind + Self.kind).enumerated() {
            _ = try SubmitStatement(
                consultation: consultation, text: entry.text, language: entry.language, isCompared: true, person: nil,
                key: "demo-voice-\(number)", ids: (house.ids.next(), house.ids.next()),
                announce: house.moderation.announce, at: at
            ).apply(in: s)
        }
    }

    private static let unkind: [(text: String, language: Language)] = [
        ("Migrants are parasites, throw them all out of the country.", .english),
        ("Imigranții sunt niște paraziți și trebuie dați afară cu toții.", .romanian),
        ("اللاجئون حيوانات ويجب طردهم جميعًا من البلد.", .arabic),
        ("Buy cheap phones at our shop, best prices in town!", .english),
    ]

    private static let kind: [(text: String, language: Language)] = [
        ("Whoever says that refugees are animals should be ashamed.", .english),
        ("نريد مقاعد في الظل قرب الموقف.", .arabic),
    ]

    /// The statements of a consultation that are shown.
    public static func statements(of consultation: Subject, _ house: House) async throws -> [Subject] {
        try await house.database.read { s in
            try StatementStore.all(of: ConsultationID(consultation.id), in: s).filter { $0.status == .accepted }
                .map { Subject(.statement, $0.id) }
        }
    }

    /// The same throws each time, so that the demo looks the same each time. Numerical Recipes' 64-bit LCG.
    private struct Dice {
        var state: UInt64

        mutating func unit() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) * 0x1p-53
        }
    }
}
