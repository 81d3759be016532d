import Community
import Deliberation
import Kernel
import Storage

/// A suggestion to look at, drafted from the common ground of a demo consultation; answered where it says so.
public struct DemoSuggestion: Sendable {
    let evidence: SourceEvidence
    let institution: InstitutionID
    /// When it was published, before now.
    let age: Moment.Span
    let isAnswered: Bool

    public init(evidence: SourceEvidence, institution: InstitutionID, age: Moment.Span, isAnswered: Bool) {
        self.evidence = evidence
        self.institution = institution
        self.age = age
        self.isAnswered = isAnswered
    }

    private static let title = "Evening classes, later buses and a garden to share"
    private static let introduction = """
        In a public consultation newcomers and long-time residents voted on each other's statements. \
        They fall into two opinion groups, and both agree on the points below.
        We ask the town hall to answer each of them.
        """
    /// By a word of the statement that each ask stands on.
    private static let answers: [(about: String, verdict: Answer.Verdict, reasons: String)] = [
        (
            "classes", .inPart,
            """
            We open two classes in the evening from February, in the school near the station. \
            Books are free. For a third class we have no teacher yet; we look for one until summer.
            """
        ),
        (
            "garden", .accepted,
            "The field behind the library becomes a shared garden. Neighbours plan it with us in March."
        ),
        ("Buses", .deferred, "We ask the bus company first. The contract ends next year."),
    ]

    /// Writes it; returns the suggestion, and its first answer where there is one.
    @discardableResult
    public func write(_ house: House) async throws -> (suggestion: Subject, answer: Subject?)? {
        guard let organisation = evidence.organisation else { return nil }
        let published = house.now() - age
        let id: SuggestionID = house.ids.next()
        let asks = Self.answers.compactMap { answer in
            evidence.items.first { $0.text(for: .english).text.contains(answer.about) }
        }.map { found in
            Ask(id: house.ids.next(), text: found.text(for: .english).text, evidence: [found])
        }
        let draft = DraftSuggestion(
            id: id, evidence: evidence, organisation: organisation, language: .english,
            words: SuggestionWords(
                title: Self.title, introduction: Self.introduction, asks: asks, addressees: [institution]),
            actor: .system, at: published)
        let publication = PublishSuggestion(
            id: id, evidence: evidence,
            mail: { [house] suggestion, institution, _ in
                Outbox.Mail(
                    id: house.ids.next(), to: institution.email ?? "", subject: suggestion.title, body: "",
                    in: suggestion.language)
            }, event: house.ids.next(), actor: .system, at: published)
        let given = zip(asks, Self.answers).map { ask, answer in
            AnswerAsk(
                answer: Answer(
                    id: house.ids.next(), ask: ask.id, institution: institution, verdict: answer.verdict,
                    reasons: answer.reasons, language: .english,
                    until: answer.verdict == .deferred ? CalendarDay(house.now() + .days(90)) : nil, forwardedTo: nil,
                    at: published + .days(12)),
                event: house.ids.next(), actor: .system)
        }
        try await house.database.write { s in
            try draft.apply(in: s)
            try publication.apply(in: s)
            if isAnswered { for act in given { try act.apply(in: s) } }
        }
        return (Subject(.suggestion, id), isAnswered ? given.first?.answer.subject : nil)
    }
}
