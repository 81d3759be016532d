import Community
import Kernel
import Web

/// The figures of all cases, for everybody.
struct FiguresView {
    let visit: Visit
    let figures: CaseFigures
    let places: [Place]

    init(_ visit: Visit, _ figures: CaseFigures, _ places: [Place]) {
        self.visit = visit
        self.figures = figures
        self.places = places
    }

    private var words: Words { visit.words }

    var page: Page {
        let total = figures.rows.first { $0.dimension == .all }?.count
        let said = total.map { words("counter.figures.total", count: $0) } ?? words("counter.figures.few")
        let tables = CaseFigures.Dimension.allCases.filter { $0 != .all }.map(table)
        return Page(
            words("counter.figures"), width: .wide,
            body: """
                <h1>\(words("counter.figures"))</h1>
                <p class="lede">\(said)</p>
                <p>\(words("counter.figures.hint"))</p>
                <p><a class="button" href="\(CounterSpeechRoutes.figuresFile.link())">\(words("counter.figures.file"))</a></p>
                \(total == nil ? nil : "<div class=\"grid grid-wide\">\(tables)</div>" as HTML)
                """)
    }

    private func table(_ dimension: CaseFigures.Dimension) -> HTML {
        let name = words("counter.dimension.\(dimension.rawValue)")
        let rows = figures.rows.filter { $0.dimension == dimension }.map { row -> HTML in
            let count = row.count.map { words.number($0) } ?? words("counter.figures.hidden")
            return "<tr><th scope=\"row\">\(label(row))</th><td>\(count)</td></tr>"
        }
        return """
            <section><table class="figures"><caption>\(name)</caption><thead><tr><th scope="col">\(name)</th>\
            <th scope="col">\(words("counter.figures.cases"))</th></tr></thead><tbody>\(rows)</tbody></table></section>
            """
    }

    private func label(_ row: CaseFigures.Row) -> String {
        switch row.dimension {
        case .all: words("counter.dimension.all")
        case .country: places.first { $0.code == row.value }?.name ?? row.value
        case .category: words("counter.category.\(row.value)")
        case .incident: words("counter.incident.\(row.value)")
        case .ground: words("counter.ground.\(row.value)")
        case .recommendation: words("counter.recommendation.\(row.value)")
        case .outcome: words("counter.outcome.\(row.value)")
        case .term: words("counter.term.\(row.value)")
        }
    }
}
