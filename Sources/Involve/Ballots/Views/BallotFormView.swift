import Community
import Kernel
import Web

/// Writing a ballot: question, options, how it is counted, and of whom it is asked.
struct BallotFormView {
    let visit: Visit
    let errors: FormErrors

    init(_ visit: Visit, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// - origin: what it grows out of
    func new(_ organisations: [Organisation], from origin: SubjectCard?) -> Page {
        let form = FormView(visit, to: BallotRoutes.list.link(), errors: errors)
        return Page(
            words("ballot.new"),
            body: """
                <h1>\(words("ballot.new"))</h1><p class="lede">\(words("ballot.new.lede"))</p>
                \(form.form("""
                    \(origin.map { $0.origin(words("ballot.from"), for: visit.language) })
                    \(form.select("organisation", label: words("ballot.organisation"),
                        options: organisations.map { .init($0.id.description, $0.name) }))
                    \(fields(form, nil))
                    \(form.submit(words("ballot.new.save")))
                    """))
                """)
    }

    func edit(_ ballot: Ballot) -> Page {
        let form = FormView(visit, to: BallotRoutes.draft.link(ballot.id), errors: errors)
        return Page(
            words("ballot.edit"),
            body: """
                <p class="meta"><a href="\(BallotRoutes.one.link(ballot.id))" \(ballot.language.attributes)>\(ballot.question)</a></p>
                <h1>\(words("ballot.edit"))</h1><p class="lede">\(words("ballot.new.lede"))</p>
                \(form.form("""
                    \(fields(form, ballot))
                    \(form.submit(words("ballot.save")))
                    """))
                """)
    }

    private func fields(_ form: FormView, _ ballot: Ballot?) -> HTML {
        """
        \(form.area("question", label: words("ballot.question"), value: ballot?.question ?? "", rows: 3,
            limit: Ballot.longestQuestion))
        \(form.area("options", label: words("ballot.options"), hint: words("ballot.options.hint"),
            value: ballot?.options.joined(separator: "\n") ?? "", rows: 6))
        \(form.choices("method", legend: words("ballot.method"),
            options: Ballot.Method.allCases.map { method in
                .init(method.rawValue, "\(words("ballot.method.\(method.rawValue)")): \(words("ballot.method.\(method.rawValue).how"))")
            }, value: ballot?.method.rawValue ?? Ballot.Method.plurality.rawValue))
        \(form.choices("eligibility", legend: words("ballot.fact.eligibility"),
            options: Ballot.Eligibility.allCases.map {
                .init($0.rawValue, words("ballot.eligibility.\($0.rawValue)"))
            }, value: ballot?.eligibility.rawValue ?? Ballot.Eligibility.members.rawValue))
        \(form.text("last-day", label: words("ballot.fact.lastDay"), hint: words("ballot.lastDay.hint"),
            value: ballot?.lastDay?.description ?? "", type: "date", required: false))
        \(form.select("language", label: words("ballot.language"),
            options: Language.all.map { .init($0.code, $0.name) },
            value: (ballot?.language ?? visit.language).code))
        """
    }
}

/// The last look before a ballot is opened, when all of it is fixed.
struct OpeningView {
    let visit: Visit
    let ballot: Ballot
    let errors: FormErrors

    init(_ visit: Visit, _ ballot: Ballot, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.ballot = ballot
        self.errors = errors
    }

    private var words: Words { visit.words }

    var page: Page {
        let form = FormView(visit, to: BallotRoutes.preview.link(ballot.id), errors: errors)
        let list: HTML =
            ballot.eligibility != .list
            ? "<p>\(words("ballot.roll.\(ballot.eligibility.rawValue)"))</p>"
            : """
            \(form.area("list", label: words("ballot.roll.list"), hint: words("ballot.roll.hint"), rows: 8, required: false))
            \(form.file("file", label: words("ballot.roll.file"), accept: "text/plain,text/csv,.txt,.csv", required: false))
            """
        return Page(
            words("ballot.prepare"),
            body: """
                <p class="meta"><a href="\(BallotRoutes.one.link(ballot.id))">\(words("ballot.back"))</a></p>
                <h1>\(words("ballot.prepare"))</h1>
                <p class="lede">\(words("ballot.prepare.lede"))</p>
                \(form.form(takesFiles: true, """
                    \(list)
                    \(form.submit(words("ballot.roll.preview")))
                    """))
                """)
    }

    /// - list: as it was brought
    func preview(_ roll: [String], list: String) -> Page {
        let facts = BallotFacts(visit, ballot)
        let form = FormView(visit, to: BallotRoutes.opening.link(ballot.id))
        let first = roll.prefix(10).map { "<li dir=\"ltr\">\($0)</li>" as HTML }
        let more: HTML? =
            roll.count > 10 ? "<p>\(words("ballot.roll.more", count: roll.count - 10))</p>" : nil
        let last =
            ballot.lastDay.map { words("ballot.lastDay.utc", ["day": words.date($0)]) } ?? words("ballot.lastDay.none")
        return Page(
            words("ballot.preview"),
            body: """
                <p class="meta"><a href="\(BallotRoutes.opening.link(ballot.id))">\(words("ballot.back.roll"))</a></p>
                <h1>\(words("ballot.preview"))</h1>
                <p class="lede">\(words("ballot.preview.lede"))</p>
                <section class="card"><h2 \(ballot.language.attributes)>\(ballot.question)</h2>\(facts.options)\(facts.method)
                <p>\(words("ballot.fact.lastDay")): \(last)</p></section>
                <section><h2>\(words("ballot.fact.roll")): \(words("ballot.people", count: roll.count))</h2>
                <ul>\(first)</ul>\(more)</section>
                \(form.form("""
                    <textarea name="list" hidden aria-hidden="true" tabindex="-1">\(list)</textarea>
                    \(form.submit(words("ballot.open.now")))
                    """))
                """)
    }
}
