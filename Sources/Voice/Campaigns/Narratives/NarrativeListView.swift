import Kernel
import Speech
import Web

/// The library: claims by what they are about.
struct NarrativeListView {
    let visit: Visit
    let filter: NarrativeFilter

    init(_ visit: Visit, _ filter: NarrativeFilter) {
        self.visit = visit
        self.filter = filter
    }

    private var words: Words { visit.words }

    func page(_ claims: [(claim: HostileClaim, count: Int)], isReviewer: Bool) -> Page {
        let sections = HostileClaim.Kind.allCases.compactMap { kind -> HTML? in
            let own = claims.filter { $0.claim.kind == kind }
            guard !own.isEmpty else { return nil }
            return """
                <section><h2>\(words("narratives.kind.\(kind.rawValue)"))</h2>
                <ul class="grid">\(own.map(card))</ul></section>
                """
        }
        let none: HTML? = sections.isEmpty ? "<p class=\"empty\">\(words("narratives.none"))</p>" : nil
        let queue: HTML? =
            isReviewer
            ? "<a class=\"button\" href=\"\(CampaignRoutes.waiting.link())\">\(words("narratives.waiting"))</a>" : nil
        return Page(
            words("narratives.title"), width: .wide,
            body: """
                <h1>\(words("narratives.title"))</h1>
                <p class="lede">\(words("narratives.lede"))</p>
                <p><a class="button button-primary" href="\(CampaignRoutes.answer.link())">\(words("narratives.answer"))</a>
                <a class="button" href="\(CampaignRoutes.newNarrative.link())">\(words("narratives.add"))</a>
                <a class="button" href="\(CampaignRoutes.campaigns.link())">\(words("campaigns.title"))</a>
                \(queue)</p>
                \(form)\(none)\(sections)
                """)
    }

    private func card(_ item: (claim: HostileClaim, count: Int)) -> HTML {
        let code = ArgumentLibrary.code(for: visit.language)
        let language = Language(tag: code) ?? .english
        var link = CampaignRoutes.claim.link(item.claim.id)
        if let chosen = filter.language { link = link.with("language", chosen.code) }
        return """
            <li class="card"><h3 \(language.attributes)><a class="card-link" \
            href="\(link)">“\(ArgumentLibrary.shipped.wording(of: item.claim.id, in: code))”</a></h3>
            <p class="meta">\(words("narratives.count", count: item.count))</p></li>
            """
    }

    private var form: HTML {
        """
        <form method="get" action="\(CampaignRoutes.narratives.link())"><div class="filters">
        <div class="field"><label for="text">\(words("narratives.search"))</label>
        <input id="text" name="text" type="search" value="\(filter.text)" dir="auto"></div>
        \(choice("kind", words("narratives.kind"), HostileClaim.Kind.allCases.map {
            ($0.rawValue, words("narratives.kind.\($0.rawValue)"))
        }, filter.kind?.rawValue))
        \(choice("group", words("narratives.group"), IdentityGroup.allCases.map {
            ($0.rawValue, words("narratives.group.\($0.rawValue)"))
        }, filter.group?.rawValue))
        \(choice("tone", words("narratives.tone"), ShippedAnswer.Tone.allCases.map {
            ($0.rawValue, words("narratives.tone.\($0.rawValue)"))
        }, filter.tone?.rawValue))
        \(choice("language", words("narratives.language"), SpeechLanguages.codes.compactMap { code in
            Language(tag: code).map { (code, $0.name) }
        }, filter.language?.code))
        </div><p><button class="button">\(words("narratives.find"))</button></p></form>
        """
    }

    private func choice(_ name: String, _ label: String, _ options: [(String, String)], _ chosen: String?) -> HTML {
        let items = options.map { value, text -> HTML in
            "<option value=\"\(value)\"\(value == chosen ? " selected" : "" as HTML)>\(text)</option>"
        }
        return """
            <div class="field"><label for="\(name)">\(label)</label><select id="\(name)" name="\(name)">
            <option value="">\(words("narratives.any"))</option>\(items)</select></div>
            """
    }
}

extension ArgumentLibrary {
    /// The language in which the library speaks to a reader.
    static func code(for reader: Language) -> String {
        SpeechLanguages.number(reader.code) == nil ? Language.english.code : reader.code
    }
}
