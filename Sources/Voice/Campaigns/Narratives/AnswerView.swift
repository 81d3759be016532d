import Kernel
import Speech
import Web

/// “Answer this”: a hostile text goes in, three to five cards come out, a person picks.
struct AnswerView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    static let longestText = 3_000

    private var words: Words { visit.words }

    func page(_ found: Answering?) -> Page {
        let form = FormView(visit, to: CampaignRoutes.answer.link())
        return Page(
            words("narratives.answer"),
            body: """
                <h1>\(words("narratives.answer"))</h1>
                <p class="lede">\(words("narratives.answer.lede"))</p>
                \(form.form("""
                    \(form.area("text", label: words("narratives.answer.text"), hint: words("narratives.answer.hint"),
                        rows: 4, limit: Self.longestText))
                    \(form.submit(words("narratives.answer.find")))
                    """))
                \(found.map(results))
                """)
    }

    private func results(_ found: Answering) -> HTML {
        guard !found.claims.isEmpty else {
            return "<p class=\"empty\" role=\"status\">\(words("narratives.answer.none"))</p>"
        }
        return """
            <section id="cards"><h2>\(words("narratives.answer.cards"))</h2>
            <p class="hint">\(words("narratives.answer.pick"))</p>\(found.claims.map(card))</section>
            """
    }

    private func card(_ found: Answering.Found) -> HTML {
        let code = ArgumentLibrary.code(for: visit.language)
        let language = Language(tag: code) ?? .english
        let answers = found.answers.map { answer -> HTML in
            """
            <h4>\(words("narratives.tone.\(answer.tone.rawValue)"))</h4>
            \(NarrativeCard.copy(answer.text, Language(tag: answer.language) ?? .english,
                id: "text-\(CounterNarrative.number(of: answer.id))", words))
            """
        }
        return """
            <article class="card"><h3 \(language.attributes)><a href="\(CampaignRoutes.claim.link(found.claim.id))">\
            “\(ArgumentLibrary.shipped.wording(of: found.claim.id, in: code))”</a></h3>\(answers)</article>
            """
    }
}
