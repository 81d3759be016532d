import Kernel
import Web

/// The form for a text and its topic, and what was found.
struct FactCardView {
    let visit: Visit
    let found: Found?
    let errors: FormErrors

    struct Found: Sendable {
        let cues: FacadeCues
        let cards: [PublicClaim]
    }

    init(_ visit: Visit, _ found: Found?, errors: FormErrors) {
        self.visit = visit
        self.found = found
        self.errors = errors
    }

    private var words: Words { visit.words }

    var page: Page {
        let form = FormView(visit, to: ClaimRoutes.cards.link(), errors: errors)
        return Page(
            words("claim.cards"),
            body: """
                <p class="meta"><a href="\(ClaimRoutes.list.link())">\(words("claim.title"))</a></p>
                <h1>\(words("claim.cards"))</h1>
                <p class="lede">\(words("claim.cards.lede"))</p>
                <p class="flash flash-warn">\(words("claim.cards.unvalidated"))</p>
                \(result)
                \(form.form("""
                    \(form.area("text", label: words("claim.cards.text"), rows: 4))
                    \(form.area("topic", label: words("claim.cards.topic"), hint: words("claim.cards.topic.hint"), rows: 2,
                        required: false))
                    \(form.submit(words("claim.cards.look")))
                    """))
                """)
    }

    private var result: HTML? {
        guard let found else { return nil }
        let cues = FacadeCues.Cue.allCases.map { cue -> HTML in
            let isThere = found.cues.cues.contains(cue)
            return """
                <li>\(isThere ? "✓" : "–") \(words("claim.cue.\(cue.rawValue)")) \
                <span class="meta">\(words(isThere ? "claim.cue.there" : "claim.cue.missing"))</span></li>
                """
        }
        return """
            <section class="card" role="status"><h2>\(words("claim.cards.found"))</h2><ul class="plain">\(cues)</ul>\(cards(found))</section>
            """
    }

    private func cards(_ found: Found) -> HTML {
        guard found.cues.offersCards else { return "<p>\(words("claim.cards.no"))</p>" }
        guard !found.cards.isEmpty else { return "<p>\(words("claim.cards.none"))</p>" }
        let items = found.cards.map { claim -> HTML in
            """
            <li><p><a href="\(ClaimRoutes.one.link(claim.id))" \(claim.text.language.attributes)>“\(claim.headline)”</a> \
            <span class="badge">\(words("claim.verdict.\(claim.verdict?.rawValue ?? "review")"))</span></p></li>
            """
        }
        return "<h3>\(words("claim.cards.facts"))</h3><ul>\(items)</ul>"
    }
}
