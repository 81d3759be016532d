import Community
import Kernel
import Storage
import Web

/// What this room shows on the pages of places, consultations and proposals, and on a person's own.
struct PanelLinks: Sendable {
    let house: House

    /// On another page; the list has the rest.
    private static let most = 6

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        let words = visit.words
        switch subject.kind {
        case .place:
            let found = try await house.database.read { s in
                try PanelStore.at(PlaceID(subject.id), most: Self.most, in: s)
            }
            return section(words("panels.title"), found, words)
        case .person:
            let found = try await house.database.read { s in
                try VolunteerStore.panels(of: PersonID(subject.id), in: s).compactMap { try PanelStore.find($0, in: s) }
            }
            return section(words("panels.mine"), found, words)
        case "consultation", "proposal":
            let mayCall = try await house.database.read { s in
                try visit.roles(in: s).contains { $0.name == .facilitator || $0.name == .administrator }
            }
            guard mayCall else { return "" }
            let link = PanelRoutes.new.link().with("from", subject)
            return "<p><a href=\"\(link)\">\(words("panels.fromHere"))</a></p>"
        default: return ""
        }
    }

    private func section(_ title: String, _ panels: [CitizensPanel], _ words: Words) -> HTML {
        guard !panels.isEmpty else { return "" }
        let items = panels.map { panel -> HTML in
            """
            <li><a href="\(PanelRoutes.one.link(panel.id))" \(panel.language.attributes)>\(panel.title)</a> \
            <span class="meta">\(words("panels.phase.\(panel.phase.rawValue)"))</span></li>
            """
        }
        return "<section><h2>\(title)</h2><ul>\(items)</ul></section>"
    }
}
