import Community
import Kernel
import Web

/// One report that waits: what it holds behind a click, what the classifier says, and the three ways on.
struct TriageView {
    let visit: Visit
    let found: Found
    let reading: SpeechReading
    let errors: FormErrors

    struct Found: Sendable {
        let report: Report
        let evidence: [Evidence]
        let place: Place?
        let card: SubjectCard?
        /// Cases it may belong to.
        let cases: [SpeechCase]
    }

    init(_ visit: Visit, _ found: Found, _ reading: SpeechReading, errors: FormErrors) {
        self.visit = visit
        self.found = found
        self.reading = reading
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var id: ReportID { found.report.id }

    var page: Page {
        let report = found.report
        return Page(
            words("counter.triage"),
            body: """
                <p class="meta"><a href="\(CounterSpeechRoutes.desk.link())">\(words("counter.desk"))</a></p>
                <h1>\(words("counter.triage"))</h1>
                \(StateNote(errors).flash)
                <p class="meta">\(found.place.map { "<bdi>\($0.name)</bdi> · " as HTML })\
                \(words("counter.reportOf", ["date": words.date(report.told)])) · \
                \(words("counter.medium.\(report.medium.rawValue)")) · \(words("counter.about.\(report.about.rawValue)")) · \
                \(words(report.person == nil ? "counter.anonymous" : "counter.named"))</p>
                \(card)
                \(EvidenceList(visit, found.evidence) { CounterSpeechRoutes.reportEvidence.link(id, $0) }.section)
                \(score)
                \(report.state == .waiting ? ways : nil)
                """)
    }

    private var card: HTML? {
        found.card.map { card in
            "<p class=\"flash\">\(words("counter.form.subject")) \(card.linkedName(for: visit.language))</p>"
        }
    }

    private var score: HTML {
        let named = reading.words.map { "<li><bdi>\($0)</bdi></li>" as HTML }
        let why: HTML? =
            named.isEmpty
            ? nil
            : """
            <details><summary>\(words("counter.score.words"))</summary><ul class="cluster">\(named)</ul></details>
            """
        let groups: HTML? =
            reading.groups.isEmpty
            ? nil
            : "<p>\(words("counter.score.groups")) \(reading.groups.map { words("counter.group.\($0.rawValue)") }.joined(separator: ", "))</p>"
        let number: HTML? =
            reading.level == .unread
            ? nil
            : "<p class=\"meta\">\(words("counter.score.number", ["percent": words.percent(Double(reading.perMille) / 1000)]))</p>"
        return """
            <section class="card"><h2>\(words("counter.score"))</h2>
            <p><span class="badge">\(words("counter.level.\(reading.level.rawValue)"))</span></p>
            \(number)\(groups)\(why)
            <p class="hint">\(words("counter.score.hint"))</p></section>
            """
    }

    private var ways: HTML {
        let open = FormView(
            visit, to: CounterSpeechRoutes.opening.link(id), errors: errors.only("title", "grounds"))
        let dismiss = FormView(visit, to: CounterSpeechRoutes.dismissal.link(id), errors: errors.only("reason"))
        let merge = FormView(visit, to: CounterSpeechRoutes.merger.link(id))
        let merging: HTML? =
            found.cases.isEmpty
            ? nil
            : """
            <section class="card"><h2>\(words("counter.merge"))</h2>\(merge.form("""
                \(merge.select("case", label: words("counter.merge.case"),
                    options: found.cases.map { .init($0.id.description, $0.title) }))
                \(merge.submit(words("counter.merge"), class: "button"))
                """))</section>
            """
        return """
            <section class="card"><h2>\(words("counter.open"))</h2>\(open.form("""
                \(CaseFields(visit, open).fields(nil))
                \(open.submit(words("counter.open")))
                """))</section>
            \(merging)
            <section class="card"><h2>\(words("counter.dismiss"))</h2>\(dismiss.form("""
                \(dismiss.area("reason", label: words("counter.dismiss.reason"), hint: words("counter.dismiss.hint"),
                    limit: Report.longestReason))
                \(dismiss.submit(words("counter.dismiss"), class: "button button-danger"))
                """))</section>
            """
    }
}

/// The fields that say what a case is about.
struct CaseFields {
    let visit: Visit
    let form: FormView

    init(_ visit: Visit, _ form: FormView) {
        self.visit = visit
        self.form = form
    }

    /// - one: nil while it is opened
    func fields(_ one: SpeechCase?) -> HTML {
        let words = visit.words
        let chosen =
            visit.form.contains("title")
            ? Set(visit.form.all("grounds")) : Set(one?.grounds.map(\.rawValue) ?? [])
        return """
            \(form.text("title", label: words("counter.case.title"), hint: words("counter.case.title.hint"),
                value: one?.title ?? ""))
            \(form.select("category", label: words("counter.case.category"),
                options: SpeechCategory.allCases.map { .init($0.rawValue, words("counter.category.\($0.rawValue)")) },
                value: one?.category.rawValue ?? ""))
            \(form.select("incident", label: words("counter.case.incident"),
                options: Incident.allCases.map { .init($0.rawValue, words("counter.incident.\($0.rawValue)")) },
                value: one?.incident.rawValue ?? ""))
            \(form.checks("grounds", legend: words("counter.case.grounds"),
                options: Ground.allCases.map { .init($0.rawValue, words("counter.ground.\($0.rawValue)")) },
                chosen: chosen))
            """
    }
}

/// What is wrong with an act that is a button without a field.
struct StateNote {
    let errors: FormErrors

    init(_ errors: FormErrors) {
        self.errors = errors
    }

    var flash: HTML? { errors["state"].map { "<p class=\"flash flash-warn\" role=\"alert\">\($0)</p>" } }
}

/// Evidence with its hashes; words and pictures stand behind a click, since they hurt.
struct EvidenceList {
    let visit: Visit
    let evidence: [Evidence]
    /// The address of a picture.
    let picture: (EvidenceID) -> Link

    init(_ visit: Visit, _ evidence: [Evidence], picture: @escaping (EvidenceID) -> Link) {
        self.visit = visit
        self.evidence = evidence
        self.picture = picture
    }

    private var words: Words { visit.words }

    var section: HTML {
        let items = evidence.map { piece -> HTML in
            let seen = piece.seenBy.map {
                words("counter.evidence.seenBy", ["name": $0, "date": words.date(piece.kept)])
            }
            return """
                <li class="card"><p><strong>\(words("counter.evidence.\(piece.kind.rawValue)"))</strong></p>
                \(content(piece))
                <p class="meta">\(seen ?? words("counter.evidence.kept", ["date": words.date(piece.kept)]))</p>
                <p class="meta">SHA-256 <code class="secret" dir="ltr">\(piece.hash)</code></p></li>
                """
        }
        return "<section><h2>\(words("counter.evidence"))</h2><ul class=\"stack plain\">\(items)</ul></section>"
    }

    private func content(_ piece: Evidence) -> HTML {
        guard !piece.isDestroyed else { return "<p>\(words("counter.evidence.destroyed"))</p>" }
        let inside: HTML =
            switch piece.kind {
            case .text: "<div dir=\"auto\">\(HTML.paragraphs(piece.text, automatic: true))</div>"
            // Shown and not linked: whoever opens it decides so by hand.
            case .link: "<p dir=\"ltr\"><code class=\"secret\">\(piece.text)</code></p>"
            case .picture:
                """
                <figure><img src="\(picture(piece.id))" alt="\(piece.text)" loading="lazy">
                <figcaption dir="auto" aria-hidden="true">\(piece.text)</figcaption></figure>
                """
            }
        return "<details><summary>\(words("counter.evidence.show"))</summary>\(inside)</details>"
    }
}
