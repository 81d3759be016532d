import Community
import Kernel
import Web

/// The list of what neighbours do.
struct LocalInitiativeListView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    struct Item: Sendable {
        let initiative: LocalInitiative
        let place: Place?
        let needs: [Need]
    }

    private var words: Words { visit.words }

    func page(_ items: [Item]) -> Page {
        let parts = [LocalInitiative.Phase.gathering, .underWay, .done].compactMap { phase -> HTML? in
            let own = items.filter { $0.initiative.phase == phase }
            guard !own.isEmpty else { return nil }
            return """
                <section><h2>\(words("neighbours.list.\(phase.rawValue)"))</h2>
                <ul class="grid">\(own.map(card))</ul></section>
                """
        }
        let none: HTML? = parts.isEmpty ? "<p class=\"empty\">\(words("neighbours.none"))</p>" : nil
        return Page(
            words("neighbours.title"), width: .wide,
            body: """
                <h1>\(words("neighbours.title"))</h1>
                <p class="lede">\(words("neighbours.lede"))</p>
                <p><a class="button button-primary" href="\(LocalInitiativeRoutes.new.link())">\(words("neighbours.new"))</a></p>
                \(none)\(parts)
                """)
    }

    private func card(_ item: Item) -> HTML {
        let initiative = item.initiative
        let place: HTML? = item.place.map { "<span dir=\"auto\">\($0.name)</span>" }
        let days = words.days(initiative.dates)
        let left = item.needs.filter { $0.left > 0 }
        let needed: HTML? =
            !initiative.phase.isOpen || left.isEmpty
            ? nil : "<p>\(words("neighbours.lines.left", count: left.count))</p>"
        return """
            <li class="card"><h3 \(initiative.language.attributes)><a class="card-link" \
            href="\(LocalInitiativeRoutes.one.link(initiative.id))">\(initiative.title)</a></h3>
            <p class="meta">\(place)\(days.map { " · \($0)" })</p>\(needed)</li>
            """
    }
}

extension Words {
    /// `3 May 2027 – 4 May 2027`; nil while the days are not known.
    func days(_ dates: LocalInitiative.Dates) -> String? {
        guard let from = dates.from else { return nil }
        guard let until = dates.until, until != from else { return date(from) }
        return "\(date(from)) – \(date(until))"
    }
}
