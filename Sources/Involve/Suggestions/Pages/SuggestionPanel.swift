import Community
import Kernel
import Storage
import Web

/// What this room shows on the opening page and on the pages of a consultation, a proposal, an organisation, a place and an institution.
struct SuggestionPanel: Sendable {
    let house: House

    /// What suggestions are drafted from.
    static let sources: Set<Subject.Kind> = ["consultation", "proposal"]

    /// Cards on the opening page.
    private static let mostAtHome = 3

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        let found = try await house.database.read { s -> Found in
            let roles = try visit.roles(in: s)
            let all: [Suggestion]
            switch subject.kind {
            case "consultation", "proposal": all = try SuggestionStore.from(subject, in: s)
            case .organisation: all = try SuggestionStore.of(OrganisationID(subject.id), in: s)
            case .home: all = try SuggestionStore.published(most: Self.mostAtHome, in: s)
            case .place: all = try SuggestionStore.about(PlaceID(subject.id), most: 12, in: s)
            case .institution: all = try SuggestionStore.addressed(to: InstitutionID(subject.id), in: s)
            default: all = []
            }
            let items = try all.filter { suggestion in
                guard suggestion.phase == .draft else { return true }
                guard let organisation = try OrganisationStore.find(suggestion.organisation, in: s) else {
                    return false
                }
                return SuggestionPolicy.mayWrite(roles, for: try OrganisationStore.belonging(organisation, in: s))
            }.map { SuggestionSummary($0, try AnswerStore.all(of: $0.id, in: s)) }
            let days = subject.kind == .place ? try AnswerStore.days(in: PlaceID(subject.id), in: s) : []
            return Found(
                items: items, days: days,
                mayWrite: roles.contains { $0.name == .facilitator || $0.name == .administrator })
        }
        return SuggestionListView(visit).panel(found.items, subject, days: found.days, mayWrite: found.mayWrite)
    }

    private struct Found: Sendable {
        let items: [SuggestionSummary]
        let days: [Int]
        let mayWrite: Bool
    }
}
