import Community
import Deliberation
import Kernel
import Web

/// The form in which a suggestion is written: people write the words, the figures stand beside them.
struct DraftView {
    let visit: Visit
    var errors = FormErrors()

    init(_ visit: Visit, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// - organisations: those in whose name the reader may write
    func new(_ found: SourceEvidence, _ organisations: [Organisation], _ institutions: [Institution]) -> Page {
        let form = FormView(
            visit, to: SuggestionRoutes.drafts.link(found.source.kind.name, found.source.number), errors: errors)
        let own: HTML? =
            organisations.count < 2
            ? nil
            : form.select(
                "organisation", label: words("suggestion.organisation"),
                options: organisations.map { .init($0.id.description, $0.name) })
        return page(words("suggestion.new"), form, found, institutions, nil, picked: found.picked, more: own)
    }

    func edit(_ suggestion: Suggestion, _ found: SourceEvidence, _ institutions: [Institution]) -> Page {
        let form = FormView(visit, to: SuggestionRoutes.edit.link(suggestion.id), errors: errors)
        let picked = Set(suggestion.asks.flatMap(\.evidence).map(\.subject))
        return page(
            words("suggestion.edit"), form, found, institutions, suggestion, picked: picked,
            more: form.revision(suggestion.revision, at: SuggestionRoutes.revision.link(suggestion.id)))
    }

    private func page(
        _ title: String, _ form: FormView, _ found: SourceEvidence, _ institutions: [Institution],
        _ suggestion: Suggestion?, picked: Set<Subject>, more: HTML?
    ) -> Page {
        let (question, language) = found.title.best(for: visit.language)
        let asks = Dictionary(
            (suggestion?.asks ?? []).flatMap { ask in ask.evidence.map { ($0.subject, ask.text) } },
            uniquingKeysWith: { first, _ in first })
        let posted = visit.form.contains("title")
        let chosen = posted ? Set(visit.form.all("pick")) : Set(picked.map(\.number.description))
        let items = found.items.prefix(40).map { evidence -> HTML in
            let id = evidence.subject.number.description
            let isPicked = chosen.contains(id)
            return """
                <li class="card"><div class="choice"><input type="checkbox" id="pick-\(id)" name="pick" value="\(id)"\
                \(isPicked ? " checked" : "" as HTML)><label for="pick-\(id)">\(words("suggestion.pick"))</label></div>
                \(EvidenceView(visit, evidence, source: found.source).figures)
                \(form.area("ask-\(id)", label: words("suggestion.ask"),
                    value: asks[evidence.subject] ?? evidence.text(for: visit.language).text, rows: 2,
                    limit: Ask.longest, required: false))</li>
                """
        }
        let addressees = Set(
            posted
                ? visit.form.all("institution") : (suggestion?.addressees.map(\.institution.description) ?? []))
        let recommended = institutions.map { institution in
            FormView.Option(institution.id.description, institution.name)
        }
        return Page(
            title, width: .wide,
            body: """
                <h1>\(title)</h1>
                <p class="lede" \(language.attributes)>\(question)</p>
                <p class="meta">\(words("suggestion.figures.hint"))</p>
                \(form.form("""
                    \(more)
                    \(form.text("title", label: words("suggestion.title"), value: suggestion?.title ?? ""))
                    \(form.area("introduction", label: words("suggestion.introduction"),
                        value: suggestion?.introduction ?? "", limit: Suggestion.longestIntroduction, required: false))
                    \(form.checks("institution", legend: words("suggestion.addressees"), options: recommended,
                        chosen: addressees))
                    <fieldset id="pick"><legend>\(words("suggestion.asks"))</legend>
                    <ul class="grid grid-wide">\(items)</ul></fieldset>
                    \(form.submit(words("suggestion.save")))
                    """))
                """)
    }
}
