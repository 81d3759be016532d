import Community
import Kernel
import Web

/// One thing that waits: what was said, why somebody looks, what was decided before, and the decision.
struct EntryView {
    let visit: Visit
    let one: One
    let errors: FormErrors

    /// An entry with what its page needs.
    struct One: Sendable {
        let item: QueueItem
        let mayDecide: Bool
        let reports: [UserReport]
        /// The newest first.
        let history: [Decision]
        /// The one that is to be answered.
        let appeal: Appeal?
        /// Where it was said.
        let space: SubjectCard?
    }

    init(_ visit: Visit, _ one: One, errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var entry: Entry { one.item.entry }

    var page: Page {
        let place: HTML? = one.item.place.map { "<bdi>\($0.name)</bdi> · " }
        let space: HTML? = one.space.flatMap { card in
            let (title, language) = card.title.best(for: visit.language)
            return card.link.map { "<p class=\"meta\"><a href=\"\($0)\" \(language.attributes)>\(title)</a></p>" }
        }
        return Page(
            words("moderation.entry.title"),
            body: """
                <p class="meta"><a href="\(ModerationRoutes.queue.link())">\(words("moderation.title"))</a></p>
                <h1>\(words("moderation.entry.title"))</h1>
                \(ReadingView(words).facts(one.item))
                <p class="meta">\(words.kind(entry.subject.kind)) · \(place)<bdi>\(entry.language.name)</bdi> · \
                \(words("moderation.since", ["time": words.wait(visit.now - entry.opened)]))</p>
                \(space)
                \(ReadingView(words).text(one.item))
                \(one.item.screened.words.isEmpty ? nil : "<p class=\"hint\">\(words("moderation.marked"))</p>" as HTML)
                \(reports)
                \(appeal)
                \(history)
                \(one.mayDecide ? decision : "<p class=\"flash flash-warn\">\(words("moderation.notYou"))</p>")
                """)
    }

    private var reports: HTML? {
        guard !one.reports.isEmpty else { return nil }
        let items = one.reports.map { report -> HTML in
            """
            <li><strong>\(words("moderation.category.\(report.category.rawValue)"))</strong> · \
            \(words.date(report.at))<div \(report.language.attributes)>\(HTML.paragraphs(report.explanation))</div></li>
            """
        }
        return "<section><h2>\(words("moderation.reports"))</h2><ul>\(items)</ul></section>"
    }

    private var appeal: HTML? {
        one.appeal.map { appeal in
            """
            <section class="card"><h2>\(words("moderation.appeal.\(appeal.side.rawValue)"))</h2>
            \(HTML.paragraphs(appeal.text, automatic: true))</section>
            """
        }
    }

    private var history: HTML? {
        guard !one.history.isEmpty else { return nil }
        let items = one.history.map { decision -> HTML in
            let rule: HTML? = decision.rule.map { " · \(words("moderation.rule.\($0.rawValue)"))" }
            return """
                <li>\(words.date(decision.decided)): <strong>\(words("moderation.outcome.\(decision.outcome.rawValue)"))\
                </strong>\(rule)<div dir="auto">\(decision.facts)</div></li>
                """
        }
        return "<section><h2>\(words("moderation.history"))</h2><ul>\(items)</ul></section>"
    }

    private var decision: HTML {
        let form = FormView(visit, to: ModerationRoutes.entryDecision.link(entry.id), errors: errors)
        let rules = HouseRule.allCases.map { FormView.Option($0.rawValue, words("moderation.rule.\($0.rawValue)")) }
        let pass = FormView(visit, to: ModerationRoutes.pass.link(entry.id)).button(
            words("moderation.pass"), class: "button button-quiet")
        let handIn = FormView(visit, to: ModerationRoutes.entryCase.link(entry.id)).button(
            words("moderation.handIn"), class: "button button-quiet")
        return """
            <section><h2>\(words("moderation.decide"))</h2><p>\(words("moderation.decide.person"))</p>
            \(form.form(class: "card", """
                \(form.choices("outcome", legend: words("moderation.outcome"), options: Decision.Outcome.allCases.map {
                    .init($0.rawValue, words("moderation.outcome.\($0.rawValue).explained"))
                }))
                \(form.select("rule", label: words("moderation.rule"), hint: words("moderation.rule.hint"),
                    options: [.init("", words("moderation.rule.none"))] + rules))
                \(form.area("facts", label: words("moderation.facts"), hint: words("moderation.facts.hint"), rows: 4,
                    limit: Decision.longestFacts, required: false))
                \(form.submit(words("moderation.decide.send")))
                """))
            <p>\(words("moderation.pass.hint"))</p>\(pass)
            <p>\(words("moderation.handIn.hint"))</p>\(handIn)</section>
            """
    }
}
