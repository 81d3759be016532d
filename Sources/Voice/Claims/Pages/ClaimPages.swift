import Community
import Kernel
import Storage
import Web

/// The register as everybody reads it, and asking for a reply.
struct ClaimPages: Sendable {
    let house: House
    let panels: [Panel]

    func add(to routes: inout Routes) {
        routes.getShared(ClaimRoutes.list, list)
        routes.getShared(ClaimRoutes.balance, balance)
        routes.get(ClaimRoutes.balanceFile) { [house] _ in
            let balance = try await house.database.read { s in Balance(try ClaimStore.items(byRole: false, in: s)) }
            return .text(BalanceFile(balance).text, type: "text/csv; charset=utf-8").download("claims-by-party.csv")
        }
        routes.get(ClaimRoutes.one) { try await show($0, FormErrors()) }
        routes.post(ClaimRoutes.replies, limit: .statements, reply)
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let found = try await house.database.read { s -> ClaimListView.Lists in
            let scope = try visit.person.map { try PlaceScope.of($0.id, as: ClaimPolicy.editors, in: s) }
            let unfinished = try scope.map { $0.isEmpty ? [] : try ClaimStore.unfinished(in: $0, s) } ?? []
            return ClaimListView.Lists(
                published: try ClaimStore.published(most: 200, in: s), unfinished: unfinished,
                isEditor: scope?.isEmpty == false)
        }
        return visit.reply(ClaimListView(visit, found).page)
    }

    private func balance(_ visit: Visit) async throws -> Reply {
        let (parties, roles) = try await house.database.read { s in
            (Balance(try ClaimStore.items(byRole: false, in: s)), Balance(try ClaimStore.items(byRole: true, in: s)))
        }
        return visit.reply(BalanceView(visit, parties, roles).page)
    }

    /// A claim with all beside it; a draft is there for editors of its place alone.
    func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let id = try visit.id("claim", of: ClaimKind.self)
        let one = try await house.database.read { [house] s -> ClaimView.One? in
            guard let claim = try ClaimStore.find(id, in: s) else { return nil }
            let isEditor =
                try visit.person.map {
                    try PlaceScope.of($0.id, as: ClaimPolicy.editors, in: s).reaches(claim.place, in: s)
                } ?? false
            guard claim.isPublic || isEditor else { return nil }
            return ClaimView.One(
                claim: claim, place: try PlaceStore.find(claim.place, in: s),
                entries: try ClaimStore.entries(of: id, in: s), reviews: try ClaimStore.reviews(of: claim, in: s),
                replies: try ClaimStore.replies(to: id, in: s),
                corrections: try ClaimStore.corrections(of: id, in: s),
                around: try TrailAround.read(claim.subject, house, in: s),
                follows: try FollowButton.read(visit, claim.subject, in: s), isEditor: isEditor)
        }
        guard let one else { throw Problem.notFound }
        var more: [HTML] = []
        if one.claim.isPublic {
            for panel in panels { more.append(try await panel(one.claim.subject, visit)) }
        }
        return visit.reply(ClaimView(visit, one, more, errors: errors).page)
    }

    private func reply(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("claim", of: ClaimKind.self)
        let act = AskReply(
            id: id,
            reply: SpeakerReply(
                id: house.ids.next(), name: visit.form["name"], capacity: visit.form["capacity"],
                address: visit.form["address"], text: visit.form["reply"], state: .waiting, at: visit.now),
            actor: visit.actor)
        return try await finish(visit, "claim.reply.asked") { s in try act.apply(in: s) }
    }

    /// Writes, and returns to the claim; a refusal stands beside its field with what was typed.
    func finish(
        _ visit: Visit, _ flash: String, _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        try await house.write(
            apply, hiding: ClaimRefusal.notYours, then: ClaimRoutes.one.link(try visit.id("claim", of: ClaimKind.self)),
            flash: flash
        ) { try await show(visit, ClaimWording(visit.words).errors($0)) }
    }
}
