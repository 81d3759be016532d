import Community
import Kernel
import Storage
import Web

/// What this room shows on the opening page, on the pages of organisations, and on a person's own; and the way to a
/// ballot from what it can grow out of.
struct BallotPanel: Sendable {
    let house: House

    /// On another page; the list has the rest.
    private static let most = 6

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        switch subject.kind {
        case .organisation:
            let items = try await house.database.read { s in
                try Self.items(BallotStore.of(OrganisationID(subject.id), most: Self.most, in: s), in: s)
            }
            return BallotListView(visit).panel(items)
        case .home:
            let items = try await house.database.read { s in
                try Self.items(BallotStore.all(.open, most: 3, in: s), in: s)
            }
            return BallotListView(visit).panel(items)
        case .person:
            let found = try await house.database.read { s in
                try PersonStore.find(PersonID(subject.id), in: s).map { try BallotStore.open(for: $0.email, in: s) }
                    ?? []
            }
            return found.isEmpty ? "" : own(found, visit.words)
        case "consultation", "proposal", "suggestion":
            let mayDraft = try await house.database.read { s in
                try visit.roles(in: s).contains { $0.name == .facilitator || $0.name == .administrator }
            }
            guard mayDraft else { return "" }
            let start = BallotRoutes.new.link().with("from", subject)
            return "<p><a href=\"\(start)\">\(visit.words("ballot.fromHere"))</a></p>"
        default: return ""
        }
    }

    /// Those that everybody may see.
    private static func items(
        _ ballots: [Ballot], in s: any Storage.Session
    ) throws -> [BallotListView.Item] {
        try ballots.filter(\.isPublic).compactMap { ballot in
            try OrganisationStore.find(ballot.organisation, in: s).map { .init(ballot: ballot, organisation: $0.name) }
        }
    }

    /// The ballots in which somebody may vote now.
    private func own(_ found: [(ballot: Ballot, hasCredential: Bool)], _ words: Words) -> HTML {
        let items = found.map { ballot, hasCredential -> HTML in
            """
            <li><a href="\(BallotRoutes.one.link(ballot.id))" \(ballot.language.attributes)>\(ballot.question)</a> \
            <span class="meta">\(words(hasCredential ? "ballot.you.issued" : "ballot.you.mayVote"))</span></li>
            """
        }
        return "<section><h2>\(words("ballot.own.list"))</h2><ul>\(items)</ul></section>"
    }
}
