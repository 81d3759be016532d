import Kernel
import Web

/// The form for the words of a consultation; beside it what somebody else wrote meanwhile.
struct TextView {
    let visit: Visit
    var errors = FormErrors()

    init(_ visit: Visit, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// - theirs: what was saved while this visitor wrote
    func page(_ consultation: Consultation, theirs: Consultation?) -> Page {
        let form = FormView(visit, to: ConsultationRoutes.texts.link(consultation.id), errors: errors)
        return Page(
            words("consultation.edit"),
            body: """
                <h1>\(words("consultation.edit"))</h1>
                \(theirs.map(meanwhile))
                \(form.form("""
                    <input type="hidden" name="revision" value="\(consultation.revision)">
                    \(Self.fields(form, visit, consultation))
                    \(form.submit(words("consultation.edit.save")))
                    """))
                """)
    }

    /// Question and background in every language of the interface; the original, or the reader's own, is open.
    static func fields(_ form: FormView, _ visit: Visit, _ consultation: Consultation? = nil) -> [HTML] {
        let first = consultation?.question.original ?? visit.language
        let languages = [first] + visit.interfaceLanguages.filter { $0 != first }
        return languages.map { language in
            """
            <details class="card"\(language == first ? " open" : "" as HTML)>
            <summary lang="\(language.code)">\(language.name)</summary>
            \(form.text("question-\(language.code)", label: visit.words("consultation.question"),
                value: consultation?.question[language] ?? "", required: language == first))
            \(form.area("background-\(language.code)", label: visit.words("consultation.background"),
                value: consultation?.background?[language] ?? "", limit: Consultation.longestBackground,
                language: language, required: false))
            </details>
            """
        }
    }

    private func meanwhile(_ theirs: Consultation) -> HTML {
        let items = theirs.question.versions.sorted { $0.key < $1.key }.map { code, text -> HTML in
            """
            <dt lang="\(code)">\(Language(tag: code)?.name ?? code)</dt>
            <dd dir="auto" lang="\(code)">\(text)<br>\(theirs.background?.versions[code] ?? "")</dd>
            """
        }
        return """
            <section class="card"><h2>\(words("consultation.edit.theirs"))</h2><dl>\(items)</dl></section>
            """
    }
}
