import Community
import Kernel
import Web

/// The form in which a coordinator writes an opportunity.
struct OpportunityFormView {
    let visit: Visit
    var errors = FormErrors()

    init(_ visit: Visit, errors: FormErrors) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    func new(_ choices: OpportunityPages.Choices, _ origin: SubjectCard?) -> Page {
        let form = FormView(visit, to: VolunteeringRoutes.list.link(), errors: errors)
        let home = choices.organisations.first?.place.description ?? ""
        let from: HTML? = origin.map { card in
            let (title, language) = card.title.best(for: visit.language)
            return """
                <p>\(words("volunteering.from")): <span \(language.attributes)>\(title)</span></p>
                <input type="hidden" name="from" value="\(card.subject.description)">
                """
        }
        return Page(
            words("volunteering.new"),
            body: """
                <h1>\(words("volunteering.new"))</h1>
                \(form.form("""
                    \(from)
                    \(form.select("organisation", label: words("volunteering.organisation"),
                        options: choices.organisations.map { .init($0.id.description, $0.name) }))
                    \(form.select("place", label: words("organisation.place"),
                        options: choices.places.map { .init($0.id.description, $0.name) }, value: home))
                    \(form.select("language", label: words("volunteering.language"),
                        options: Language.all.map { .init($0.code, $0.name) }, value: visit.language.code))
                    \(fields(form, nil))
                    \(form.submit(words("volunteering.publish")))
                    """))
                """)
    }

    func edit(_ opportunity: Opportunity) -> Page {
        let form = FormView(visit, to: VolunteeringRoutes.words.link(opportunity.id), errors: errors)
        return Page(
            words("volunteering.edit"),
            body: """
                <p class="meta"><a href="\(VolunteeringRoutes.opportunity.link(opportunity.id))" dir="auto">\
                \(opportunity.words.title)</a></p>
                <h1>\(words("volunteering.edit"))</h1>
                \(form.form("""
                    <input type="hidden" name="revision" value="\(opportunity.revision)">
                    \(fields(form, opportunity))
                    \(form.submit(words("volunteering.save")))
                    """))
                """)
    }

    private func fields(_ form: FormView, _ one: Opportunity?) -> HTML {
        let isPosted = visit.form.contains("title")
        let tags = isPosted ? visit.form.opportunity.tags : one?.tags ?? .init()
        let languages = Language.all.map { FormView.Option($0.code, $0.name) }
        let note = Opportunity.longestNote
        return """
            \(form.text("title", label: words("volunteering.form.title"), value: one?.words.title ?? ""))
            \(form.area("what", label: words("volunteering.form.what"), hint: words("volunteering.form.what.hint"),
                value: one?.words.what ?? "", rows: 6, limit: Opportunity.longestText))
            \(form.area("company", label: words("volunteering.company"), value: one?.words.company ?? "", rows: 2,
                limit: note, required: false))
            \(form.checks("interest", legend: words("volunteering.interests"),
                options: Opportunity.Interest.allCases.map {
                    .init($0.rawValue, words("volunteering.interest.\($0.rawValue)"))
                }, chosen: Set(tags.interests.map(\.rawValue))))
            <details class="card"\(tags.helpful.isEmpty && tags.practised.isEmpty ? nil : " open" as HTML)>\
            <summary>\(words("volunteering.languages"))</summary>
            \(form.checks("helpful", legend: words("volunteering.helpful"), options: languages,
                chosen: Set(tags.helpful.map(\.code))))
            \(form.checks("practised", legend: words("volunteering.practised"), options: languages,
                chosen: Set(tags.practised.map(\.code))))</details>
            \(form.checks("access", legend: words("volunteering.access"),
                options: Opportunity.Access.allCases.map {
                    .init($0.rawValue, words("volunteering.access.\($0.rawValue)"))
                }, chosen: Set(tags.access.map(\.rawValue))))
            \(form.text("age", label: words("volunteering.age"), hint: words("volunteering.age.hint"),
                value: one?.requirements.minimumAge.map(String.init) ?? "", required: false))
            \(form.area("training", label: words("volunteering.training"), value: one?.requirements.training ?? "",
                rows: 2, limit: note, required: false))
            \(form.area("background", label: words("volunteering.background"),
                hint: words("volunteering.background.hint"), value: one?.requirements.background ?? "", rows: 2,
                limit: note, required: false))
            \(form.text("safeguarding", label: words("volunteering.safeguarding"),
                hint: words("volunteering.safeguarding.hint"), value: one?.safeguarding ?? ""))
            """
    }
}
