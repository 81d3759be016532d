import Kernel
import Web

/// The threshold test of a case as far as it has come, what it recommends and why, and what a person made of it.
struct AssessmentView {
    let visit: Visit
    let file: CaseFile
    let errors: FormErrors
    let may: (CasePolicy.Act) -> Bool

    init(_ visit: Visit, _ file: CaseFile, errors: FormErrors, may: @escaping (CasePolicy.Act) -> Bool) {
        self.visit = visit
        self.file = file
        self.errors = errors
        self.may = may
    }

    private var words: Words { visit.words }
    private var assessment: Assessment { file.assessment }
    private var one: SpeechCase { file.one }

    var section: HTML {
        """
        <section id="assessment"><h2>\(words("counter.assessment"))</h2>
        <p class="hint">\(words("counter.assessment.source"))</p>
        \(table)
        \(goOn)
        \(assessment.missing.isEmpty ? advice : nil)
        \(sentBack)
        \(may(.decide) && assessment.missing.isEmpty ? decision : nil)
        \(decided)
        \(reviewing)
        </section>
        """
    }

    private var table: HTML {
        let rows = Factor.allCases.map { factor -> HTML in
            let rating = assessment.ratings[factor]
            let name = words("counter.factor.\(factor.rawValue)")
            let link: HTML =
                may(.rate)
                ? "<a href=\"\(CounterSpeechRoutes.factor.link(one.id, factor.rawValue))\">\(name)</a>" : "\(name)"
            let level = rating.map {
                $0.level.map { "counter.factor.level.\(FactorView.name($0))" } ?? "counter.factor.unknown"
            }
            return """
                <tr><th scope="row">\(link)</th><td>\(level.map { words($0) } ?? "–")</td>\
                <td dir="auto">\(rating?.note ?? "")</td></tr>
                """
        }
        return """
            <div class="table-scroll" role="region" tabindex="0" aria-label="\(words("counter.assessment"))"><table class="figures figures-narrow"><thead><tr>\
            <th scope="col">\(words("counter.assessment.factor"))</th>\
            <th scope="col">\(words("counter.factor.level"))</th><th scope="col">\(words("counter.factor.note"))</th>\
            </tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private var goOn: HTML? {
        guard may(.rate), let next = assessment.missing.first else { return nil }
        let label = words(assessment.ratings.isEmpty ? "counter.assessment.start" : "counter.assessment.resume")
        return """
            <p><a class="button button-primary" href="\(CounterSpeechRoutes.factor.link(one.id, next.rawValue))">\
            \(label)</a></p>
            """
    }

    private var advice: HTML {
        let advice = file.advice
        let named = advice.factors.map { factor in
            let level = assessment.levels[factor].map { "counter.factor.level.\(FactorView.name($0))" }
            return "\(words("counter.factor.\(factor.rawValue)")): \(words(level ?? "counter.factor.unknown"))"
        }
        let recommended = words(
            advice.recommendation.map { "counter.recommendation.\($0.rawValue)" } ?? "counter.recommendation.unknown")
        let support: HTML? = advice.supports ? "<p>\(words("counter.advice.support"))</p>" : nil
        return """
            <div class="card"><h3>\(words("counter.advice"))</h3><p><strong>\(recommended)</strong></p>
            <p>\(words("counter.rule.\(advice.rule.rawValue)"))</p>
            <ul>\(named.map { "<li>\($0)</li>" as HTML })</ul>\(support)
            <p class="hint">\(words("counter.advice.hint"))</p></div>
            """
    }

    private var sentBack: HTML? {
        guard assessment.state == .draft, !assessment.reviewNote.isEmpty else { return nil }
        return """
            <div class="flash flash-warn"><p>\(words("counter.review.sentBack"))</p>\
            \(HTML.paragraphs(assessment.reviewNote, automatic: true))</div>
            """
    }

    private var decision: HTML {
        let form = FormView(
            visit, to: CounterSpeechRoutes.decision.link(one.id), errors: errors.only("chosen", "why"))
        return """
            <div class="card"><h3>\(words("counter.decide"))</h3>\(form.form("""
                \(form.choices("chosen", legend: words("counter.decide.chosen"),
                    options: Recommendation.allCases.map {
                        .init($0.rawValue, words("counter.recommendation.\($0.rawValue)"))
                    }, value: file.advice.recommendation?.rawValue ?? ""))
                \(form.area("why", label: words("counter.decide.why"), hint: words("counter.decide.hint"), rows: 3,
                    limit: Rating.longestNote, required: false))
                \(form.submit(words("counter.decide")))
                """))</div>
            """
    }

    private var decided: HTML? {
        guard let chosen = assessment.chosen else { return nil }
        let why: HTML? =
            assessment.why.isEmpty
            ? nil : "<blockquote>\(HTML.paragraphs(assessment.why, automatic: true))</blockquote>"
        return """
            <div class="card"><h3>\(words("counter.decide.done"))</h3>
            <p><strong>\(words("counter.recommendation.\(chosen.rawValue)"))</strong></p>\(why)
            <p class="meta">\(words("counter.review.\(assessment.state.rawValue)"))</p></div>
            """
    }

    private var reviewing: HTML? {
        guard may(.review) else { return nil }
        let form = FormView(visit, to: CounterSpeechRoutes.review.link(one.id), errors: errors.only("reason"))
        return """
            <div class="card"><h3>\(words("counter.review"))</h3><p>\(words("counter.review.lede"))</p>\(form.form("""
                \(form.area("reason", label: words("counter.review.note"), rows: 3, limit: Report.longestReason,
                    required: false))
                <p class="cluster"><button class="button button-primary" name="verdict" value="agree">\
                \(words("counter.review.agree"))</button>
                <button class="button" name="verdict" value="back">\(words("counter.review.back"))</button></p>
                """))</div>
            """
    }
}
