import Community
import Kernel
import Web

/// What those who run a process do on its page: the next phase, letters, the desk.
struct OrganiserView {
    let visit: Visit
    let one: ProcessView.One
    let errors: FormErrors

    init(_ visit: Visit, _ one: ProcessView.One, errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var process: BudgetProcess { one.standing.process }

    /// Nil where the visitor runs nothing.
    var box: HTML? {
        let parts = [
            one.standing.may(.moveOn) ? forward : nil,
            one.standing.may(.issueCodes) && process.access == .letters ? letters : nil,
            one.standing.may(.enterAtDesk) ? desk : nil,
        ].compactMap { $0 }
        return parts.isEmpty ? nil : "<section class=\"card\"><h2>\(words("budget.run"))</h2>\(parts)</section>"
    }

    private var forward: HTML? {
        guard let next = process.phase.next else { return nil }
        return """
            <p>\(words("budget.forward.\(next.rawValue).text"))</p>
            \(FormView(visit, to: BudgetRoutes.phase.link(process.id)).button(
                words("budget.forward.\(next.rawValue)"), class: "button button-primary",
                hidden: [("from", process.phase.rawValue)]))
            """
    }

    private var letters: HTML {
        let form = FormView(visit, to: BudgetRoutes.letters.link(process.id), errors: errors.only("count"))
        return """
            <h3>\(words("budget.letters"))</h3>
            <p>\(words("budget.letters.text", ["count": words.number(one.codes)]))</p>
            \(form.form("""
                \(form.text("count", label: words("budget.letters.count"), value: "50", type: "number"))
                \(form.submit(words("budget.letters.make"), class: "button"))
                """))
            """
    }

    private var desk: HTML {
        """
        <p><a class="button" href="\(BudgetRoutes.desk.link(process.id))">\(words("budget.desk"))</a></p>
        """
    }
}
