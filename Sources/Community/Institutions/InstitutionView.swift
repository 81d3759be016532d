import Kernel
import Web

/// The markup of the map of decision makers.
struct InstitutionView {
    let visit: Visit
    var errors = FormErrors()

    init(_ visit: Visit, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.errors = errors
    }

    /// One institution with what its page needs.
    struct One: Sendable {
        let institution: Institution
        let path: [Place]
        let term: AnswerTerm
        let organisations: [Organisation]
        let corrections: [(id: Corrections.ID, text: String)]
        let mayEdit: Bool
    }

    private var words: Words { visit.words }

    func list(_ institutions: [Institution], places: [Place], place: Place?, area: PolicyArea?) -> Page {
        let chosen = place?.id
        let options = places.map { item -> HTML in
            """
            <option value="\(item.id.description)"\(item.id == chosen ? " selected" : "" as HTML)>\(item.name)</option>
            """
        }
        let areas = PolicyArea.allCases.map { item -> HTML in
            """
            <option value="\(item.rawValue)"\(item == area ? " selected" : "" as HTML)>\
            \(words("area.\(item.rawValue)"))</option>
            """
        }
        let cards = institutions.map { institution -> HTML in
            let name = places.first { $0.id == institution.place }?.name ?? ""
            return """
                <li class="card"><p class="meta">\(name)</p><h2><a class="card-link" \
                href="\(CommunityRoutes.institution.link(institution.id))" dir="auto">\(named(institution))</a></h2>
                \(competence(institution, class: ""))</li>
                """
        }
        let list: HTML =
            cards.isEmpty
            ? "<p class=\"empty\">\(words("institution.none"))</p>" : "<ul class=\"grid\">\(cards)</ul>"
        return Page(
            words("institution.title"), width: .wide,
            body: """
                <h1>\(words("institution.title"))</h1>
                <p class="lede">\(words("institution.lede"))</p>
                <form method="get" class="filters">
                <div class="field"><label for="place">\(words("organisation.place"))</label>
                <select id="place" name="place">\(options)</select></div>
                <div class="field"><label for="area">\(words("institution.area"))</label>
                <select id="area" name="area"><option value="">\(words("institution.area.any"))</option>\(areas)</select></div>
                <p><button class="button">\(words("institution.show"))</button></p>
                </form>
                \(list)
                """)
    }

    func page(_ one: One, _ panels: [HTML]) -> Page {
        let institution = one.institution
        let ways = institution.ways.map { way -> HTML in
            """
            <li><a href="\(way.url)" rel="noopener">\(words("institution.way.\(way.kind.rawValue)"))</a></li>
            """
        }
        let term: HTML? =
            one.term.source.isEmpty
            ? nil
            : """
            <dt>\(words("institution.term"))</dt><dd>\(words("institution.term.days", count: one.term.days)) \
            <span class="meta" dir="auto">(\(one.term.source))</span></dd>
            """
        let areas = institution.areas.map { words("area.\($0.rawValue)") }.sorted().joined(separator: " · ")
        return Page(
            institution.name,
            body: """
                <p class="meta">\(one.path.first?.name ?? "")</p>
                <h1 dir="auto">\(named(institution))</h1>
                \(competence(institution, class: "lede"))
                <dl class="facts">
                <dt>\(words("institution.areas"))</dt><dd>\(areas)</dd>
                <dt>\(words("institution.basis"))</dt><dd dir="auto">\(institution.basis)</dd>
                <dt>\(words("institution.source"))</dt>\
                <dd><a href="\(institution.source)" rel="noopener" dir="ltr">\(institution.source)</a></dd>
                \(term)
                \(institution.contact.map { "<dt>\(words("institution.contact"))</dt><dd dir=\"ltr\">\($0)</dd>" as HTML })
                </dl>
                <h2>\(words("institution.ways"))</h2><ul>\(ways)</ul>
                \(panels)
                \(one.mayEdit ? editing(one) : nil)
                \(visit.person == nil ? nil : correction(institution))
                """)
    }

    /// What it decides, in the reader's language where we have it.
    private func competence(_ institution: Institution, class name: HTML) -> HTML {
        let own = institution.competence[visit.language.code]
        let text = own ?? institution.competence["en"] ?? words("institution.role.\(institution.role.rawValue)")
        let language: HTML? = own == nil && !institution.competence.isEmpty ? " \(Language.english.attributes)" : nil
        return "<p class=\"\(name)\"\(language)>\(text)</p>"
    }

    /// The name in its own language; beside it in English where the reader's language is another.
    private func named(_ institution: Institution) -> HTML {
        guard institution.name != institution.english else { return "\(institution.name)" }
        return "\(institution.name) <span class=\"meta\" lang=\"en\">(\(institution.english))</span>"
    }

    private func editing(_ one: One) -> HTML {
        let form = FormView(visit, to: CommunityRoutes.institutionContact.link(one.institution.id), errors: errors)
        let none = FormView.Option("", words("institution.organisation.none"))
        let waiting = one.corrections.map { correction -> HTML in
            let done = FormView(visit, to: CommunityRoutes.correctionReview.link(one.institution.id, correction.id))
                .button(words("institution.correction.done"))
            return "<li class=\"card\"><p dir=\"auto\">\(correction.text)</p>\(done)</li>"
        }
        let list: HTML? =
            waiting.isEmpty ? nil : "<h3>\(words("institution.corrections"))</h3><ul class=\"grid\">\(waiting)</ul>"
        return """
            <h2>\(words("institution.edit"))</h2>
            \(form.form("""
                \(form.text("email", label: words("institution.email"), value: one.institution.email ?? "",
                    type: "email", required: false))
                \(form.select("organisation", label: words("institution.organisation"),
                    options: [none] + one.organisations.map { .init($0.id.description, $0.name) },
                    value: one.institution.organisation?.description ?? ""))
                \(form.submit(words("institution.save"), class: "button"))
                """))
            \(list)
            \(facts(one.institution))
            """
    }

    /// What administrators mend once they have checked it.
    private func facts(_ institution: Institution) -> HTML {
        let form = FormView(visit, to: CommunityRoutes.institutionFacts.link(institution.id), errors: errors)
        return """
            <details class="card"\(visit.form.contains("basis") ? " open" : "" as HTML)>
            <summary>\(words("institution.facts"))</summary>
            \(form.form("""
                \(form.area("competence", label: words("institution.competence"), 
                    value: institution.competence[visit.language.code] ?? "", rows: 2,
                    limit: InstitutionFacts.longest))
                \(form.text("basis", label: words("institution.basis"), value: institution.basis))
                \(form.text("source", label: words("institution.source"), value: institution.source, type: "url"))
                \(form.submit(words("institution.save"), class: "button"))
                """))</details>
            """
    }

    private func correction(_ institution: Institution) -> HTML {
        let form = FormView(visit, to: CommunityRoutes.corrections.link(institution.id), errors: errors)
        return """
            <details class="card"\(errors.isEmpty ? "" : " open" as HTML)><summary>\(words("institution.correct"))</summary>
            \(form.form("""
                \(form.area("correction", label: words("institution.correction"), rows: 3, limit: Corrections.longest))
                \(form.submit(words("institution.correction.send"), class: "button"))
                """))</details>
            """
    }
}
