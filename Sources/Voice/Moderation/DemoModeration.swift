import Community
import Kernel
import Storage

/// Some months of moderation to look at: what was hidden and why, what was reported and stays, and appeals; what is new
/// still waits.
public struct DemoModeration: Sendable {
    let bench: Bench
    /// Whoever may is taken, the first ones first.
    let moderators: [PersonID]
    /// What readers reported, each in vain.
    let reported: [Subject]
    /// What was hidden in error, and is shown again after an appeal.
    let appealed: [Subject]

    public init(
        _ contents: [ModeratedContent], screening: @escaping Screening, house: House, moderators: [PersonID],
        reported: [Subject], appealed: [Subject]
    ) {
        bench = Bench(contents, screening: screening, ids: house.ids)
        self.moderators = moderators
        self.reported = reported
        self.appealed = appealed
    }

    /// What is younger waits.
    private static let recent = Moment.Span.days(5)

    private let silent: Tell = { _, _ in }

    public func write(_ house: House) async throws {
        let now = house.now()
        try await house.database.write { s in
            let root = try PlaceStore.root(house, in: s)
            let old = try QueueStore.waiting(organisations: [], places: [root.id], most: 500, in: s)
                .filter { now - $0.opened > Self.recent }
            // What else a program pointed at in these towns does no harm.
            for entry in old where entry.subject.kind != "statement" {
                _ = try decide(entry, .kept, nil, at: entry.opened + .hours(3), in: s)
            }
            // The advertisement of today is hidden already; the rest of today waits.
            let new = try QueueStore.waiting(organisations: [], places: [root.id], most: 500, in: s)
            for entry in new where entry.cause == .held && now - entry.opened <= Self.recent {
                guard let text = try bench.read(entry.subject, in: s)?.text, text.contains("cheap") else { continue }
                _ = try decide(entry, .hidden, .spam, at: entry.opened, in: s)
            }
            for (number, entry) in old.filter({ $0.subject.kind == "statement" }).enumerated() {
                let rule: HouseRule = entry.triage == .urgent ? .hatred : .spam
                let decision = try decide(
                    entry, .hidden, rule, at: entry.opened + .hours(Int64(2 + number % 9)), in: s)
                guard number.isMultiple(of: 5) else { continue }
                try appeal(decision, as: .author, ending: .hidden, rule, after: entry.opened + .days(1), in: s)
            }
            for (number, subject) in reported.enumerated() {
                let at = now - .days(Int64(2 + number * 3))
                guard let entry = try report(subject, at: at, in: s) else { continue }
                let decision = try decide(entry, .kept, nil, at: at + .hours(Int64(1 + number % 30)), in: s)
                guard number % 5 == 1 else { continue }
                try appeal(decision, as: .reporter, ending: .kept, nil, after: at + .hours(40), in: s)
            }
            for (number, subject) in appealed.enumerated() {
                let at = now - .days(Int64(8 - number))
                guard let entry = try report(subject, at: at, in: s) else { continue }
                let decision = try decide(entry, .hidden, .unrelated, at: at + .hours(5), in: s)
                try appeal(decision, as: .author, ending: .kept, nil, after: at + .days(1), in: s)
            }
        }
    }

    private func report(_ subject: Subject, at: Moment, in s: any Session) throws -> Entry? {
        try FileReport(
            subject: subject, category: .unrelated, explanation: "This has nothing to do with the question.", email: "",
            isInGoodFaith: true, person: nil, language: .english, id: bench.ids.next(), bench: bench, tell: silent,
            at: at
        ).apply(in: s)
        return try QueueStore.open(about: subject, in: s)
    }

    private func decide(
        _ entry: Entry, _ outcome: Decision.Outcome, _ rule: HouseRule?, at: Moment, in s: any Session
    ) throws -> DecisionID? {
        let authors = try bench.read(entry.subject, in: s)?.authors ?? []
        let excluded = try QueueStore.excluded(from: entry.id, in: s).union(authors)
        guard let person = moderators.first(where: { !excluded.contains($0) }) else { return nil }
        let act = DecideEntry(
            entry: entry.id, outcome: outcome, rule: rule, facts: rule.map { Self.facts[$0] ?? "–" } ?? "",
            id: bench.ids.next(), bench: bench, tell: silent, person: person, at: at)
        try act.apply(in: s)
        return act.id
    }

    /// One side appeals; whoever has not decided the first time decides.
    private func appeal(
        _ decision: DecisionID?, as side: Appeal.Side, ending outcome: Decision.Outcome, _ rule: HouseRule?,
        after: Moment,
        in s: any Session
    ) throws {
        guard let known = try decision.flatMap({ try DecisionStore.find($0, in: s) }) else { return }
        try AppealDecision(
            decision: known.id, side: side, text: "Please look again.", id: bench.ids.next(),
            bench: bench, actor: .visitor, at: after
        ).apply(in: s)
        guard let entry = try QueueStore.open(about: known.subject, in: s) else { return }
        _ = try decide(entry, outcome, rule, at: after + .hours(20), in: s)
    }

    private static let facts: [HouseRule: String] = [
        .hatred: "It calls a whole group of people animals or parasites and asks to drive them out.",
        .spam: "It advertises a shop.",
        .unrelated: "It speaks of something else than the question.",
    ]
}
