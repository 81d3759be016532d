import Community
import Kernel
import Storage
import Web

/// What this room shows elsewhere: claims of a place, and for editors the way to write one down about something.
struct ClaimPanel: Sendable {
    let house: House

    private static let most = 6

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        let words = visit.words
        switch subject.kind {
        case .place:
            let claims = try await house.database.read { s in
                try ClaimStore.published(in: PlaceID(subject.id), most: Self.most, s)
            }
            guard !claims.isEmpty else { return "" }
            let items = claims.map { claim -> HTML in
                """
                <li><a href="\(ClaimRoutes.one.link(claim.id))" \(claim.text.language.attributes)>\(claim.headline)</a> \
                <span class="meta">\(words("claim.verdict.\(claim.verdict?.rawValue ?? "review")"))</span></li>
                """
            }
            return "<section><h2>\(words("claim.title"))</h2><ul>\(items)</ul></section>"
        case "action", "consultation", "proposal", "suggestion":
            let isEditor = try await house.database.read { s in
                try visit.roles(in: s).contains { ClaimPolicy.editors.contains($0.name) }
            }
            guard isEditor else { return "" }
            let start = ClaimRoutes.new.link().with("from", subject)
            return "<p><a href=\"\(start)\">\(words("claim.fromHere"))</a></p>"
        default: return ""
        }
    }
}
