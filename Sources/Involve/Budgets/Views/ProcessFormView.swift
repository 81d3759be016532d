import Community
import Kernel
import Web

/// The form that opens a budget process.
struct ProcessFormView {
    let visit: Visit
    var errors = FormErrors()

    init(_ visit: Visit, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// - own: organisations in whose name the visitor may open one
    func page(_ own: [Organisation], checkers: [Organisation], _ places: [Place], today: CalendarDay) -> Page {
        let form = FormView(visit, to: BudgetRoutes.list.link(), errors: errors)
        let municipal = places.filter { $0.level == .municipality }
        let days = BudgetProcess.Phase.allCases.filter(\.isPlanned).enumerated().map { index, phase -> HTML in
            form.text(
                "until-\(phase.rawValue)", label: words("budget.phase.\(phase.rawValue)"),
                value: today.adding(days: (index + 1) * 28).description, type: "date")
        }
        return Page(
            words("budget.new"),
            body: """
                <h1>\(words("budget.new"))</h1>
                <p class="lede">\(words("budget.new.lede"))</p>
                \(form.form("""
                    \(form.text("title", label: words("budget.form.title")))
                    \(form.area("what", label: words("budget.form.what"), limit: BudgetProcess.longestWhat))
                    \(form.select("place", label: words("organisation.place"),
                        options: (municipal.isEmpty ? places : municipal).map { .init($0.id.description, $0.name) }))
                    \(form.select("organisation", label: words("budget.form.organisation"),
                        options: own.map { .init($0.id.description, $0.name) }))
                    \(form.select("checker", label: words("budget.form.checker"), hint: words("budget.form.checker.hint"),
                        options: checkers.map { .init($0.id.description, $0.name) }))
                    \(form.text("amount", label: words("budget.form.amount"), hint: words("budget.form.amount.hint"),
                        required: false))
                    \(form.area("areas", label: words("budget.form.areas"), hint: words("budget.form.areas.hint"), rows: 3,
                        required: false))
                    <h2>\(words("budget.form.days"))</h2><div class="filters">\(days)</div>
                    <h2>\(words("budget.method"))</h2>
                    \(MethodView(visit).fields(form, .usual, .accounts))
                    \(form.submit(words("budget.form.open")))
                    """))
                """)
    }
}
