import Community
import Kernel
import Web

/// The markup of the queue.
struct QueueView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    /// On one page; the rest comes when these are decided.
    static let most = 50

    /// - count: how many wait in all
    func page(
        _ items: [QueueItem], _ count: Int, _ filter: QueueItem.Filter, pasted: [PastedEntries], kinds: [Subject.Kind],
        places: [Place]
    ) -> Page {
        let list: HTML =
            items.isEmpty
            ? "<p class=\"empty\">\(words("moderation.nothing"))</p>"
            : "<ul class=\"stack plain\">\(items.map(card))</ul>"
        return Page(
            words("moderation.title"), width: .wide,
            body: """
                <h1>\(words("moderation.title"))</h1>
                <p class="lede">\(words("moderation.lede"))</p>
                \(form(filter, kinds, places))
                \(same(pasted))
                <h2 id="waiting">\(words("moderation.count", count: count))</h2>
                \(list)
                <p class="cluster"><a href="\(ModerationRoutes.spaces.link())">\(words("moderation.space.title"))</a>
                <a href="\(ModerationRoutes.rules.link())">\(words("moderation.rules.title"))</a>
                <a href="\(ModerationRoutes.transparency.link())">\(words("moderation.transparency.title"))</a></p>
                """)
    }

    private func same(_ pasted: [PastedEntries]) -> HTML? {
        guard !pasted.isEmpty else { return nil }
        let groups = pasted.map { group -> HTML in
            let links = group.items.enumerated().map { number, item -> HTML in
                "<a href=\"#entry-\(item.entry.id.description)\">\(words.number(number + 1))</a> "
            }
            return """
                <li>\(words("moderation.pasted.texts", count: group.items.count)), \
                \(words("moderation.pasted.people", count: group.authors)): \(links)</li>
                """
        }
        return """
            <section class="card" aria-labelledby="pasted"><h2 id="pasted">\(words("moderation.pasted"))</h2>
            <p>\(words("moderation.pasted.hint"))</p><ul>\(groups)</ul></section>
            """
    }

    private func card(_ item: QueueItem) -> HTML {
        let entry = item.entry
        let link = ModerationRoutes.entry.link(entry.id)
        let place: HTML? = item.place.map { "<bdi>\($0.name)</bdi> · " }
        // What nobody has doubted is shown with one press.
        let quick: HTML? =
            item.isHard || entry.cause == .appealed
            ? nil
            : FormView(visit, to: ModerationRoutes.entryDecision.link(entry.id)).button(
                words("moderation.showNow"),
                hidden: [("outcome", "kept"), ("return", "\(visit.address(of: ModerationRoutes.queue.link()))")])
        return """
            <li class="card" id="entry-\(entry.id.description)">
            \(ReadingView(words).facts(item))
            <p class="meta">\(words.kind(entry.subject.kind)) · \(place)<bdi>\(entry.language.name)</bdi> · \
            \(words("moderation.since", ["time": words.wait(visit.now - entry.opened)]))</p>
            \(ReadingView(words).text(item))
            <div class="cluster"><a class="button button-primary" href="\(link)">\(words("moderation.look"))</a>\(quick)</div>
            </li>
            """
    }

    private func form(_ filter: QueueItem.Filter, _ kinds: [Subject.Kind], _ places: [Place]) -> HTML {
        let whose = QueueItem.Filter.Whose.allCases.map { ($0.rawValue, words("moderation.whose.\($0.rawValue)")) }
        let space: HTML? = filter.space.map { "<input type=\"hidden\" name=\"space\" value=\"\($0.description)\">" }
        return """
            <form class="card" method="get" action="\(ModerationRoutes.queue.link())">\(space)
            <div class="filters">
            \(select("whose", words("moderation.whose"), whose, filter.whose.rawValue, any: nil))
            \(select("place", words("organisation.place"), places.map { ($0.id.description, $0.name) },
                filter.place?.description, any: words("moderation.any")))
            \(select("kind", words("moderation.kind"), kinds.map { ($0.name, words.kind($0)) }, filter.kind?.name,
                any: words("moderation.any")))
            \(select("language", words("moderation.language"), Language.all.map { ($0.code, $0.name) },
                filter.language?.code, any: words("moderation.any")))
            </div><p><button class="button">\(words("moderation.filter"))</button></p></form>
            """
    }

    private func select(
        _ name: String, _ label: String, _ options: [(String, String)], _ chosen: String?, any: String?
    ) -> HTML {
        let items = options.map { option -> HTML in
            """
            <option value="\(option.0)"\(option.0 == chosen ? " selected" : "" as HTML)>\(option.1)</option>
            """
        }
        let first: HTML? = any.map { "<option value=\"\">\($0)</option>" }
        return """
            <div class="field"><label for="\(name)">\(label)</label>
            <select id="\(name)" name="\(name)">\(first)\(items)</select></div>
            """
    }
}

extension Visit {
    /// The address of a page with the query that this one has.
    fileprivate func address(of link: Link) -> String {
        ["whose", "place", "kind", "language", "space"].reduce(link) { link, name in
            query[name].isEmpty ? link : link.with(name, query[name])
        }.address
    }
}
