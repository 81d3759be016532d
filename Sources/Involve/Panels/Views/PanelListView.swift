import Community
import Kernel
import Web

/// The list of citizens' panels.
struct PanelListView {
    let visit: Visit

    struct Item: Sendable {
        let panel: CitizensPanel
        let place: Place?
    }

    private var words: Words { visit.words }

    func page(_ items: [Item], mayOpen: Bool) -> Page {
        let none: HTML? = items.isEmpty ? "<p class=\"empty\">\(words("panels.none"))</p>" : nil
        let open: HTML? =
            mayOpen
            ? "<p><a class=\"button button-primary\" href=\"\(PanelRoutes.new.link())\">\(words("panels.new"))</a></p>"
            : nil
        return Page(
            words("panels.title"), width: .wide,
            body: """
                <h1>\(words("panels.title"))</h1><p class="lede">\(words("panels.lede"))</p>
                <p><a href="\(DecisionMethod.sortition.link)">\(words("panels.explained"))</a></p>
                \(open)\(none)<ul class="grid">\(items.map(card))</ul>
                """)
    }

    private func card(_ item: Item) -> HTML {
        let panel = item.panel
        return """
            <li class="card"><h2 class="inline" \(panel.language.attributes)><a class="card-link" \
            href="\(PanelRoutes.one.link(panel.id))">\(panel.title)</a></h2>
            <p class="meta"><span dir="auto">\(item.place?.name)</span> · \
            \(words("panels.phase.\(panel.phase.rawValue)"))</p></li>
            """
    }
}
