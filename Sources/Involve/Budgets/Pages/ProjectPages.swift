import Community
import Kernel
import Storage
import Web

/// Projects: bringing an idea, working it out, checking it, reporting on it.
struct ProjectPages: Sendable {
    let house: House
    /// What other rooms show on the page of a project.
    let panels: [Panel]

    func add(to routes: inout Routes) {
        routes.get(BudgetRoutes.newProject) { try await new($0, FormErrors()) }
        routes.post(BudgetRoutes.projects, limit: .statements, suggest)
        routes.get(BudgetRoutes.project) { try await show($0, FormErrors()) }
        routes.post(BudgetRoutes.change, change)
        routes.post(BudgetRoutes.comments, limit: .statements, comment)
        routes.post(BudgetRoutes.merger, merge)
        routes.post(BudgetRoutes.check, check)
        routes.post(BudgetRoutes.reports, report)
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        _ = try visit.signedIn()
        let id = try visit.id("process", of: BudgetProcessKind.self)
        let process = try await house.database.read { s in try ProcessStore.find(id, in: s) }
        guard let process, process.phase == .ideas else { throw Problem.notFound }
        return visit.reply(ProjectFormView(visit, process, errors: errors).page)
    }

    private func suggest(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let id = try visit.id("process", of: BudgetProcessKind.self)
        let process = try await house.database.read { s in try ProcessStore.find(id, in: s) }
        guard let process else { throw Problem.notFound }
        if let warning = PersonalDataWarning(visit, house).errors(["title", "what"]) {
            return try await new(visit, warning)
        }
        let reading = BudgetReading(visit.form, ids: house.ids)
        let project = BudgetProject(
            id: house.ids.next(), process: id, area: area(visit, in: process), language: visit.language,
            title: visit.form["title"], what: visit.form["what"], author: person.id,
            cost: reading.amount("cost", unit: process.unit), mergedInto: nil, check: nil, number: nil, rank: nil,
            isShown: true)
        let act = SuggestProject(
            project: project, event: house.ids.next(), announce: house.moderation.announce, person: person.id,
            at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch BudgetRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as BudgetRefusal {
            return try await new(visit, BudgetWording(visit.words).errors(refusal))
        }
        return .see(BudgetRoutes.project.link(project.id), flash: "budget.suggested")
    }

    /// The chosen one; where there is one, that.
    private func area(_ visit: Visit, in process: BudgetProcess) -> BudgetAreaID {
        process.areas.count == 1 ? process.areas[0].id : BudgetAreaID(visit.form["area"]) ?? BudgetAreaID(0)
    }

    /// The page of a project, with what was wrong with a form on it.
    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let id = try visit.id("project", of: BudgetProjectKind.self)
        let one = try await house.database.read { [house] s -> ProjectView.One? in
            guard let project = try ProjectStore.find(id, in: s),
                let process = try ProcessStore.find(project.process, in: s)
            else { return nil }
            let note = try ExposureNote.read(project.subject, house, in: s)
            let roles = try visit.roles(in: s)
            let belonging = try ModeratedBudget.belonging(process, in: s)
            let isOwn = project.author != nil && project.author == visit.person?.id
            guard note.isShown || isOwn || roles.moderate(belonging) else { return nil }
            let all = try ProjectStore.all(of: process.id, in: s)
            return ProjectView.One(
                standing: try BudgetStanding.of(visit.person?.id, in: process, project: project, s),
                project: project, others: all.filter { $0.id != id && $0.isShown },
                comments: try ProjectStore.comments(on: id, for: visit.person?.id, in: s).map {
                    ($0, try ExposureNote.read(Subject(.budgetComment, $0.id), house, in: s))
                },
                delivery: try ProjectStore.delivery(of: id, in: s), note: note,
                around: try TrailAround.read(project.subject, house, in: s),
                follows: try FollowButton.read(visit, project.subject, in: s))
        }
        guard let one else { throw Problem.notFound }
        var shown: [HTML] = []
        for panel in panels { shown.append(try await panel(one.project.subject, visit)) }
        return visit.reply(ProjectView(visit, one, errors: errors, panels: shown).page)
    }

    private func change(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        if let warning = PersonalDataWarning(visit, house).errors(["title", "what"]) {
            return try await show(visit, warning)
        }
        let process = try await process(of: id)
        let reading = BudgetReading(visit.form, ids: house.ids)
        let act = ChangeProject(
            id: id, title: visit.form["title"], what: visit.form["what"],
            cost: reading.amount("cost", unit: process.unit), area: area(visit, in: process),
            announce: house.moderation.announce, person: person, at: visit.now)
        return try await finish(visit, "budget.saved") { s in try act.apply(in: s) }
    }

    private func comment(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        if let warning = PersonalDataWarning(visit, house).errors(["comment"]) { return try await show(visit, warning) }
        let comment = BudgetComment(
            id: house.ids.next(), project: id, author: person, language: visit.language, text: visit.form["comment"],
            at: visit.now)
        let act = CommentProject(comment: comment, event: house.ids.next(), announce: house.moderation.announce)
        return try await finish(visit, "budget.commented") { s in try act.apply(in: s) }
    }

    private func merge(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let target = BudgetProjectID(visit.form["target"]) ?? BudgetProjectID(0)
        let act = MergeProject(id: id, target: target, event: house.ids.next(), person: person, at: visit.now)
        return try await finish(visit, "budget.merged") { s in try act.apply(in: s) }
    }

    private func check(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        guard let verdict = BudgetProject.Verdict(rawValue: visit.form["verdict"]) else { throw Problem.malformed }
        let process = try await process(of: id)
        let act = CheckProject(
            id: id, check: .init(verdict: verdict, reason: visit.form["reason"]),
            cost: BudgetReading(visit.form, ids: house.ids).amount("cost", unit: process.unit),
            event: house.ids.next(), person: person, at: visit.now)
        return try await finish(visit, "budget.checked") { s in try act.apply(in: s) }
    }

    private func report(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        guard let state = BudgetDelivery.State(rawValue: visit.form["state"]) else { throw Problem.malformed }
        let act = ReportDelivery(
            id: id, report: .init(state: state, text: visit.form["report"], at: visit.now), reportID: house.ids.next(),
            event: house.ids.next(), person: person)
        return try await finish(visit, "budget.reported") { s in try act.apply(in: s) }
    }

    private func process(of id: BudgetProjectID) async throws -> BudgetProcess {
        let found = try await house.database.read { s in
            try ProjectStore.find(id, in: s).flatMap { try ProcessStore.find($0.process, in: s) }
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    /// Which project the address names, and who acts.
    private func address(_ visit: Visit) throws -> (BudgetProjectID, PersonID) {
        let id = try visit.id("project", of: BudgetProjectKind.self)
        guard let person = visit.person else { throw Problem.signInNeeded(BudgetRoutes.project.link(id)) }
        return (id, person.id)
    }

    private func finish(
        _ visit: Visit, _ flash: String, _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        try await house.write(
            apply, hiding: BudgetRefusal.notYours, then: BudgetRoutes.project.link(try address(visit).0), flash: flash
        ) { try await show(visit, BudgetWording(visit.words).errors($0)) }
    }
}
