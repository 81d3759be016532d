import Community
import Kernel
import Web

/// The form in which a claim is written down: the same fields for everybody.
struct ClaimFormView {
    let visit: Visit
    let errors: FormErrors

    init(_ visit: Visit, errors: FormErrors) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// - origin: what it is about on this site
    func page(_ places: [Place], _ origin: SubjectCard?) -> Page {
        let form = FormView(visit, to: ClaimRoutes.list.link(), errors: errors)
        let from = origin?.origin(words("claim.about"), for: visit.language)
        return Page(
            words("claim.new"),
            body: """
                <h1>\(words("claim.new"))</h1>
                <p class="lede">\(words("claim.new.lede"))</p>
                \(form.form("""
                    \(from)
                    \(form.select("place", label: words("claim.place"),
                        options: places.map { .init($0.id.description, $0.name) }, value: visit.query["place"]))
                    \(fields(form, nil))
                    \(form.submit(words("claim.save")))
                    """))
                """)
    }

    /// - text: nil for a new claim
    func fields(_ form: FormView, _ text: PublicClaim.Text?) -> HTML {
        """
        \(form.area("quote", label: words("claim.quote"), hint: words("claim.quote.hint"), value: text?.quote ?? "",
            rows: 4, limit: PublicClaim.longestQuote))
        \(form.select("language", label: words("claim.language"),
            options: Language.all.map { .init($0.code, $0.name) },
            value: text?.language.code ?? visit.language.code))
        \(form.text("speaker", label: words("claim.speaker"), value: text?.speaker ?? ""))
        \(form.select("role", label: words("claim.role"), hint: words("claim.role.hint"),
            options: PublicClaim.PublicRole.allCases.map { .init($0.rawValue, words("claim.role.\($0.rawValue)")) },
            value: text?.role.rawValue ?? ""))
        \(form.text("title", label: words("claim.roleTitle"), hint: words("claim.roleTitle.hint"),
            value: text?.title ?? ""))
        \(form.text("party", label: words("claim.party"), value: text?.party ?? "", required: false))
        \(form.text("occasion", label: words("claim.occasion"), value: text?.occasion ?? ""))
        <div class="filters">
        \(form.text("said", label: words("claim.said"), value: text?.said?.description ?? "", type: "date"))
        \(form.text("asked", label: words("claim.asked"), value: text?.asked?.description ?? "", type: "date",
            required: false))
        </div>
        \(form.text("link", label: words("claim.link"), hint: words("claim.link.hint"), value: text?.link ?? "",
            type: "url"))
        """
    }
}
