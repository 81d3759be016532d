import Community
import Kernel
import Web

/// The form in which a proposal is written.
struct ProposalFormView {
    let visit: Visit
    var errors = FormErrors()

    init(_ visit: Visit, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// - origin: what it grows out of
    func new(_ places: [Place], _ origin: SubjectCard?) -> Page {
        let form = FormView(visit, to: ProposalRoutes.list.link(), errors: errors)
        let from = origin?.origin(words("proposal.from"), for: visit.language)
        return page(
            words("proposal.new"), form,
            """
            \(from)
            \(form.select("place", label: words("organisation.place"),
                options: places.map { .init($0.id.description, $0.name) }))
            """, nil)
    }

    func edit(_ proposal: Proposal) -> Page {
        let form = FormView(visit, to: ProposalRoutes.words.link(proposal.id), errors: errors)
        return page(
            words("proposal.edit"), form,
            form.revision(proposal.revision, at: ProposalRoutes.revision.link(proposal.id)), proposal)
    }

    private func page(_ title: String, _ form: FormView, _ first: HTML, _ proposal: Proposal?) -> Page {
        let parts = ProposalWords.Part.allCases.map { part in
            form.area(
                part.rawValue, label: words("proposal.part.\(part.rawValue)"), value: proposal?.words[part] ?? "",
                rows: 4, limit: ProposalWords.longestPart, language: proposal?.language, required: part.isRequired)
        }
        // Who was too late sees beside their own words what is saved now.
        let saved: HTML? = errors.isEmpty ? nil : proposal.map(saved)
        return Page(
            title,
            body: """
                <h1>\(title)</h1>
                \(form.form("""
                    \(first)
                    \(form.text("title", label: words("proposal.title"), value: proposal?.words.title ?? ""))
                    \(parts)
                    \(form.submit(words("proposal.save")))
                    """))
                \(saved)
                """)
    }

    private func saved(_ proposal: Proposal) -> HTML {
        let parts = proposal.words.parts.sorted { $0.key.rawValue < $1.key.rawValue }.map { part, text -> HTML in
            "<dt>\(words("proposal.part.\(part.rawValue)"))</dt><dd dir=\"auto\">\(text)</dd>"
        }
        return """
            <details class="card"><summary>\(words("proposal.saved.now"))</summary><dl class="facts">
            <dt>\(words("proposal.title"))</dt><dd dir="auto">\(proposal.words.title)</dd>\(parts)</dl></details>
            """
    }
}
