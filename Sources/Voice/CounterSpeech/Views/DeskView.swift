import Community
import Kernel
import Web

/// What waits for case workers, what is overdue, and what is under way.
struct DeskView {
    let visit: Visit
    let lists: Lists
    let person: PersonID

    struct Lists: Sendable {
        let waiting: [Report]
        /// Those under way by their day, then the closed ones.
        let cases: [SpeechCase]
        let places: [PlaceID: Place]
        let setsTerms: Bool
    }

    init(_ visit: Visit, _ lists: Lists, person: PersonID) {
        self.visit = visit
        self.lists = lists
        self.person = person
    }

    private var words: Words { visit.words }

    var page: Page {
        let overdue = lists.cases.filter { $0.isOverdue(at: visit.now) }
        let rest = lists.cases.filter { $0.state != .closed && !$0.isOverdue(at: visit.now) }
        let own = rest.filter { $0.worker == person }
        let others = rest.filter { $0.worker != person }
        let terms: HTML? =
            lists.setsTerms
            ? "<a href=\"\(CounterSpeechRoutes.terms.link())\">\(words("counter.terms"))</a>" : nil
        return Page(
            words("counter.desk"), width: .wide,
            body: """
                <h1>\(words("counter.desk"))</h1>
                <p class="cluster"><a href="\(CounterSpeechRoutes.figures.link())">\(words("counter.figures"))</a> \(terms)</p>
                <section><h2>\(words("counter.desk.waiting"))</h2>\(reports)</section>
                \(section("overdue", overdue))\(section("own", own))\(section("others", others))
                \(section("closed", lists.cases.filter { $0.state == .closed }))
                """)
    }

    private var reports: HTML {
        guard !lists.waiting.isEmpty else { return "<p>\(words("counter.desk.nothing"))</p>" }
        let items = lists.waiting.map { report -> HTML in
            let isUrgent = report.level == .urgent || report.about.isClose
            return """
                <li class="card"><h3><a class="card-link" href="\(CounterSpeechRoutes.triage.link(report.id))">\
                \(words("counter.medium.\(report.medium.rawValue)"))</a></h3>
                <p><span class="badge\(isUrgent ? " badge-warn" : "" as HTML)">\
                \(words("counter.level.\(report.level.rawValue)"))</span> \
                <span class="badge">\(words("counter.about.\(report.about.rawValue)"))</span></p>
                <p class="meta">\(place(report.place)) · \(words.date(report.told))</p></li>
                """
        }
        return "<ul class=\"grid\">\(items)</ul>"
    }

    private func place(_ id: PlaceID) -> HTML? { lists.places[id].map { "<bdi>\($0.name)</bdi>" } }

    private func section(_ name: String, _ cases: [SpeechCase]) -> HTML? {
        guard !cases.isEmpty else { return nil }
        let items = cases.map { one -> HTML in
            """
            <li class="card"><h3 dir="auto"><a class="card-link" href="\(CounterSpeechRoutes.one.link(one.id))">\
            \(one.title)</a></h3>
            <p><span class="badge\(one.isOverdue(at: visit.now) ? " badge-warn" : "" as HTML)">\
            \(words("counter.case.\(one.state.rawValue)"))</span> \
            <span class="badge">\(words("counter.category.\(one.category.rawValue)"))</span></p>
            <p class="meta">\(place(one.place)) · \(words("counter.due", ["date": words.date(one.due)]))</p></li>
            """
        }
        return "<section><h2>\(words("counter.desk.\(name)"))</h2><ul class=\"grid\">\(items)</ul></section>"
    }
}

/// How many days a case may take, by category.
struct TermsView {
    let visit: Visit
    let terms: [SpeechCategory: Int]
    let errors: FormErrors

    init(_ visit: Visit, _ terms: [SpeechCategory: Int], errors: FormErrors) {
        self.visit = visit
        self.terms = terms
        self.errors = errors
    }

    var page: Page {
        let words = visit.words
        let form = FormView(visit, to: CounterSpeechRoutes.terms.link(), errors: errors)
        let fields = SpeechCategory.allCases.map { category in
            form.text(
                "days-\(category.rawValue)", label: words("counter.category.\(category.rawValue)"),
                value: String(terms[category] ?? Terms.days(category)), type: "number")
        }
        return Page(
            words("counter.terms"),
            body: """
                <h1>\(words("counter.terms"))</h1>
                <p class="lede" id="days">\(words("counter.terms.lede"))</p>
                \(form.form("<div class=\"filters\">\(fields)</div>\(form.submit(words("counter.save")))"))
                """)
    }
}
