import Community
import Kernel
import Web

/// The list of budget processes.
struct ProcessListView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    struct Item: Sendable {
        let process: BudgetProcess
        let place: Place?
    }

    private var words: Words { visit.words }

    func page(_ items: [Item]) -> Page {
        let isOpen: (Item) -> Bool = { !$0.process.phase.isCounted }
        let parts = [
            section(words("budget.list.open"), items.filter(isOpen)),
            section(words("budget.list.counted"), items.filter { !isOpen($0) }),
        ].compactMap { $0 }
        let none: HTML? = parts.isEmpty ? "<p class=\"empty\">\(words("budget.none"))</p>" : nil
        return Page(
            words("budget.title"), width: .wide,
            body: """
                <h1>\(words("budget.title"))</h1>
                <p class="lede">\(words("budget.lede"))</p>
                \(none)\(parts)
                <p><a href="\(BudgetRoutes.new.link())">\(words("budget.new"))</a></p>
                """)
    }

    private func section(_ title: String, _ items: [Item]) -> HTML? {
        guard !items.isEmpty else { return nil }
        return "<section><h2>\(title)</h2><ul class=\"grid\">\(items.map(card))</ul></section>"
    }

    private func card(_ item: Item) -> HTML {
        let process = item.process
        let place: HTML? = item.place.map { "<span dir=\"auto\">\($0.name)</span> · " }
        return """
            <li class="card"><p><span class="badge">\(words("budget.phase.\(process.phase.rawValue)"))</span></p>
            <h3 \(process.language.attributes)><a class="card-link" \
            href="\(BudgetRoutes.one.link(process.id))">\(process.title)</a></h3>
            <p class="meta">\(place)\(words.money(process.amount, in: process))</p></li>
            """
    }
}
