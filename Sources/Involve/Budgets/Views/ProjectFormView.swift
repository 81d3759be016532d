import Kernel
import Web

/// The form of an idea, and the fields with which a project is changed.
struct ProjectFormView {
    let visit: Visit
    let process: BudgetProcess
    var errors = FormErrors()

    init(_ visit: Visit, _ process: BudgetProcess, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.process = process
        self.errors = errors
    }

    private var words: Words { visit.words }

    var page: Page {
        let form = FormView(visit, to: BudgetRoutes.projects.link(process.id), errors: errors)
        return Page(
            words("budget.suggest"),
            body: """
                <p class="meta"><a href="\(BudgetRoutes.one.link(process.id))" \
                \(process.language.attributes)>\(process.title)</a></p>
                <h1>\(words("budget.suggest"))</h1>
                <p class="lede">\(words("budget.suggest.lede"))</p>
                \(form.form("\(fields(form, nil))\(form.submit(words("budget.suggest.send")))"))
                """)
    }

    /// - project: what stands there; nil: nothing yet
    func fields(_ form: FormView, _ project: BudgetProject?) -> HTML {
        let area: HTML? =
            process.areas.count == 1
            ? nil
            : form.select(
                "area", label: words("budget.area"),
                options: process.areas.map { .init($0.id.description, words.name($0)) },
                value: project?.area.description ?? "")
        let cost = project?.cost.map { String($0 / process.unit) } ?? ""
        return """
            \(form.text("title", label: words("budget.project.title"), value: project?.title ?? ""))
            \(form.area("what", label: words("budget.project.what"), hint: words("budget.project.what.hint"),
                value: project?.what ?? "", limit: BudgetProject.longestWhat))
            \(area)
            \(form.text("cost", label: words("budget.project.cost", ["currency": process.currency]),
                hint: words("budget.project.cost.hint"), value: cost, required: false))
            """
    }
}
