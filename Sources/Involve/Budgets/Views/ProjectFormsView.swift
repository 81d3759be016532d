import Kernel
import Web

/// What authors, organisers and the institution do on the page of a project.
struct ProjectFormsView {
    let visit: Visit
    let one: ProjectView.One
    let errors: FormErrors

    init(_ visit: Visit, _ one: ProjectView.One, errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var project: BudgetProject { one.project }
    private var process: BudgetProcess { one.standing.process }

    var forms: HTML? {
        guard project.mergedInto == nil else { return nil }
        let parts = [
            one.standing.may(.check) ? check : nil, one.standing.may(.change) ? change : nil,
            one.standing.may(.merge) ? merge : nil,
        ].compactMap { $0 }
        return parts.isEmpty ? nil : "\(parts)"
    }

    private var check: HTML {
        let form = FormView(
            visit, to: BudgetRoutes.check.link(project.id), errors: errors.only("reason", "cost", "verdict"))
        let cost = project.cost.map { String($0 / process.unit) } ?? ""
        return """
            <section class="card"><h2>\(words("budget.check"))</h2>
            \(form.form("""
                \(form.choices("verdict", legend: words("budget.check.verdict"),
                    options: BudgetProject.Verdict.allCases.map { .init($0.rawValue, words("budget.verdict.\($0.rawValue)")) },
                    value: project.check?.verdict.rawValue ?? "feasible"))
                \(form.area("reason", label: words("budget.check.reason"), value: project.check?.reason ?? "", rows: 3,
                    limit: BudgetProject.longestReason))
                \(form.text("cost", label: words("budget.check.cost", ["currency": process.currency]), value: cost))
                \(form.submit(words("budget.check.save")))
                """))</section>
            """
    }

    private var change: HTML {
        let form = FormView(
            visit, to: BudgetRoutes.change.link(project.id), errors: errors.only("title", "what", "cost", "area"))
        return """
            <details class="card"\(form.hasErrors ? " open" : "" as HTML)><summary>\(words("budget.change"))</summary>
            \(form.form("""
                \(ProjectFormView(visit, process).fields(form, project))
                \(form.submit(words("budget.save"), class: "button"))
                """))</details>
            """
    }

    private var merge: HTML? {
        let targets = one.others.filter { $0.mergedInto == nil }
        guard !targets.isEmpty else { return nil }
        let form = FormView(visit, to: BudgetRoutes.merger.link(project.id), errors: errors.only("target"))
        return """
            <details class="card"\(form.hasErrors ? " open" : "" as HTML)><summary>\(words("budget.merge"))</summary>
            \(form.form("""
                \(form.select("target", label: words("budget.merge.target"), hint: words("budget.merge.hint"),
                    options: targets.map { .init($0.id.description, $0.title) }))
                \(form.submit(words("budget.merge"), class: "button"))
                """))</details>
            """
    }

    var comment: HTML {
        let form = FormView(visit, to: BudgetRoutes.comments.link(project.id), errors: errors.only("comment"))
        return form.form(
            """
            \(form.area("comment", label: words("budget.comment"), hint: words("budget.comment.hint"), rows: 3,
                limit: BudgetComment.longestText))
            \(form.submit(words("budget.comment.send"), class: "button"))
            """)
    }

    var report: HTML {
        let form = FormView(visit, to: BudgetRoutes.reports.link(project.id), errors: errors.only("report"))
        return """
            <div class="card"><h3>\(words("budget.report"))</h3>
            \(form.form("""
                \(form.select("state", label: words("budget.report.state"),
                    options: BudgetDelivery.State.allCases.map { .init($0.rawValue, words("budget.delivery.\($0.rawValue)")) },
                    value: one.delivery?.state.rawValue ?? ""))
                \(form.area("report", label: words("budget.report.text"), rows: 3, limit: BudgetDelivery.longestText))
                \(form.submit(words("budget.report.send")))
                """))</div>
            """
    }
}
