import Community
import Kernel
import Speech
import Web

/// What waits for an institution's officials, the most pressing first.
struct DeskView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    struct Item: Sendable {
        let suggestion: Suggestion
        let ask: Ask
        let institution: Institution
        let due: CalendarDay
    }

    func page(_ items: [Item]) -> Page {
        let words = visit.words
        let today = CalendarDay(visit.now)
        let list = items.map { item -> HTML in
            let late = item.due.days(to: today)
            let warning: HTML? =
                late > 0 ? "<span class=\"badge badge-warn\">\(words("suggestion.late", count: late))</span>" : nil
            let language = item.suggestion.language
            let link = SuggestionRoutes.answer.link(item.ask.id, item.institution.id)
            return """
                <li class="card"><p>\(words("suggestion.due", ["day": words.date(item.due)])) \(warning)</p>
                <h2 \(language.attributes)><a class="card-link" href="\(link)">\
                \(item.ask.text)</a></h2>
                <p class="meta" dir="auto">\(item.suggestion.title) · \(item.institution.name)</p></li>
                """
        }
        let body: HTML =
            list.isEmpty ? "<p class=\"empty\">\(words("desk.none"))</p>" : "<ul class=\"grid\">\(list)</ul>"
        return Page(
            words("desk.title"), width: .wide,
            body: "<h1>\(words("desk.title"))</h1><p class=\"lede\">\(words("desk.lede"))</p>\(body)")
    }
}

/// Answering one ask; on demand beside it how hard the words are to read.
struct AnswerView {
    let visit: Visit
    var errors = FormErrors()

    init(_ visit: Visit, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.errors = errors
    }

    struct Task: Sendable {
        let suggestion: Suggestion
        let ask: Ask
        let institution: Institution
        let due: CalendarDay?
        let others: [Institution]
        /// What was answered before.
        let given: Answer?
    }

    /// A text and how hard it is to read.
    struct Check {
        let readability: Readability
        let plainer: [(officialese: String, plain: String)]

        init(_ text: String, _ language: Language) {
            readability = Readability(text, in: language)
            plainer = PlainWords.suggestions(for: text, in: language)
        }
    }

    private var words: Words { visit.words }

    func form(_ task: Task, check: Check?) -> Page {
        let language = task.suggestion.language
        let form = FormView(
            visit, to: SuggestionRoutes.answer.link(task.ask.id, task.institution.id), errors: errors)
        let due: HTML? = task.due.map { " · \(words("suggestion.due", ["day": words.date($0)]))" }
        let given: HTML? = task.given.map {
            "<p class=\"flash\">\(words("answer.before", ["verdict": words("answer.verdict.\($0.verdict.rawValue)")]))</p>"
        }
        return Page(
            words("answer.give"),
            body: """
                <h1>\(words("answer.give"))</h1>
                <p class="meta" dir="auto">\(task.institution.name)\(due)</p>
                <p class="lede" \(language.attributes)>\(task.ask.text)</p>
                \(task.ask.evidence.map { EvidenceView(visit, $0, source: task.suggestion.source).figures })
                \(given)
                \(check.map(reading))
                \(form.form("""
                    \(form.choices("verdict", legend: words("answer.verdict"),
                        options: Answer.Verdict.allCases.map {
                            .init($0.rawValue, words("answer.verdict.\($0.rawValue)"))
                        }, value: "accepted"))
                    \(form.area("reasons", label: words("answer.reasons"), hint: words("answer.reasons.hint"), rows: 8,
                        limit: Answer.longestReasons))
                    \(form.select("language", label: words("answer.language"),
                        options: Language.all.map { .init($0.code, $0.name) }, value: language.code))
                    \(form.text("until", label: words("answer.untilDay"), hint: words("answer.untilDay.hint"),
                        type: "date", required: false))
                    \(form.select("forwardedTo", label: words("answer.forwardedTo"),
                        options: [.init("", "–")] + task.others.map { .init($0.id.description, $0.name) }))
                    <p class="cluster"><button class="button" name="act" value="check">\(words("answer.check"))</button>
                    <button class="button button-primary" name="act" value="send">\(words("answer.send"))</button></p>
                    """))
                """)
    }

    private func reading(_ check: Check) -> HTML {
        let plainer = check.plainer.map { pair -> HTML in
            "<li><del>\(pair.officialese)</del> → <ins>\(pair.plain)</ins></li>"
        }
        let list: HTML? = plainer.isEmpty ? nil : "<p>\(words("reading.plainer"))</p><ul dir=\"auto\">\(plainer)</ul>"
        return """
            <section class="card" role="status"><h2>\(words("reading.title"))</h2>
            <p><strong>\(words("reading.level.\(check.readability.level.rawValue)"))</strong> \
            <span class="meta">(LIX \(words.number(Int(check.readability.index.rounded()))))</span></p>
            \(list)<p class="meta">\(words("reading.hint"))</p></section>
            """
    }
}
