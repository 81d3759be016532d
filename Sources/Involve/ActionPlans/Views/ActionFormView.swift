import Community
import Kernel
import Web

/// The form in which an action is adapted or edited.
struct ActionFormView {
    let visit: Visit
    let content: PlanContent
    var errors = FormErrors()

    init(_ visit: Visit, _ content: PlanContent, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.content = content
        self.errors = errors
    }

    /// Where a new action starts from.
    struct Start: Sendable {
        let place: Place
        let writers: [Organisation]
        /// The name of an EU action; empty: not chosen yet.
        let adapts: String
        /// What it responds to.
        let source: SubjectCard?
    }

    private var words: Words { visit.words }

    func new(_ start: Start) -> Page {
        let form = FormView(visit, to: ActionRoutes.list.link(), errors: errors)
        let source: HTML? = start.source.map { card in
            """
            <p class="flash">\(words("action.respondsTo")) <span dir="auto">\(card.title.best(for: visit.language).text)</span></p>
            """
        }
        let origins = content.actions.map { action in
            FormView.Option(action.id, "\(action.reference): \(action.text.best(for: visit.language).text)")
        }
        let subject = start.source.map { "\($0.subject)" } ?? ""
        return page(
            words("action.new"), form,
            """
            \(source)
            <input type="hidden" name="place" value="\(start.place.id.description)">
            <input type="hidden" name="source" value="\(subject)">
            \(form.select("adapts", label: words("action.adapts"), hint: words("action.adapts.hint"), options: origins,
                value: start.adapts))
            \(form.select("organisation", label: words("action.organisation"),
                options: start.writers.map { .init($0.id.description, $0.name) }))
            """, nil)
    }

    func edit(_ action: LocalAction) -> Page {
        let form = FormView(visit, to: ActionRoutes.words.link(action.id), errors: errors)
        return page(
            words("action.edit"), form,
            "<input type=\"hidden\" name=\"revision\" value=\"\(action.revision)\">", action)
    }

    private func page(_ title: String, _ form: FormView, _ first: HTML, _ action: LocalAction?) -> Page {
        let milestones = action?.milestones.map { milestone in
            (milestone.due.map { "\($0) " } ?? "") + milestone.text
        }.joined(separator: "\n")
        let indicator = action?.indicator
        return Page(
            title,
            body: """
                <h1>\(title)</h1>
                \(form.form("""
                    \(first)
                    \(form.text("title", label: words("action.title"), value: action?.title ?? ""))
                    \(form.area("here", label: words("action.here"), value: action?.here ?? "",
                        limit: LocalAction.longestText))
                    \(form.area("difference", label: words("action.difference"), hint: words("action.difference.hint"),
                        value: action?.difference ?? "", limit: LocalAction.longestText, required: false))
                    \(form.text("budget", label: words("action.budget"),
                        value: action?.budget.map(String.init) ?? "", required: false))
                    \(form.text("starts", label: words("action.starts"), value: action?.starts?.description ?? "",
                        type: "date", required: false))
                    \(form.text("ends", label: words("action.ends"), value: action?.ends?.description ?? "",
                        type: "date", required: false))
                    \(form.area("milestones", label: words("action.milestones"), hint: words("action.milestones.hint"),
                        value: milestones ?? "", rows: 4, required: false))
                    \(form.text("indicator", label: words("action.indicator"), hint: words("action.indicator.hint"),
                        value: indicator?.name ?? "", required: false))
                    \(form.text("baseline", label: words("action.baseline"),
                        value: indicator.map { "\($0.baseline)" } ?? "", required: false))
                    \(form.text("target", label: words("action.target"),
                        value: indicator.map { "\($0.target)" } ?? "", required: false))
                    \(form.submit(words("action.save")))
                    """))
                """)
    }
}
