import Community
import Kernel
import Storage
import Web

/// What this room shows on the page of a place.
struct BudgetPanel: Sendable {
    let house: House

    /// On another page; the list has the rest.
    private static let most = 6

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        guard subject.kind == .place else { return "" }
        let found = try await house.database.read { s in
            try ProcessStore.at(PlaceID(subject.id), most: Self.most, in: s)
        }
        guard !found.isEmpty else { return "" }
        let items = found.map { process -> HTML in
            """
            <li><a href="\(BudgetRoutes.one.link(process.id))" \(process.language.attributes)>\(process.title)</a> \
            <span class="meta">\(visit.words("budget.phase.\(process.phase.rawValue)"))</span></li>
            """
        }
        return "<section><h2>\(visit.words("budget.title"))</h2><ul>\(items)</ul></section>"
    }
}
