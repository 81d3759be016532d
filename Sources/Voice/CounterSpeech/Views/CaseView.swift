import Community
import Kernel
import Web

/// One case for those who work on it.
struct CaseView {
    let visit: Visit
    let file: CaseFile
    let person: SignedIn
    let errors: FormErrors

    init(_ visit: Visit, _ file: CaseFile, person: SignedIn, errors: FormErrors) {
        self.visit = visit
        self.file = file
        self.person = person
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var one: SpeechCase { file.one }

    private func may(_ act: CasePolicy.Act) -> Bool {
        CasePolicy.allows(
            act, case: one.state, assessment: file.assessment.state, chosen: file.assessment.chosen,
            isAuthor: file.assessment.author == person.id)
    }

    var page: Page {
        Page(
            one.title, width: .wide,
            body: """
                <p class="meta"><a href="\(CounterSpeechRoutes.desk.link())">\(words("counter.desk"))</a></p>
                <p><span class="badge">\(words("counter.case.\(one.state.rawValue)"))</span> \
                \(one.isOverdue(at: visit.now)
                    ? "<span class=\"badge badge-warn\">\(words("counter.desk.overdue"))</span>" as HTML : nil)</p>
                <h1 dir="auto">\(one.title)</h1>
                \(StateNote(errors).flash)
                \(facts)
                \(AssessmentView(visit, file, errors: errors, may: may).section)
                \(handOver)
                \(letters)
                \(may(.close) ? closing : nil)
                \(EvidenceList(visit, file.evidence) { CounterSpeechRoutes.piece.link(one.id, $0) }.section)
                \(may(.addEvidence) ? moreEvidence : nil)
                \(notes)
                \(may(.describe) ? describing : nil)
                """)
    }

    private var facts: HTML {
        let grounds = one.grounds.map(\.rawValue).sorted().map { words("counter.ground.\($0)") }
            .joined(separator: ", ")
        let place: HTML? = file.place.map { "<bdi>\($0.name)</bdi>" }
        let worker: HTML = file.worker.map { "<bdi>\($0)</bdi>" } ?? "\(words("counter.case.nobody"))"
        let take: HTML? =
            may(.take) && one.worker != person.id
            ? FormView(visit, to: CounterSpeechRoutes.worker.link(one.id)).button(
                words("counter.take"), class: "button button-quiet") : nil
        let outcome: HTML? = one.outcome.map {
            "<dt>\(words("counter.case.outcome"))</dt><dd>\(words("counter.outcome.\($0.rawValue)"))</dd>"
        }
        let about = file.cards.map { card -> HTML in
            "<dt>\(words("counter.form.subject"))</dt><dd>\(card.linkedName(for: visit.language))</dd>"
        }
        return """
            <dl class="facts">
            <dt>\(words("counter.case.place"))</dt><dd>\(place)</dd>
            <dt>\(words("counter.case.category"))</dt><dd>\(words("counter.category.\(one.category.rawValue)"))</dd>
            <dt>\(words("counter.case.incident"))</dt><dd>\(words("counter.incident.\(one.incident.rawValue)"))</dd>
            <dt>\(words("counter.case.grounds"))</dt><dd>\(grounds)</dd>
            <dt>\(words("counter.case.reports"))</dt><dd>\(words.number(file.reports.count))</dd>
            <dt>\(words("counter.case.opened"))</dt><dd>\(words.date(one.opened))</dd>
            <dt>\(words("counter.case.due"))</dt><dd>\(words.date(one.due))</dd>
            <dt>\(words("counter.case.worker"))</dt><dd>\(worker)</dd>\(outcome)\(about)
            </dl>\(take)
            """
    }

    private var handOver: HTML? {
        guard may(.handOver) else { return nil }
        guard !file.addressees.isEmpty else {
            return
                "<section class=\"card\"><h2>\(words("counter.handOver"))</h2><p>\(words("counter.handOver.nobody"))</p></section>"
        }
        let form = FormView(
            visit, to: CounterSpeechRoutes.handOver.link(one.id), errors: errors.only("contact", "sender"))
        return """
            <section class="card"><h2>\(words("counter.handOver"))</h2><p>\(words("counter.handOver.lede"))</p>\(form.form("""
                \(form.select("contact", label: words("counter.handOver.contact"),
                    options: file.addressees.map { .init($0.key, $0.name) }))
                \(form.text("sender", label: words("counter.handOver.sender"), value: person.name))
                \(form.text("organisation", label: words("counter.handOver.organisation"), required: false))
                \(form.submit(words("counter.handOver.make")))
                """))</section>
            """
    }

    private var letters: HTML? {
        guard !file.handOvers.isEmpty else { return nil }
        let items = file.handOvers.map { letter -> HTML in
            let name: HTML = "<bdi>\(letter.addressee)</bdi>"
            let link: HTML =
                letter.file == nil
                ? name : "<a href=\"\(CounterSpeechRoutes.letter.link(one.id, letter.id))\">\(name)</a>"
            return """
                <li><p>\(link) <span class="meta">\(words.date(letter.at))</span></p>
                <p class="meta">SHA-256 <code class="secret" dir="ltr">\(letter.hash)</code></p></li>
                """
        }
        return "<section><h2>\(words("counter.letters"))</h2><ul>\(items)</ul></section>"
    }

    private var closing: HTML {
        let form = FormView(visit, to: CounterSpeechRoutes.outcome.link(one.id), errors: errors.only("outcome"))
        return """
            <section class="card"><h2>\(words("counter.close"))</h2>\(form.form("""
                \(form.choices("outcome", legend: words("counter.close.outcome"),
                    options: Outcome.allCases.map { .init($0.rawValue, words("counter.outcome.\($0.rawValue)")) }))
                \(form.area("told", label: words("counter.close.note"), hint: words("counter.close.hint"), rows: 3,
                    limit: SpeechCase.longestNote, required: false))
                \(form.submit(words("counter.close"), class: "button"))
                """))</section>
            """
    }

    private var moreEvidence: HTML {
        let form = FormView(visit, to: CounterSpeechRoutes.evidence.link(one.id), errors: errors.only("text"))
        return """
            <details class="card"\(visit.form.contains("text") ? " open" : "" as HTML)>
            <summary>\(words("counter.evidence.add"))</summary>\(form.form("""
                \(form.area("text", label: words("counter.evidence.what"), hint: words("counter.evidence.hint"), rows: 3,
                    limit: Report.longestText))
                \(form.submit(words("counter.evidence.add"), class: "button"))
                """))</details>
            """
    }

    private var notes: HTML {
        let items = file.notes.map { note -> HTML in
            """
            <li><p class="meta"><bdi>\(note.author)</bdi> · \(words.date(note.at))</p>\
            \(HTML.paragraphs(note.text, automatic: true))</li>
            """
        }
        let list: HTML? = items.isEmpty ? nil : "<ul>\(items)</ul>"
        let form = FormView(visit, to: CounterSpeechRoutes.notes.link(one.id), errors: errors.only("note"))
        return """
            <section><h2>\(words("counter.notes"))</h2>\(list)\(form.form("""
                \(form.area("note", label: words("counter.notes.add"), rows: 3, limit: SpeechCase.longestNote))
                \(form.submit(words("counter.save"), class: "button"))
                """))</section>
            """
    }

    private var describing: HTML {
        let form = FormView(
            visit, to: CounterSpeechRoutes.facts.link(one.id), errors: errors.only("title", "grounds"))
        return """
            <details class="card"\(visit.form.contains("title") ? " open" : "" as HTML)>
            <summary>\(words("counter.describe"))</summary>\(form.form("""
                \(CaseFields(visit, form).fields(one))\(form.submit(words("counter.save"), class: "button"))
                """))</details>
            """
    }
}
