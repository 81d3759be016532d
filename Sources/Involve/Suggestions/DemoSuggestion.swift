import Community
import Deliberation
import Kernel
import Storage

/// A suggestion to look at, drafted from the common ground of a demo consultation; answered where it says so.
public struct DemoSuggestion: Sendable {
    let content: DemoAsks
    let evidence: SourceEvidence
    let institution: InstitutionID
    /// When it was published, before now.
    let age: Moment.Span
    let isAnswered: Bool

    public init(
        _ content: DemoAsks, evidence: SourceEvidence, institution: InstitutionID, age: Moment.Span, isAnswered: Bool
    ) {
        self.content = content
        self.evidence = evidence
        self.institution = institution
        self.age = age
        self.isAnswered = isAnswered
    }

    /// Writes it; returns the suggestion, and its first answer where there is one.
    @discardableResult
    public func write(_ house: House) async throws -> (suggestion: Subject, answer: Subject?)? {
        guard let organisation = evidence.organisation else { return nil }
        let published = house.now() - age
        let id: SuggestionID = house.ids.next()
        let asks = content.answers.compactMap { answer in
            evidence.items.first { $0.text(for: .english).text.contains(answer.about) }
        }.map { found in
            Ask(id: house.ids.next(), text: found.text(for: .english).text, evidence: [found])
        }
        let draft = DraftSuggestion(
            id: id, evidence: evidence, organisation: organisation, language: .english,
            words: SuggestionWords(
                title: content.title, introduction: content.introduction, asks: asks, addressees: [institution]),
            actor: .system, at: published)
        let publication = PublishSuggestion(
            id: id, evidence: evidence,
            mail: { [house] suggestion, institution, _ in
                Outbox.Mail(
                    id: house.ids.next(), to: institution.email ?? "", subject: suggestion.title, body: "",
                    in: suggestion.language)
            }, event: house.ids.next(), announce: house.moderation.announce, actor: .system, at: published)
        let given = zip(asks, content.answers).map { ask, answer in
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
