import Community
import Kernel
import Storage
import Web

/// What this room shows on the page of a place and on a person's own.
struct ProposalPanel: Sendable {
    let house: House

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        let words = visit.words
        let proposals: [Proposal]
        switch subject.kind {
        case .place:
            proposals = try await house.database.read { s in try ProposalStore.at(PlaceID(subject.id), most: 12, in: s)
            }
        case .person:
            proposals = try await house.database.read { s in try ProposalStore.of(PersonID(subject.id), in: s) }
        case "consultation":
            let start = ProposalRoutes.new.link().with("from", subject)
            return "<p><a href=\"\(start)\">\(words("proposal.fromHere"))</a></p>"
        default: return ""
        }
        guard !proposals.isEmpty else { return "" }
        let items = proposals.map { proposal -> HTML in
            """
            <li><a href="\(ProposalRoutes.one.link(proposal.id))" dir="auto">\(proposal.words.title)</a> \
            <span class="meta">\(words("proposal.phase.\(proposal.phase.rawValue)"))</span></li>
            """
        }
        return "<section><h2>\(words("proposal.list.title"))</h2><ul>\(items)</ul></section>"
    }
}
