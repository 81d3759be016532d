import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Web

/// Plans to look at: that of the EU, one action of it side by side, and that of a place with what is missing.
struct PlanPages: Sendable {
    let house: House
    let content: PlanContent
    let agreed: ActionPlans.AgreedAsks

    func add(to routes: inout Routes) {
        routes.get(ActionRoutes.plans, plans)
        routes.get(ActionRoutes.origin, origin)
        routes.get(ActionRoutes.place, place)
        routes.get(ActionRoutes.table, table)
        routes.get(ActionRoutes.json, json)
        routes.get(ActionRoutes.importing) { try await importing($0, FormErrors()) }
        routes.postFiles(ActionRoutes.importing, bodyLimit: 2 * 1024 * 1024, bringIn)
    }

    private func plans(_ visit: Visit) async throws -> Reply {
        let (counts, places) = try await house.database.read { s in
            (try ActionStore.adaptationCounts(in: s), try PlaceStore.all(in: s))
        }
        return visit.reply(PlanView(visit, content).overview(counts, places))
    }

    private func origin(_ visit: Visit) async throws -> Reply {
        guard let action = content.action(try visit.parameter("action")) else { throw Problem.notFound }
        let (adaptations, places) = try await house.database.read { s in
            (try ActionStore.adapting(action.id, in: s), try PlaceStore.all(in: s))
        }
        return visit.reply(PlanView(visit, content).sideBySide(action, adaptations, places))
    }

    private func place(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("place", of: PlaceKind.self)
        let found = try await house.database.read { [house, agreed] s -> PlanView.PlacePlan? in
            let path = try PlaceStore.path(id, in: s)
            guard let place = path.first else { return nil }
            let actions = try ActionStore.of(id, in: s)
            let asked = try Set(
                actions.filter { action in
                    try Trail.before(action.subject, in: s).contains { $0.from.kind != .euAction }
                }.map(\.id))
            let waiting = try agreed(id, s).filter { subject in
                try !Trail.after(subject, in: s).contains { $0.to.kind == .action }
            }
            let roles = try visit.roles(in: s)
            return PlanView.PlacePlan(
                place: place, path: path, actions: actions, asked: asked, waiting: waiting,
                cards: try house.subjects.cards(waiting, in: s),
                writers: try ActionPages.organisations(roles, at: id, in: s))
        }
        guard let found else { throw Problem.notFound }
        return visit.reply(PlanView(visit, content).place(found))
    }

    private func table(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("place", of: PlaceKind.self)
        let actions = try await house.database.read { s in try ActionStore.of(id, in: s) }
        return Reply.text(ActionTable.write(actions), type: "text/csv; charset=utf-8").download("plan.csv")
    }

    private func json(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("place", of: PlaceKind.self)
        let entries = try await house.database.read { s in
            try ActionStore.of(id, in: s).map { PlanEntry($0, reports: try ActionStore.reports(of: $0.id, in: s)) }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return .text(String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n", type: "application/json")
    }

    private func importing(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let (place, writers) = try await writers(visit)
        return visit.reply(PlanView(visit, content, errors: errors).importing(place, writers))
    }

    private func bringIn(_ visit: Visit) async throws -> Reply {
        let (place, writers) = try await writers(visit)
        guard let organisation = writers.first(where: { $0.id.description == visit.form["organisation"] }) else {
            throw Problem.forbidden
        }
        var errors = FormErrors()
        var file = ""
        do {
            let table: (entries: [ActionTable.Entry], file: String)
            table = try ActionTable.read(try Self.text(visit.form), content: content)
            file = table.file
            let act = ImportActions(
                entries: table.entries, place: place.id, organisation: organisation.id, language: visit.language,
                content: content,
                house: house, actor: visit.actor, at: visit.now)
            try await house.database.write { s in try act.apply(in: s) }
            return .see(ActionRoutes.place.link(place.id), flash: "action.imported")
        } catch let error as InputError {
            errors.add("table", visit.words("action.import.wrong", ["where": error.description]))
        } catch let refusal as ImportActions.Refusal {
            let reason = ActionWording(visit.words).text(refusal.reason)
            errors.add("table", visit.words("action.import.wrong", ["where": "\(file):\(refusal.line): \(reason)"]))
        }
        return try await importing(visit, errors)
    }

    /// What was chosen as a file, else what was typed.
    ///
    /// - Throws: `InputError` where it is not text
    private static func text(_ form: Form) throws(InputError) -> String {
        guard let file = form.file("file") else { return form["table"] }
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            throw InputError(file: file.name, line: 1, field: "", problem: "is not text in UTF-8; save it as CSV UTF-8")
        }
        return text.trimmingSpaces()
    }

    /// The place in the address and the organisations in whose name this person may write its actions.
    private func writers(_ visit: Visit) async throws -> (Place, [Organisation]) {
        let person = try visit.signedIn()
        let id = try visit.id("place", of: PlaceKind.self)
        let (place, writers) = try await house.database.read { s in
            (
                try PlaceStore.find(id, in: s),
                try ActionPages.organisations(RoleStore.roles(of: person.id, in: s), at: id, in: s)
            )
        }
        guard let place, !writers.isEmpty else { throw Problem.notFound }
        return (place, writers)
    }
}
