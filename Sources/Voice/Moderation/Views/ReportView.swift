import Community
import Kernel
import Web

/// The form of a report, and what came of it.
struct ReportView {
    let visit: Visit
    let errors: FormErrors

    /// A report as whoever made it reads it.
    struct One: Sendable {
        let report: UserReport
        let key: String
        /// The decision on it; nil while it waits.
        let answer: Decision?
        /// What holds now.
        let latest: Decision?
        let appeal: Appeal?
    }

    init(_ visit: Visit, errors: FormErrors) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    func form(_ text: ModeratedText) -> Page {
        let form = FormView(
            visit, to: ModerationRoutes.filing.link(text.subject.kind.name, text.subject.number), errors: errors)
        let excerpt = text.text.count > 280 ? text.text.prefix(280) + "…" : text.text[...]
        let categories = UserReport.Category.allCases.map {
            FormView.Option($0.rawValue, words("moderation.category.\($0.rawValue)"))
        }
        let faith = errors["faith"].map { "<p class=\"field-error\" id=\"faith-error\">\($0)</p>" as HTML }
        return Page(
            words("moderation.report.title"),
            body: """
                <h1>\(words("moderation.report.title"))</h1>
                <p class="lede">\(words("moderation.report.lede"))</p>
                <blockquote class="said" \(text.language.attributes)>\(String(excerpt))</blockquote>
                \(form.form("""
                    \(form.choices("category", legend: words("moderation.report.category"), options: categories))
                    \(form.area("explanation", label: words("moderation.report.explanation"),
                        hint: words("moderation.report.explanation.hint"), rows: 4,
                        limit: UserReport.longestExplanation))
                    \(visit.person == nil ? form.text("email", label: words("moderation.report.email"),
                        hint: words("moderation.report.email.hint"), type: "email", autocomplete: "email",
                        required: false) : nil)
                    \(faith)<div class="choice"><input type="checkbox" id="faith" name="faith" value="yes"\
                    \(visit.form["faith"] == "yes" ? " checked" : "" as HTML)>\
                    <label for="faith">\(words("moderation.report.faith"))</label></div>
                    \(form.submit(words("moderation.report.send")))
                    """))
                <p class="meta"><a href="\(ModerationRoutes.rules.link())">\(words("moderation.rules.title"))</a></p>
                """)
    }

    func state(_ one: One) -> Page {
        let answer: HTML =
            one.answer.map(decided) ?? "<p class=\"flash\">\(words("moderation.report.waits"))</p>"
        let latest: HTML? = one.latest.flatMap { latest in
            guard let first = one.answer, latest.id != first.id else { return nil }
            return """
                <h2>\(words("moderation.appeal.answer"))</h2>
                <p class="verdict">\(words("moderation.report.\(latest.outcome.rawValue)"))</p>
                """
        }
        return Page(
            words("moderation.report.yours"),
            body: """
                <h1>\(words("moderation.report.yours"))</h1>
                <p>\(words("moderation.report.received", ["day": words.date(one.report.at)]))</p>
                <dl class="facts"><dt>\(words("moderation.report.category"))</dt>
                <dd>\(words("moderation.category.\(one.report.category.rawValue)"))</dd>
                <dt>\(words("moderation.report.explanation"))</dt><dd dir="auto">\(one.report.explanation)</dd></dl>
                \(answer)
                \(latest)
                \(appeal(one))
                <p class="meta">\(words("moderation.report.keep"))</p>
                """)
    }

    private func decided(_ decision: Decision) -> HTML {
        let rule: HTML? = decision.rule.map {
            "<dt>\(words("moderation.rule"))</dt><dd>\(words("moderation.rule.\($0.rawValue)"))</dd>"
        }
        return """
            <h2>\(words("moderation.report.answer"))</h2>
            <p class="verdict">\(words("moderation.report.\(decision.outcome.rawValue)"))</p>
            <dl class="facts">\(rule)<dt>\(words("moderation.decidedBy"))</dt>
            <dd>\(words("moderation.decidedBy.\(decision.role.rawValue)")), \(words.date(decision.decided))</dd>
            <dt>\(words("moderation.automated"))</dt>
            <dd>\(words(decision.isFlagged ? "moderation.automated.flagged" : "moderation.automated.none"))</dd></dl>
            """
    }

    private func appeal(_ one: One) -> HTML? {
        guard let decision = one.answer, decision.appealable == .reporter else { return nil }
        if let appeal = one.appeal {
            return appeal.answer == nil ? "<p class=\"flash\">\(words("moderation.appeal.waits"))</p>" : nil
        }
        guard CalendarDay(visit.now) <= decision.appealUntil, one.latest?.id == decision.id else { return nil }
        let link = ModerationRoutes.reportAppeal.link(one.report.id)
        return AppealForm(visit, to: link, key: one.key, until: decision.appealUntil, errors: errors).section
    }
}

/// The form of an appeal, for both sides.
struct AppealForm {
    let visit: Visit
    let link: Link
    let key: String
    let until: CalendarDay
    let errors: FormErrors

    init(_ visit: Visit, to link: Link, key: String, until: CalendarDay, errors: FormErrors) {
        self.visit = visit
        self.link = link
        self.key = key
        self.until = until
        self.errors = errors
    }

    var section: HTML {
        let words = visit.words
        let form = FormView(visit, to: link, errors: errors)
        return """
            <section><h2>\(words("moderation.appeal.title"))</h2>
            <p>\(words("moderation.appeal.text", ["day": words.date(until)]))</p>
            \(form.form(class: "card", """
                <input type="hidden" name="key" value="\(key)">
                \(form.area("appeal", label: words("moderation.appeal.why"), rows: 5, limit: Appeal.longestText))
                \(form.submit(words("moderation.appeal.send")))
                """))</section>
            """
    }
}
