import Community
import Kernel
import Storage

/// What of this room moderators look at: what organisations suggest.
enum ModeratedSuggestion {
    /// The organisation answers for it and institutions are told at once, so that nothing waits: it is looked at first.
    static let content = ModeratedContent(.suggestion) { id, s in
        guard let suggestion = try SuggestionStore.find(SuggestionID(id), in: s), suggestion.phase != .draft,
            let organisation = try OrganisationStore.find(suggestion.organisation, in: s)
        else { return nil }
        // Who wrote it stands in the log alone.
        let authors = try AuditLog.entries(about: suggestion.subject, in: s).compactMap { entry -> PersonID? in
            let isWriting = ["suggestion/drafted", "suggestion/edited", "suggestion/published"].contains(entry.act)
            guard isWriting, case .person(let person) = entry.actor else { return nil }
            return person
        }
        return ModeratedText(
            suggestion.subject,
            text: ([suggestion.title, suggestion.introduction] + suggestion.asks.map(\.text)).joined(separator: "\n"),
            in: suggestion.language, by: Array(Set(authors)),
            of: try OrganisationStore.belonging(organisation, in: s), space: Subject(.organisation, organisation.id),
            at: SuggestionRoutes.one.link(suggestion.id), holding: .nothing)
    }
}
