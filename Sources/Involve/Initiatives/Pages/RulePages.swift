import Community
import Kernel
import Storage
import Web

/// What a place asks of initiatives; set by its administrators, read by everybody.
struct RulePages: Sendable {
    let house: House

    func add(to routes: inout Routes) {
        routes.get(InitiativeRoutes.rule) { try await show($0, FormErrors()) }
        routes.post(InitiativeRoutes.rule, set)
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let (place, rule, mayEdit) = try await find(visit)
        return visit.reply(RuleView(visit, errors: errors).page(place, rule, mayEdit: mayEdit))
    }

    private func set(_ visit: Visit) async throws -> Reply {
        _ = try visit.signedIn()
        let (place, _, mayEdit) = try await find(visit)
        guard mayEdit else { throw Problem.notFound }
        let act = SetRule(
            place: place.id,
            rule: InitiativeRule(
                threshold: Int(visit.form["threshold"]) ?? 0, days: Int(visit.form["days"]) ?? 0,
                assurance: InitiativeRule.Assurance(rawValue: visit.form["assurance"]) ?? .members,
                source: visit.form["source"]), actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as InitiativeRefusal {
            return try await show(visit, InitiativeWording(visit.words).errors(refusal))
        }
        return .see(InitiativeRoutes.rule.link(place.id), flash: "initiative.rule.saved")
    }

    private func find(_ visit: Visit) async throws -> (Place, InitiativeRule, Bool) {
        let id = try visit.id("place", of: PlaceKind.self)
        let found = try await house.database.read { s -> (Place, InitiativeRule, Bool)? in
            let path = try PlaceStore.path(id, in: s)
            guard let place = path.first else { return nil }
            let roles = try visit.roles(in: s)
            return (
                place, try InitiativeStore.rule(of: id, in: s),
                InitiativePolicy.maySetRule(roles, placePath: path.map(\.id))
            )
        }
        guard let found else { throw Problem.notFound }
        return found
    }
}
