import Kernel
import Speech
import Web

/// One claim with all that can be answered, in one language.
struct ClaimView {
    let visit: Visit
    let claim: HostileClaim

    init(_ visit: Visit, _ claim: HostileClaim) {
        self.visit = visit
        self.claim = claim
    }

    private var words: Words { visit.words }

    /// The one asked for, else the reader's.
    private var language: Language {
        Language(tag: visit.query["language"]) ?? Language(tag: ArgumentLibrary.code(for: visit.language)) ?? .english
    }

    /// - mine: what the reader wrote and others do not see, with why where it was declined
    func page(
        _ narratives: [CounterNarrative], _ ratings: [CounterNarrativeID: NarrativeRating],
        mine: [(narrative: CounterNarrative, reason: String)]
    ) -> Page {
        let code = ArgumentLibrary.code(for: language)
        let spoken = Language(tag: code) ?? .english
        let wording = ArgumentLibrary.shipped.wording(of: claim.id, in: code)
        let own = narratives.filter { $0.language == language }
        let others = Set(narratives.map(\.language)).subtracting([language]).sorted { $0.code < $1.code }
        let links = others.map { other -> HTML in
            let link = CampaignRoutes.claim.link(claim.id).with("language", other.code)
            return "<li><a href=\"\(link)\" \(other.attributes)>\(other.name)</a></li>"
        }
        let none: HTML? = own.isEmpty ? "<p class=\"empty\">\(words("narratives.none"))</p>" : nil
        let more: HTML? =
            links.isEmpty
            ? nil : "<section><h2>\(words("narratives.others"))</h2><ul class=\"choices\">\(links)</ul></section>"
        let groups = claim.groups.map { words("narratives.group.\($0.rawValue)") }.joined(separator: " · ")
        return Page(
            wording,
            body: """
                <p class="meta">\(words("narratives.kind.\(claim.kind.rawValue)")) · \(groups)</p>
                <h1 \(spoken.attributes)>“\(wording)”</h1>
                <p>\(words("narratives.claim.hint"))</p>
                <section><h2>\(words("narratives.answers"))</h2>\(none)
                \(own.map { NarrativeCard(visit, $0, ratings[$0.id] ?? .init()).card })</section>
                \(hidden(mine))
                \(NarrativeCard.advice(claim, words))
                <p><a class="button" href="\(CampaignRoutes.newNarrative.link().with("claim", claim.id))">\
                \(words("narratives.add"))</a></p>\(more)
                """)
    }
}

extension ClaimView {
    private func hidden(_ mine: [(narrative: CounterNarrative, reason: String)]) -> HTML? {
        guard !mine.isEmpty else { return nil }
        let cards = mine.map { narrative, reason -> HTML in
            let why: HTML? = reason.isEmpty ? nil : "<p>\(words("narratives.why")) <q dir=\"auto\">\(reason)</q></p>"
            return """
                <article class="card"><p \(narrative.language.attributes)>\(narrative.text)</p>
                <p class="meta">\(words("narratives.state.\(narrative.state.rawValue)"))</p>\(why)</article>
                """
        }
        return "<section><h2>\(words("narratives.mine"))</h2>\(cards)</section>"
    }
}

/// A counter-narrative as it is shown: to read, to copy, to rate.
struct NarrativeCard {
    let visit: Visit
    let narrative: CounterNarrative
    let rating: NarrativeRating

    init(_ visit: Visit, _ narrative: CounterNarrative, _ rating: NarrativeRating) {
        self.visit = visit
        self.narrative = narrative
        self.rating = rating
    }

    private var words: Words { visit.words }

    var card: HTML {
        let sources = narrative.sources.split(separator: "\n").map { "<li dir=\"auto\">\(String($0))</li>" as HTML }
        let known: HTML? =
            rating.count == 0
            ? nil
            : """
            <p class="meta">\(words("narratives.rating", [
                "helped": words.number(rating.helped), "count": words.number(rating.count),
                "backfired": words.number(rating.backfired), "share": words.percent(rating.shrunkShare),
            ]))</p>
            """
        return """
            <article class="card" id="n\(narrative.id.description)"><h3>\(words("narratives.tone.\(narrative.tone.rawValue)"))</h3>
            \(Self.copy(narrative.text, narrative.language, id: "text-\(narrative.id)", words))
            <details><summary>\(words("narratives.sources"))</summary><ul>\(sources)</ul></details>
            <p class="meta">\(words("narratives.state.\(narrative.state.rawValue)")) \
            \(words("narratives.short-name")) <code>\(narrative.subject.description)</code></p>\(known)\(rate)</article>
            """
    }

    /// A field from which the text is taken, with or without a script.
    static func copy(_ text: String, _ language: Language, id: String, _ words: Words) -> HTML {
        """
        <p \(language.attributes)>\(text)</p>
        <details><summary>\(words("narratives.copy"))</summary>
        <label for="\(id)">\(words("narratives.copy.hint"))</label>
        <textarea id="\(id)" rows="5" readonly \(language.attributes)>\(text)</textarea></details>
        """
    }

    private var rate: HTML? {
        guard visit.person != nil else { return nil }
        let form = FormView(visit, to: CampaignRoutes.rating.link(narrative.id))
        let buttons = NarrativeRating.Verdict.allCases.map { verdict in
            form.button(words("narratives.verdict.\(verdict.rawValue)"), hidden: [("verdict", verdict.rawValue)])
        }
        return "<p class=\"meta\">\(words("narratives.rate"))</p>\(buttons)"
    }

    /// What is known to work, or to backfire.
    static func advice(_ claim: HostileClaim, _ words: Words) -> HTML {
        let items = claim.advice.map { "<li>\(words("narratives.advice.\($0.rawValue)"))</li>" as HTML }
        return "<section><h2>\(words("narratives.advice"))</h2><ul>\(items)</ul></section>"
    }
}
