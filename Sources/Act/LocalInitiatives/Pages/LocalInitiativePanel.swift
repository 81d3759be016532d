import Community
import Kernel
import Storage
import Web

/// What this room shows on the pages of places, proposals, actions and consultations, and on a person's own.
struct LocalInitiativePanel: Sendable {
    let house: House

    /// On another page; the list has the rest.
    private static let most = 6

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        let words = visit.words
        switch subject.kind {
        case .place:
            let place = PlaceID(subject.id)
            let found = try await house.database.read { s in
                try LocalInitiativeStore.at(place, most: Self.most, in: s)
            }
            let start = LocalInitiativeRoutes.new.link().with("place", place)
            let list = found.isEmpty ? "<p>\(words("neighbours.none"))</p>" : items(found, words)
            return """
                <section><h2>\(words("neighbours.title"))</h2>\(list)
                <p><a class="button" href="\(start)">\(words("neighbours.new"))</a></p></section>
                """
        case .person:
            let found = try await house.database.read { s in
                try LocalInitiativeStore.of(PersonID(subject.id), most: 50, in: s).filter {
                    try $0.isOrganised(by: PersonID(subject.id)) || Withheld.exposure(of: $0.subject, in: s) == .shown
                }
            }
            return found.isEmpty
                ? "" : "<section><h2>\(words("neighbours.own"))</h2>\(items(found, words))</section>"
        case "proposal", "action", "consultation", "claim", "budget-project":
            // What came of it stands on its trail; here one starts it.
            let start = LocalInitiativeRoutes.new.link().with("from", subject)
            return "<p><a href=\"\(start)\">\(words("neighbours.fromHere"))</a></p>"
        default: return ""
        }
    }

    private func items(_ initiatives: [LocalInitiative], _ words: Words) -> HTML {
        let items = initiatives.map { initiative -> HTML in
            """
            <li><a href="\(LocalInitiativeRoutes.one.link(initiative.id))" \
            \(initiative.language.attributes)>\(initiative.title)</a> \
            <span class="meta">\(words("neighbours.phase.\(initiative.phase.rawValue)"))</span></li>
            """
        }
        return "<ul>\(items)</ul>"
    }
}
