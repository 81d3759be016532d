import Community
import Kernel
import Web

/// All ways of deciding, by what is decided.
struct MethodListView {
    let words: Words

    init(_ visit: Visit) { words = visit.words }

    static let parts: [(key: String, methods: [DecisionMethod])] = [
        ("one", [.approval, .score, .borda, .irv, .schulze, .rankedPairs]), ("several", [.stv]),
        ("money", [.greedy, .equalShares, .phragmen]), ("people", [.sortition]), ("secret", [.secretBallot]),
    ]

    var page: Page {
        let sections = Self.parts.map { part -> HTML in
            """
            <section><h2>\(words("deciding.part.\(part.key)"))</h2><ul class="grid">\(part.methods.map(card))</ul></section>
            """
        }
        var page = Page(
            words("deciding.title"), width: .wide,
            body: """
                <h1>\(words("deciding.title"))</h1><p class="lede">\(words("deciding.lede"))</p>\(sections)
                """)
        page.summary = words("deciding.lede")
        return page
    }

    private func card(_ method: DecisionMethod) -> HTML {
        """
        <li class="card"><h3><a class="card-link" href="\(method.link)">\(words("deciding.\(method.rawValue).name"))</a></h3>
        <p>\(words("deciding.\(method.rawValue).for"))</p></li>
        """
    }
}
