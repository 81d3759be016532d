import Community
import Kernel
import Storage
import Web

/// What this room shows on the pages of a place, an organisation, and a suggestion or answer that can be acted on.
struct ActionPanel: Sendable {
    let house: House

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        let words = visit.words
        switch subject.kind {
        case .place:
            let id = PlaceID(subject.id)
            let actions = try await house.database.read { s in try ActionStore.of(id, in: s) }
            let link = ActionRoutes.place.link(id)
            return """
                <section><h2>\(words("plan.title"))</h2>\(ActionCards(visit).progress(actions))
                <p><a class="button" href="\(link)">\(words("plan.see"))</a></p></section>
                """
        case .organisation:
            let actions = try await house.database.read { s in try ActionStore.of(OrganisationID(subject.id), in: s) }
            guard !actions.isEmpty else { return "" }
            return "<section><h2>\(words("action.responsibleFor"))</h2>\(ActionCards(visit).list(actions))</section>"
        default: return ""
        }
    }
}
