import Community
import Kernel
import Web

/// The form by which volunteers for a panel are called for.
struct PanelFormView {
    let visit: Visit
    let errors: FormErrors

    private var words: Words { visit.words }

    func page(_ organisations: [Organisation], _ places: [Place], _ origin: SubjectCard?) -> Page {
        let form = FormView(visit, to: PanelRoutes.list.link(), errors: errors)
        let from = origin?.origin(words("panels.about"), for: visit.language)
        return Page(
            words("panels.new"),
            body: """
                <h1>\(words("panels.new"))</h1><p class="lede">\(words("panels.new.lede"))</p>
                \(form.form("""
                    \(from)
                    \(form.select("organisation", label: words("panels.form.organisation"),
                        options: organisations.map { .init($0.id.description, $0.name) }))
                    \(form.select("place", label: words("panels.form.place"),
                        options: places.map { .init($0.id.description, $0.name) }, value: organisations.first?.place.description ?? ""))
                    \(form.text("title", label: words("panels.form.title")))
                    \(form.area("task", label: words("panels.form.task"), hint: words("panels.form.task.hint"),
                        limit: CitizensPanel.longestTask))
                    \(form.text("size", label: words("panels.form.size"), value: "12", type: "number"))
                    \(form.text("closes", label: words("panels.form.closes"), type: "date"))
                    \(form.text("source", label: words("panels.form.source"), hint: words("panels.form.source.hint")))
                    <h2>\(words("panels.quotas"))</h2><p class="hint">\(words("panels.quotas.hint"))</p>
                    \(Trait.allCases.map { bounds($0, form) })
                    \(form.submit(words("panels.form.open")))
                    """))
                """)
    }

    private func bounds(_ trait: Trait, _ form: FormView) -> HTML {
        let rows = trait.values.map { value -> HTML in
            let name = words.value(trait.rawValue, value)
            return """
                <div class="filters">
                \(form.text("\(trait.rawValue)-\(value)-least", label: words("panels.form.least", ["value": name]),
                    type: "number", required: false))
                \(form.text("\(trait.rawValue)-\(value)-most", label: words("panels.form.most", ["value": name]),
                    type: "number", required: false))
                </div>
                """
        }
        return "<fieldset><legend>\(words("panels.trait.\(trait.rawValue)"))</legend>\(rows)</fieldset>"
    }
}
