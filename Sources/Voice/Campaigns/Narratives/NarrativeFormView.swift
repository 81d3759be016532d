import Community
import Kernel
import Speech
import Web

/// The form in which an answer is added.
struct NarrativeFormView {
    let visit: Visit
    let errors: FormErrors

    init(_ visit: Visit, _ errors: FormErrors) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    func page(_ organisations: [Organisation]) -> Page {
        let form = FormView(visit, to: CampaignRoutes.narratives.link(), errors: errors)
        let code = ArgumentLibrary.code(for: visit.language)
        let claims = ArgumentLibrary.shipped.claims.map {
            FormView.Option($0.id, ArgumentLibrary.shipped.wording(of: $0.id, in: code))
        }
        let nobody = [FormView.Option("", words("narratives.form.self"))]
        return Page(
            words("narratives.add"),
            body: """
                <h1>\(words("narratives.add"))</h1>
                <p class="lede">\(words("narratives.add.lede"))</p>
                \(form.form("""
                    \(form.select("claim", label: words("narratives.form.claim"), options: claims,
                        value: visit.query["claim"]))
                    \(form.select("language", label: words("narratives.language"),
                        options: Language.all.map { .init($0.code, $0.name) }, value: visit.language.code))
                    \(form.select("tone", label: words("narratives.tone"), options: ShippedAnswer.Tone.allCases.map {
                        .init($0.rawValue, words("narratives.tone.\($0.rawValue)"))
                    }))
                    \(form.area("text", label: words("narratives.form.text"), limit: CounterNarrative.longestText))
                    \(form.area("sources", label: words("narratives.sources"),
                        hint: words("narratives.form.sources.hint"), rows: 3, limit: CounterNarrative.longestSources))
                    \(form.select("organisation", label: words("narratives.form.organisation"),
                        options: nobody + organisations.map { .init($0.id.description, $0.name) }))
                    \(form.submit(words("narratives.form.send")))
                    """))
                """)
    }
}

/// What waits for a second person.
struct WaitingView {
    let visit: Visit
    let errors: FormErrors
    /// Which one the errors are about.
    let id: CounterNarrativeID?

    init(_ visit: Visit, _ errors: FormErrors, about id: CounterNarrativeID?) {
        self.visit = visit
        self.errors = errors
        self.id = id
    }

    private var words: Words { visit.words }

    func page(_ narratives: [CounterNarrative]) -> Page {
        let none: HTML? = narratives.isEmpty ? "<p class=\"empty\">\(words("narratives.waiting.none"))</p>" : nil
        return Page(
            words("narratives.waiting"),
            body: """
                <h1>\(words("narratives.waiting"))</h1>
                <p class="lede">\(words("narratives.waiting.lede"))</p>\(none)\(narratives.map(card))
                """)
    }

    private func card(_ narrative: CounterNarrative) -> HTML {
        let form = FormView(
            visit, to: CampaignRoutes.review.link(narrative.id), errors: narrative.id == id ? errors : FormErrors())
        let sources = narrative.sources.split(separator: "\n").map { "<li dir=\"auto\">\(String($0))</li>" as HTML }
        let code = ArgumentLibrary.code(for: narrative.language)
        let field = "reason-\(narrative.id)"
        let wrong: HTML? = narrative.id == id ? errors["reason"].map { "<p class=\"field-error\">\($0)</p>" } : nil
        return """
            <article class="card"><p class="meta">\(words("narratives.tone.\(narrative.tone.rawValue)"))</p>
            <h2 dir="auto">“\(ArgumentLibrary.shipped.wording(of: narrative.claim, in: code))”</h2>
            <p \(narrative.language.attributes)>\(narrative.text)</p><ul>\(sources)</ul>
            \(FormView(visit, to: CampaignRoutes.review.link(narrative.id))
                .button(words("narratives.approve"), class: "button button-primary", hidden: [("decision", "approve")]))
            \(form.form("""
                <input type="hidden" name="decision" value="decline">
                <div class="field"><label for="\(field)">\(words("narratives.reason"))</label>\(wrong)
                <textarea id="\(field)" name="reason" rows="2" dir="auto"></textarea></div>
                \(form.submit(words("narratives.decline"), class: "button"))
                """))</article>
            """
    }
}
