import Community
import Kernel
import Storage
import Web

/// What this room shows on a person's own page and on those of places.
struct ModerationPanel: Sendable {
    let house: House
    let keys: ModerationKeys

    /// On another page.
    private static let most = 20

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        let words = visit.words
        switch subject.kind {
        case .person: return try await own(PersonID(subject.id), visit)
        case .place:
            return """
                <p class="meta"><a href="\(ModerationRoutes.rules.link())">\(words("moderation.rules.title"))</a> · \
                <a href="\(ModerationRoutes.transparency.link())">\(words("moderation.transparency.title"))</a></p>
                """
        default: return ""
        }
    }

    private func own(_ person: PersonID, _ visit: Visit) async throws -> HTML {
        let words = visit.words
        let (share, decisions) = try await house.database.read { s -> (Int?, [Decision]) in
            let roles = try RoleStore.roles(of: person, in: s)
            let moderates = roles.contains { [.moderator, .facilitator, .administrator].contains($0.name) }
            return (
                moderates ? try QueueItem.waiting(for: person, roles, .init(), in: s).count : nil,
                try DecisionStore.of(person, in: s)
            )
        }
        let queue: HTML? = share.map { count in
            """
            <section><h2>\(words("moderation.title"))</h2><p>\(words("moderation.share", count: count))</p>
            <p><a class="button" href="\(ModerationRoutes.queue.link())">\(words("moderation.open"))</a></p></section>
            """
        }
        guard !decisions.isEmpty else { return queue ?? "" }
        let items = decisions.prefix(Self.most).map { decision -> HTML in
            """
            <li><a href="\(keys.link(to: decision.id))">\
            \(words("moderation.own.\(decision.outcome.rawValue)", ["kind": words.kind(decision.subject.kind)]))</a> \
            <span class="meta">\(words.date(decision.decided))</span></li>
            """
        }
        return "\(queue)<section><h2>\(words("moderation.own.title"))</h2><ul>\(items)</ul></section>"
    }
}
