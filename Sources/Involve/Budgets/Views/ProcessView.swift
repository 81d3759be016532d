import Community
import Kernel
import Web

/// One budget process: where it stands, how it is decided, its projects, and what one can do now.
struct ProcessView {
    let visit: Visit
    let one: One
    let errors: FormErrors

    /// A process with what its page needs.
    struct One: Sendable {
        let standing: BudgetStanding
        let place: Place?
        let organisation: Organisation?
        let checker: Organisation?
        let projects: [BudgetProject]
        let deliveries: [BudgetProjectID: BudgetDelivery]
        let ballots: Int
        let codes: Int
        let around: TrailAround
        let follows: Bool
    }

    init(_ visit: Visit, _ one: One, errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var process: BudgetProcess { one.standing.process }

    var page: Page {
        Page(
            process.title, width: .wide,
            body: """
                <p><span class="badge" id="phase" tabindex="-1">\(words("budget.phase.\(process.phase.rawValue)"))</span></p>
                <h1 \(process.language.attributes)>\(process.title)</h1>
                \(misplaced)
                \(facts)
                <div \(process.language.attributes)>\(HTML.paragraphs(process.what))</div>
                \(invitation)
                \(projects)
                <section><h2>\(words("budget.method"))</h2>
                <p>\(words(process.phase == .voting || process.phase.isCounted ? "budget.frozen" : "budget.freezes"))</p>
                \(MethodView(visit).summary(process.method, process.access))
                \(one.standing.may(.setMethod) ? methodForm : nil)</section>
                \(plan)
                \(OrganiserView(visit, one, errors: errors).box)
                \(TrailView(visit, one.around).section)
                \(FollowButton(visit, process.subject, follows: one.follows).form)
                """)
    }

    /// Mistakes of acts that are a button without a field.
    private var misplaced: HTML? {
        errors["phase"].map { "<p class=\"flash flash-warn\" role=\"alert\">\($0)</p>" }
    }

    private var facts: HTML {
        func row(_ key: String, _ value: HTML?) -> HTML? { value.map { "<dt>\(words(key))</dt><dd>\($0)</dd>" } }
        let place: HTML? = one.place.map {
            "<a href=\"\(CommunityRoutes.place.link($0.id))\" dir=\"auto\">\($0.name)</a>"
        }
        let organisation: HTML? = one.organisation.map { "<span dir=\"auto\">\($0.name)</span>" }
        let checker: HTML? = one.checker.map { "<span dir=\"auto\">\($0.name)</span>" }
        let areas: HTML? =
            process.areas.count == 1
            ? nil
            : "\(process.areas.map { "<span dir=\"auto\">\(words.name($0))</span>: \(words.money($0.amount, in: process))<br>" as HTML })"
        let ballots: HTML? =
            process.phase == .voting || process.phase.isCounted ? "\(words.number(one.ballots))" : nil
        return """
            <dl class="facts">
            \(row("budget.money.total", "\(words.money(process.amount, in: process))"))\(row("budget.areas", areas))
            \(row("organisation.place", place))\(row("budget.organisation", organisation))
            \(process.checker == process.organisation ? nil : row("budget.checker", checker))
            \(row("budget.ballots", ballots))
            </dl>
            """
    }

    /// The one thing to do now.
    private var invitation: HTML? {
        switch process.phase {
        case .ideas: button(BudgetRoutes.newProject.link(process.id), "budget.suggest")
        case .voting: button(BudgetRoutes.ballot.link(process.id), "budget.vote")
        case .result, .delivery, .done: button(BudgetRoutes.result.link(process.id), "budget.result.see")
        case .codesign, .feasibility: "<p>\(words("budget.phase.\(process.phase.rawValue).text"))</p>"
        }
    }

    private func button(_ link: Link, _ key: String) -> HTML {
        "<p><a class=\"button button-primary\" href=\"\(link)\">\(words(key))</a></p>"
    }

    private var projects: HTML {
        let shown = one.projects.filter { $0.isShown && $0.mergedInto == nil }
        let parts = process.areas.map { area -> HTML in
            let own = shown.filter { $0.area == area.id }.sorted { ($0.rank ?? .max) < ($1.rank ?? .max) }
            let head: HTML? =
                process.areas.count == 1 ? nil : "<h3 dir=\"auto\">\(words.name(area))</h3>"
            let level = process.areas.count == 1 ? 3 : 4
            let list: HTML =
                own.isEmpty
                ? "<p class=\"empty\">\(words("budget.projects.none"))</p>"
                : "<ul class=\"grid\">\(own.map { card($0, level) })</ul>"
            return "\(head)\(list)"
        }
        return "<section><h2>\(words("budget.projects"))</h2>\(parts)</section>"
    }

    /// - level: of its heading
    private func card(_ project: BudgetProject, _ level: Int) -> HTML {
        let cost: HTML? = project.cost.map { "<p class=\"meta\">\(words.money($0, in: process))</p>" }
        return """
            <li class="card">\(badge(project))
            <h\(level) \(project.language.attributes)><a class="card-link" \
            href="\(BudgetRoutes.project.link(project.id))">\(project.title)</a></h\(level)>\(cost)</li>
            """
    }

    private func badge(_ project: BudgetProject) -> HTML? {
        let text: String? =
            if let delivery = one.deliveries[project.id] {
                words("budget.delivery.\(delivery.state.rawValue)")
            } else if project.rank != nil {
                words("budget.funded")
            } else if process.phase.isCounted, project.number != nil {
                words("budget.unfunded")
            } else {
                project.check.map { words("budget.verdict.\($0.verdict.rawValue)") }
            }
        return text.map { "<p><span class=\"badge\">\($0)</span></p>" }
    }

    private var methodForm: HTML {
        let form = FormView(visit, to: BudgetRoutes.method.link(process.id), errors: errors.only("rule"))
        return """
            <details class="card"\(form.hasErrors ? " open" : "" as HTML)><summary>\(words("budget.method.change"))</summary>
            \(form.form("""
                \(MethodView(visit).fields(form, process.method, process.access))
                \(form.submit(words("budget.save"), class: "button"))
                """))</details>
            """
    }

    private var plan: HTML? {
        guard !process.plan.isEmpty else { return nil }
        let steps = BudgetProcess.Phase.allCases.filter(\.isPlanned).map { phase -> HTML in
            let isNow = phase == process.phase
            return """
                <tr><th scope="row">\(words("budget.phase.\(phase.rawValue)"))\
                \(isNow ? " <span class=\"badge\">\(words("budget.now"))</span>" as HTML : nil)</th>
                <td>\(process.plan[phase].map { words.date($0) })</td></tr>
                """
        }
        return """
            <section><h2>\(words("budget.plan"))</h2><div class="table-scroll"><table class="figures figures-narrow">
            <thead><tr><th scope="col">\(words("budget.plan.phase"))</th><th scope="col">\(words("budget.plan.until"))</th></tr></thead>
            <tbody>\(steps)</tbody></table></div></section>
            """
    }
}
