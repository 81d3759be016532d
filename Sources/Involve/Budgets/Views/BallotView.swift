import Kernel
import Web

/// The ballot: what one can choose, with the money left always in view. Works without scripts by counting on the server.
struct BallotView {
    let visit: Visit
    let process: BudgetProcess
    /// In the order of their numbers.
    let projects: [BudgetProject]
    let choices: Set<BudgetProjectID>
    /// Whether there is a ballot already, which this one would replace.
    let isChange: Bool
    let code: VoterCode?
    var errors = FormErrors()

    init(
        _ visit: Visit, _ process: BudgetProcess, _ projects: [BudgetProject], choices: [BudgetProjectID] = [],
        isChange: Bool = false, code: VoterCode? = nil
    ) {
        self.visit = visit
        self.process = process
        self.projects = projects
        self.choices = Set(choices)
        self.isChange = isChange
        self.code = code
    }

    private var words: Words { visit.words }

    var page: Page {
        let form = FormView(visit, to: BudgetRoutes.ballot.link(process.id), errors: errors)
        let hidden: HTML? = code.map { "<input type=\"hidden\" name=\"code\" value=\"\($0.grouped)\">" }
        let change: HTML? = isChange ? "<p class=\"flash\">\(words("budget.ballot.change"))</p>" : nil
        return Page(
            words("budget.vote"),
            body: """
                \(head(words("budget.vote")))
                <p class="lede">\(words("budget.ballot.lede"))</p>
                \(change)
                <details><summary>\(words("budget.method"))</summary>\(MethodView(visit).summary(process.method, process.access))</details>
                \(form.form("\(hidden)\(areas)\(buttons(words(isChange ? "budget.ballot.replace" : "budget.ballot.cast")))"))
                <p class="hint">\(words("budget.ballot.secret"))</p>
                """)
    }

    /// Where the code of a letter is typed.
    func codePage(_ errors: FormErrors) -> Page {
        let wrong = errors["code"]
        let message: HTML? = wrong.map { "<p class=\"field-error\" id=\"code-error\" role=\"alert\">\($0)</p>" }
        let described: HTML = wrong == nil ? "code-hint" : "code-hint code-error"
        return Page(
            words("budget.code"),
            body: """
                \(head(words("budget.code")))
                <form method="get" class="stack"><div class="\(wrong == nil ? "field" : "field field-invalid")">
                <label for="code">\(words("budget.code.label"))</label>
                <p class="hint" id="code-hint">\(words("budget.code.hint"))</p>\(message)
                <input id="code" name="code" autocomplete="off" dir="ltr" required aria-describedby="\(described)"></div>
                <p><button class="button button-primary">\(words("budget.code.go"))</button></p></form>
                """)
    }

    /// - receipt: of the paper just entered
    func deskPage(receipt: String?) -> Page {
        let form = FormView(visit, to: BudgetRoutes.desk.link(process.id), errors: errors)
        let done: HTML? = receipt.map { receipt in
            """
            <div class="flash flash-good" role="status"><p>\(words("budget.desk.entered"))</p>
            <p><code id="receipt" dir="ltr">\(receipt)</code></p></div>
            """
        }
        return Page(
            words("budget.desk"),
            body: """
                \(head(words("budget.desk")))
                <p class="lede">\(words("budget.desk.lede"))</p>\(done)
                \(form.form("""
                    \(form.text("mark", label: words("budget.desk.mark.\(process.access.rawValue)"),
                        hint: words("budget.desk.mark.hint"), value: "", autocomplete: "off"))
                    \(areas)\(buttons(words("budget.desk.enter")))
                    """))
                """)
    }

    private func head(_ title: String) -> HTML {
        """
        <p class="meta"><a href="\(BudgetRoutes.one.link(process.id))" \
        \(process.language.attributes)>\(process.title)</a></p><h1>\(title)</h1>
        """
    }

    private func buttons(_ cast: String) -> HTML {
        """
        <p class="cluster"><button class="button button-primary" name="step" value="cast">\(cast)</button>
        <button class="button" name="step" value="count" data-recount>\(words("budget.ballot.count"))</button></p>
        """
    }

    private var areas: HTML {
        "<div id=\"ballot\" tabindex=\"-1\">\(process.areas.map(area))</div>"
    }

    private func area(_ area: BudgetProcess.Area) -> HTML {
        let own = projects.filter { $0.area == area.id }
        let left = BudgetBallotRule(process, projects).left(in: area, after: choices)
        let template = { (key: String) in
            words(
                key, ["amount": words("budget.money", ["number": "{number}", "currency": process.currency])])
        }
        let title = process.areas.count == 1 ? words("budget.projects") : words.name(area)
        let list: HTML =
            own.isEmpty
            ? "<p class=\"empty\">\(words("budget.projects.none"))</p>"
            : "<ul class=\"choices purse-choices\">\(own.map(choice))</ul>"
        return """
            <section data-purse="\(Int(area.amount))" data-purse-unit="\(Int(process.unit))" \
            data-purse-group="\(words("number.group"))" data-purse-left="\(template("budget.left"))" \
            data-purse-over="\(template("budget.over"))"><h2 dir="auto">\(title)</h2>
            <div class="purse"><p aria-live="polite" data-purse-text\(left < 0 ? " class=\"field-error\"" : "" as HTML)>\
            \(leftText(left))</p>
            <progress max="\(Int(area.amount))" value="\(Int(max(0, left)))" aria-label="\(words("budget.left.label"))"></progress></div>
            \(list)</section>
            """
    }

    private func leftText(_ left: Int64) -> String {
        words(left < 0 ? "budget.over" : "budget.left", ["amount": words.money(abs(left), in: process)])
    }

    private func choice(_ project: BudgetProject) -> HTML {
        let title = project.isShown ? project.title : words("budget.project.hidden")
        let id = "choice-\(project.id)"
        return """
            <li><input type="checkbox" id="\(id)" name="choice" value="\(project.id.description)" \
            data-cost="\(Int(project.cost ?? 0))"\(choices.contains(project.id) ? " checked" : "" as HTML)>
            <div><label for="\(id)"><span \(project.language.attributes)>\(title)</span> \
            <strong>\(words.money(project.cost ?? 0, in: process))</strong></label>
            <a href="\(BudgetRoutes.project.link(project.id))" target="_blank" \
            aria-label="\(words("budget.more.about", ["title": title]))">\(words("budget.more"))</a></div></li>
            """
    }
}
