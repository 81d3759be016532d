import Community
import Kernel
import Web

/// The markup of lists of initiatives and of starting one.
struct InitiativeListView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    func page(_ items: [(Initiative, Tally)]) -> Page {
        let list: HTML =
            items.isEmpty
            ? "<p class=\"empty\">\(words("initiative.none"))</p>"
            : "<ul class=\"grid\">\(items.map { card($0, $1, heading: "h2") })</ul>"
        return Page(
            words("initiative.list.title"), width: .wide,
            body: """
                <h1>\(words("initiative.list.title"))</h1>
                <p class="lede">\(words("initiative.list.lede"))</p>
                \(list)
                """)
    }

    func panel(_ items: [(Initiative, Tally)]) -> HTML {
        guard !items.isEmpty else { return "" }
        let cards = items.map { card($0, $1, heading: "h3") }
        return "<section><h2>\(words("initiative.list.title"))</h2><ul class=\"grid\">\(cards)</ul></section>"
    }

    private func card(_ initiative: Initiative, _ tally: Tally, heading: HTML) -> HTML {
        let language = initiative.language
        let phase = initiative.phase(on: CalendarDay(visit.now))
        return """
            <li class="card"><p><span class="badge">\(words("initiative.phase.\(phase.rawValue)"))</span></p>
            <\(heading) \(language.attributes)><a class="card-link" \
            href="\(InitiativeRoutes.one.link(initiative.id))">\(initiative.title)</a></\(heading)>
            \(InitiativeProgress(visit, initiative, tally).bar)</li>
            """
    }

    func start(_ proposal: Subject, _ choices: [(place: Place, institution: Institution)]) -> HTML {
        let form = FormView(visit, to: InitiativeRoutes.start.link(proposal.number))
        return """
            <details class="card"><summary>\(words("initiative.start"))</summary>
            <p>\(words("initiative.start.hint"))</p>
            \(form.form("""
                \(form.select("institution", label: words("initiative.institution"),
                    options: choices.map { .init($0.institution.id.description, "\($0.place.name): \($0.institution.name)") }))
                \(form.submit(words("initiative.start"), class: "button"))
                """))</details>
            """
    }
}

/// How far an initiative is, as a bar and in words.
struct InitiativeProgress {
    let visit: Visit
    let initiative: Initiative
    let tally: Tally

    init(_ visit: Visit, _ initiative: Initiative, _ tally: Tally) {
        self.visit = visit
        self.initiative = initiative
        self.tally = tally
    }

    var bar: HTML {
        let words = visit.words
        let text = words(
            "initiative.progress",
            ["count": words.number(tally.total), "threshold": words.number(initiative.rule.threshold)])
        return """
            <progress max="\(initiative.rule.threshold)" value="\(min(tally.total, initiative.rule.threshold))" \
            aria-label="\(text)"></progress><p class="meta">\(text)</p>
            """
    }
}

/// What a place asks of initiatives.
struct RuleView {
    let visit: Visit
    var errors = FormErrors()

    init(_ visit: Visit, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.errors = errors
    }

    func page(_ place: Place, _ rule: InitiativeRule, mayEdit: Bool) -> Page {
        let words = visit.words
        let form = FormView(visit, to: InitiativeRoutes.rule.link(place.id), errors: errors)
        let source = rule.source.isEmpty ? words("initiative.rule.ours") : rule.source
        let editing: HTML? =
            mayEdit
            ? form.form(
                """
                \(form.text("threshold", label: words("initiative.threshold"), value: String(rule.threshold)))
                \(form.text("days", label: words("initiative.days"), value: String(rule.days)))
                \(form.choices("assurance", legend: words("initiative.assurance"),
                    options: InitiativeRule.Assurance.allCases.map {
                        .init($0.rawValue, words("initiative.assurance.\($0.rawValue)"))
                    }, value: rule.assurance.rawValue))
                \(form.text("source", label: words("initiative.source"), hint: words("initiative.source.hint"),
                    value: rule.source))
                \(form.submit(words("initiative.rule.save"), class: "button"))
                """) : nil
        return Page(
            words("initiative.rule"),
            body: """
                <p class="meta"><a href="\(CommunityRoutes.place.link(place.id))">\(place.name)</a></p>
                <h1>\(words("initiative.rule"))</h1>
                <dl class="facts"><dt>\(words("initiative.threshold"))</dt><dd>\(words.number(rule.threshold))</dd>
                <dt>\(words("initiative.days"))</dt><dd>\(words.number(rule.days))</dd>
                <dt>\(words("initiative.assurance"))</dt>\
                <dd>\(words("initiative.assurance.\(rule.assurance.rawValue)"))</dd>
                <dt>\(words("initiative.source"))</dt><dd dir="auto">\(source)</dd></dl>
                <p class="meta">\(words("initiative.rule.running"))</p>
                \(editing)
                """)
    }
}

/// A refusal in the reader's words, at the field that mends it.
struct InitiativeWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: InitiativeRefusal) -> FormErrors {
        let (field, text) = wording(refusal)
        return FormErrors(field, text)
    }

    private func wording(_ refusal: InitiativeRefusal) -> (field: String, text: String) {
        switch refusal {
        case .notPublished, .startedAlready: ("sign", words("initiative.refused.start"))
        case .closed: ("sign", words("initiative.refused.closed"))
        case .membersOnly: ("sign", words("initiative.refused.members"))
        case .identityMissing: ("sign", words("initiative.refused.identity"))
        case .identityUsed: ("sign", words("initiative.refused.used"))
        case .ownSignatureGone: ("sign", words("initiative.refused.gone"))
        case .notReached, .handedOverAlready: ("sign", words("initiative.refused.now"))
        case .countWrong: ("signatures", words("initiative.refused.count"))
        case .scanMissing: ("scan", words("initiative.refused.scan"))
        case .answerMissing(let most): ("answer", words("initiative.refused.answer", count: most))
        case .ruleWrong: ("threshold", words("initiative.refused.rule"))
        }
    }
}
