import Community
import Kernel
import Storage
import Web

/// One action of a place: adapting it, mending its words, moving it on, reporting.
struct ActionPages: Sendable {
    let house: House
    let content: PlanContent
    let panels: [Panel]

    func add(to routes: inout Routes) {
        routes.get(ActionRoutes.new) { try await new($0, FormErrors()) }
        routes.post(ActionRoutes.list, adapt)
        routes.get(ActionRoutes.one) { try await show($0, FormErrors()) }
        routes.get(ActionRoutes.words) { try await edit($0, FormErrors()) }
        routes.post(ActionRoutes.words, save)
        routes.post(ActionRoutes.state, advance)
        routes.post(ActionRoutes.reports, report)
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let start = try await start(visit)
        return visit.reply(ActionFormView(visit, content, errors: errors).new(start))
    }

    private func adapt(_ visit: Visit) async throws -> Reply {
        let start = try await start(visit)
        guard let organisation = start.writers.first(where: { $0.id.description == visit.form["organisation"] }) else {
            throw Problem.forbidden
        }
        do {
            let action = try ActionFormReading(visit.form).action(
                id: house.ids.next(), place: start.place.id, organisation: organisation.id,
                language: visit.language)
            let act = AdaptAction(
                action: action, respondsTo: start.source.map { [$0.subject] } ?? [], content: content, house: house,
                event: house.ids.next(), actor: visit.actor, at: visit.now)
            try await house.database.write { s in try act.apply(in: s) }
            return .see(ActionRoutes.one.link(action.id), flash: "action.adapted")
        } catch let refusal as ActionRefusal {
            return try await new(visit, ActionWording(visit.words).errors(refusal))
        }
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let one = try await find(visit)
        var parts: [HTML] = []
        for panel in panels { parts.append(try await panel(one.action.subject, visit)) }
        return visit.reply(ActionView(visit, content, one, errors: errors).page(parts))
    }

    private func edit(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let one = try await own(visit)
        return visit.reply(ActionFormView(visit, content, errors: errors).edit(one.action))
    }

    private func save(_ visit: Visit) async throws -> Reply {
        let one = try await own(visit)
        do {
            let action = try ActionFormReading(visit.form).action(
                id: one.action.id, place: one.action.place, organisation: one.action.organisation,
                language: one.action.language, keeping: one.action)
            let act = EditAction(
                action: action, basedOn: Int(visit.form["revision"]) ?? 0, actor: visit.actor, at: visit.now)
            try await house.database.write { s in try act.apply(in: s) }
            return .see(ActionRoutes.one.link(action.id), flash: "action.saved")
        } catch let refusal as ActionRefusal {
            return try await edit(visit, ActionWording(visit.words).errors(refusal))
        }
    }

    private func advance(_ visit: Visit) async throws -> Reply {
        let one = try await own(visit)
        guard let state = LocalAction.State(rawValue: visit.form["state"]) else { throw Problem.malformed }
        let act = AdvanceAction(
            id: one.action.id, state: state, reason: visit.form["reason"], event: house.ids.next(),
            actor: visit.actor, at: visit.now)
        return try await finish(visit, one.action.id) { s in try act.apply(in: s) }
    }

    private func report(_ visit: Visit) async throws -> Reply {
        let one = try await own(visit)
        let form = visit.form
        let value = Double(form["value"].replacing(",", with: "."))
        guard form["value"].isEmpty || value != nil else {
            return try await show(visit, ActionWording(visit.words).errors(.valueWrong))
        }
        let act = ReportProgress(
            id: one.action.id,
            report: ProgressReport(
                id: house.ids.next(), text: form["report"],
                evidence: form["evidence"].isEmpty ? nil : form["evidence"], value: value, at: visit.now),
            milestone: Int(form["milestone"]), event: house.ids.next(), actor: visit.actor)
        return try await finish(visit, one.action.id) { s in try act.apply(in: s) }
    }

    private func finish(
        _ visit: Visit, _ id: LocalActionID, _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        do {
            try await house.database.write(apply)
        } catch let refusal as ActionRefusal {
            return try await show(visit, ActionWording(visit.words).errors(refusal))
        }
        return .see(ActionRoutes.one.link(id), flash: "action.saved")
    }

    /// The place and the answer in the query, and the organisations in whose name this person may write there.
    private func start(_ visit: Visit) async throws -> ActionFormView.Start {
        let person = try visit.signedIn()
        let asked = visit.form.contains("place") ? visit.form : visit.query
        let found = try await house.database.read { [house] s -> ActionFormView.Start? in
            guard let id = PlaceID(asked["place"]), let place = try PlaceStore.find(id, in: s) else { return nil }
            let writers = try Self.organisations(RoleStore.roles(of: person.id, in: s), at: id, in: s)
            let source = try Subject(asked["source"]).flatMap { try house.subjects.card($0, in: s) }
            return ActionFormView.Start(place: place, writers: writers, adapts: asked["adapts"], source: source)
        }
        guard let found else { throw Problem.notFound }
        guard !found.writers.isEmpty else { throw Problem.forbidden }
        return found
    }

    private func find(_ visit: Visit) async throws -> ActionView.One {
        let id = try visit.id("action", of: LocalActionKind.self)
        let found = try await house.database.read { [house] s -> ActionView.One? in
            guard let action = try ActionStore.find(id, in: s),
                let organisation = try OrganisationStore.find(action.organisation, in: s)
            else { return nil }
            let roles = try visit.roles(in: s)
            return ActionView.One(
                action: action, organisation: organisation, path: try PlaceStore.path(action.place, in: s),
                reports: try ActionStore.reports(of: id, in: s),
                history: try AuditLog.entries(about: action.subject, in: s),
                mayWrite: ActionPolicy.mayWrite(
                    roles, for: try OrganisationStore.belonging(organisation, in: s)),
                around: try TrailAround.read(action.subject, house, in: s),
                follows: try FollowButton.read(visit, action.subject, in: s))
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    /// The action in the address, for those who may write it; for others it is not there.
    private func own(_ visit: Visit) async throws -> ActionView.One {
        _ = try visit.signedIn()
        let one = try await find(visit)
        guard one.mayWrite else { throw Problem.notFound }
        return one
    }

    /// The organisations of a place, or of one it lies in, in whose name somebody with these roles may write actions.
    static func organisations(
        _ roles: [Role], at place: PlaceID, in s: any Storage.Session
    ) throws -> [Organisation] {
        guard !roles.isEmpty else { return [] }
        let path = Set(try PlaceStore.path(place, in: s).map(\.id))
        return try OrganisationStore.all(in: s).filter { organisation in
            guard path.contains(organisation.place) else { return false }
            return ActionPolicy.mayWrite(roles, for: try OrganisationStore.belonging(organisation, in: s))
        }
    }
}

/// Reads an action from a form.
struct ActionFormReading {
    let form: Form

    init(_ form: Form) {
        self.form = form
    }

    /// - keeping: the action that is edited: its state and the milestones that are done stay
    /// - Throws: `ActionRefusal.budgetWrong`, `.indicatorWrong`
    func action(
        id: LocalActionID, place: PlaceID, organisation: OrganisationID, language: Language,
        keeping old: LocalAction? = nil
    ) throws(ActionRefusal) -> LocalAction {
        let budget = Int(form["budget"].filter(\.isNumber))
        guard form["budget"].isEmpty || budget != nil else { throw .budgetWrong }
        var indicator: LocalAction.Indicator?
        if !form["indicator"].isEmpty {
            guard let baseline = number("baseline"), let target = number("target"), baseline != target else {
                throw .indicatorWrong
            }
            indicator = LocalAction.Indicator(name: form["indicator"], baseline: baseline, target: target)
        }
        return LocalAction(
            id: id, place: place, organisation: organisation, adapts: old?.adapts ?? form["adapts"],
            language: language, title: form["title"], here: form["here"], difference: form["difference"],
            budget: budget, starts: CalendarDay(form["starts"]), ends: CalendarDay(form["ends"]),
            indicator: indicator, state: old?.state ?? .planned, reason: old?.reason, revision: old?.revision ?? 1,
            milestones: milestones(old))
    }

    /// One a line, with its day in front where it has one: `2027-03-01 first class`.
    private func milestones(_ old: LocalAction?) -> [LocalAction.Milestone] {
        form["milestones"].split(separator: "\n").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }.prefix(20).map {
            let due = CalendarDay($0.prefix(10))
            let text = due == nil ? $0 : $0.dropFirst(10).trimmingSpaces()
            let done = old?.milestones.first { $0.text == text }?.done
            return LocalAction.Milestone(text: text, due: due, done: done)
        }
    }

    private func number(_ name: String) -> Double? {
        Double(form[name].replacing(",", with: "."))
    }
}
