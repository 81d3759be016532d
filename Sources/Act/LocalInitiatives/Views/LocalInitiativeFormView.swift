import Community
import Kernel
import Web

/// The form in which neighbours say what they want to do, and what they need for it.
struct LocalInitiativeFormView {
    let visit: Visit
    var errors = FormErrors()

    init(_ visit: Visit, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// - origin: what it grows out of
    func page(_ places: [Place], _ origin: SubjectCard?) -> Page {
        let form = FormView(visit, to: LocalInitiativeRoutes.list.link(), errors: errors)
        let from = origin?.origin(words("neighbours.from"), for: visit.language)
        let hasMore = LocalInitiativeReading.lines.dropFirst(2).contains { !visit.form["need-what-\($0)"].isEmpty }
        let municipal = places.filter { $0.level == .municipality }
        return Page(
            words("neighbours.new"),
            body: """
                <h1>\(words("neighbours.new"))</h1>
                <p class="lede">\(words("neighbours.new.lede"))</p>
                \(form.form("""
                    \(from)
                    \(form.text("title", label: words("neighbours.form.title")))
                    \(form.area("what", label: words("neighbours.form.what"), hint: words("neighbours.form.what.hint"),
                        limit: LocalInitiative.longestWhat))
                    \(form.select("place", label: words("organisation.place"),
                        options: (municipal.isEmpty ? places : municipal).map { .init($0.id.description, $0.name) },
                        value: visit.query["place"]))
                    <div class="filters">
                    \(form.text("from-day", label: words("neighbours.form.from"), type: "date", required: false))
                    \(form.text("until-day", label: words("neighbours.form.until"), type: "date", required: false))
                    </div>
                    <h2>\(words("neighbours.needs"))</h2>
                    <p class="hint">\(words("neighbours.needs.hint"))</p>
                    \(LocalInitiativeReading.lines.prefix(2).map { needFields($0, form) })
                    <details\(hasMore ? " open" : "" as HTML)><summary>\(words("neighbours.needs.more"))</summary>
                    \(LocalInitiativeReading.lines.dropFirst(2).map { needFields($0, form) })</details>
                    <h2>\(words("neighbours.tasks"))</h2>
                    \(form.area("tasks", label: words("neighbours.form.tasks"), rows: 4, required: false))
                    \(nameChoice)
                    \(form.submit(words("neighbours.form.start")))
                    """))
                """)
    }

    /// The three fields of a need.
    ///
    /// - line: the ending of their names
    func needFields(_ line: String, _ form: FormView) -> HTML {
        let isFirst = line == LocalInitiativeReading.lines[0] || line == LocalInitiativeReading.added
        let legend =
            line == LocalInitiativeReading.added
            ? words("neighbours.need.add") : words("neighbours.need", ["number": line])
        return """
            <fieldset><legend>\(legend)</legend><div class="filters">
            \(form.select("need-kind-\(line)", label: words("neighbours.need.kind"),
                options: Need.Kind.allCases.map { .init($0.rawValue, words("neighbours.kind.\($0.rawValue)")) }))
            \(form.text("need-what-\(line)", label: words("neighbours.need.what"), required: isFirst))
            \(form.text("need-wanted-\(line)", label: words("neighbours.need.wanted"), value: "1", type: "number"))
            </div></fieldset>
            """
    }

    /// Whether one's name is shown to everybody.
    var nameChoice: HTML { Self.check("shows-name", words("neighbours.shows-name"), visit) }

    static func check(_ name: String, _ label: String, _ visit: Visit) -> HTML {
        """
        <div class="choice"><input type="checkbox" id="\(name)" name="\(name)" value="yes"\
        \(visit.form[name] == "yes" ? " checked" : "" as HTML)>
        <label for="\(name)">\(label)</label></div>
        """
    }
}
