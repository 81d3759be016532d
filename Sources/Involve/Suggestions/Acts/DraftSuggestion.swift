import Community
import Deliberation
import Kernel
import Storage

/// The words of a suggestion as its authors write them; the figures come from the evidence alone.
struct SuggestionWords: Sendable {
    let title: String
    let introduction: String
    let asks: [Ask]
    let addressees: [InstitutionID]

    /// - Throws: `SuggestionRefusal`
    func check() throws(SuggestionRefusal) {
        guard !title.isEmpty, title.count <= Suggestion.longestTitle else {
            throw .titleMissing(most: Suggestion.longestTitle)
        }
        guard introduction.count <= Suggestion.longestIntroduction else {
            throw .introductionTooLong(most: Suggestion.longestIntroduction)
        }
        guard !asks.isEmpty, asks.allSatisfy({ !$0.text.isEmpty && $0.text.count <= Ask.longest }) else {
            throw .askMissing(most: Ask.longest)
        }
        guard asks.count <= Suggestion.mostAsks else { throw .tooManyAsks(most: Suggestion.mostAsks) }
        guard !addressees.isEmpty else { throw .addresseeMissing }
    }
}

/// Starting a suggestion from what a closed consultation found, or from proposals.
struct DraftSuggestion: Sendable {
    let id: SuggestionID
    let evidence: SourceEvidence
    /// In whose name.
    let organisation: OrganisationID
    let language: Language
    let words: SuggestionWords
    let actor: Actor
    let at: Moment

    /// - Throws: `SuggestionRefusal`
    func apply(in s: any Session) throws {
        guard evidence.isClosed else { throw SuggestionRefusal.sourceStillOpen }
        try words.check()
        let suggestion = Suggestion(
            id: id, organisation: organisation, place: evidence.place, source: evidence.source,
            language: language, title: words.title, introduction: words.introduction, phase: .draft, drafted: at,
            published: nil, revision: 1, asks: words.asks,
            addressees: words.addressees.map { .init(institution: $0, due: nil) })
        try SuggestionStore.insert(suggestion, in: s)
        try AuditLog.record(.init("suggestion/drafted", suggestion.subject, by: actor, at: at), in: s)
    }
}

/// Mending a draft, while nobody else has.
struct EditSuggestion: Sendable {
    let id: SuggestionID
    let words: SuggestionWords
    let basedOn: Int
    let actor: Actor
    let at: Moment

    /// - Throws: `SuggestionRefusal`
    func apply(in s: any Session) throws {
        try words.check()
        guard let current = try SuggestionStore.find(id, in: s), current.phase == .draft else {
            throw SuggestionRefusal.notADraft
        }
        let saved = try SuggestionStore.rewrite(
            id, title: words.title, introduction: words.introduction, asks: words.asks,
            addressees: words.addressees, basedOn: basedOn, in: s)
        guard saved else { throw SuggestionRefusal.changedMeanwhile }
        try AuditLog.record(.init("suggestion/edited", current.subject, by: actor, at: at), in: s)
    }
}
