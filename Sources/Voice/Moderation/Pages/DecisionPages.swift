import Community
import Kernel
import Storage
import Web

/// Statements of reasons, and appeals of authors.
struct DecisionPages: Sendable {
    let house: House
    let bench: Bench
    let keys: ModerationKeys

    func add(to routes: inout Routes) {
        routes.get(ModerationRoutes.decision) { try await show($0, FormErrors()) }
        routes.post(ModerationRoutes.appeal, limit: .statements, appeal)
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let id = try visit.id("decision", of: DecisionKind.self)
        let one = try await house.database.read { s -> DecisionView.One? in
            guard let decision = try DecisionStore.find(id, in: s) else { return nil }
            let isAuthor = try self.isAuthor(of: id, visit, in: s)
            let belonging = try Bench.belonging(of: decision.place, decision.organisation, in: s)
            let roles = try visit.roles(in: s)
            guard isAuthor || ModerationPolicy.mayModerate(roles, for: belonging) else { return nil }
            let appeal = try DecisionStore.appeal(against: id, in: s)
            let all = try DecisionStore.about(decision.subject, in: s)
            return DecisionView.One(
                decision: decision, key: visit.proof, isAuthor: isAuthor, isLatest: all.first?.id == id, appeal: appeal,
                answer: try appeal?.answer.flatMap { try DecisionStore.find($0, in: s) })
        }
        guard let one else { throw Problem.notFound }
        return visit.reply(DecisionView(visit, one, keys, errors: errors).page)
    }

    private func appeal(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("decision", of: DecisionKind.self)
        let act = AppealDecision(
            decision: id, side: .author, text: visit.form["appeal"], id: house.ids.next(), bench: bench,
            actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in
                guard try isAuthor(of: id, visit, in: s) else { throw ModerationRefusal.notYours }
                try act.apply(in: s)
            }
        } catch ModerationRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as ModerationRefusal {
            return try await show(visit, ModerationWording(visit.words).errors(refusal))
        }
        return .see(keys.link(to: id), flash: "moderation.appeal.sent")
    }

    private func isAuthor(of id: DecisionID, _ visit: Visit, in s: any Storage.Session) throws -> Bool {
        if keys.opens(id, visit.proof) { return true }
        guard let person = visit.person else { return false }
        return try DecisionStore.authors(of: id, in: s).contains(person.id)
    }
}
