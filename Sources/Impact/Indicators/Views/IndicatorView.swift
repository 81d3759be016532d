import Community
import Kernel
import Web

/// The page of one indicator in one place or organisation: what it means, its months, and what it counts.
struct IndicatorView {
    let visit: Visit
    let found: IndicatorOfScope

    init(_ visit: Visit, _ found: IndicatorOfScope) {
        self.visit = visit
        self.found = found
    }

    private var words: Words { visit.words }
    private var definition: IndicatorDefinition { found.definition }

    var page: Page {
        let name = words("indicator.\(definition.id)")
        return Page(
            words("impact.indicatorOf", ["indicator": name, "name": found.name]), width: .wide,
            body: """
                <nav class="breadcrumbs" aria-label="\(words("impact.around"))"><ol>\
                <li><a href="\(ImpactRoutes.page(found.scope))">\(words("impact.title")): <bdi>\(found.name)</bdi></a></li>\
                </ol></nav>
                <h1>\(name)</h1>
                \(value)
                <p>\(words("indicator.\(definition.id).definition"))</p>
                \(definition.isOfficial ? OfficialView(visit, IndicatorContent([])).series(found) : own)
                \(DefinitionsView(visit, IndicatorContent([definition])).facts(definition))
                """)
    }

    private var value: HTML? {
        found.figure.map { figure in
            """
            <p class="figure-value">\(words.figure(figure.value, figure.unit))</p>
            <p class="meta">\(words("impact.counted", [
                "month": words.month(found.span.from), "day": words.date(figure.counted),
            ]))</p>\(FigureNotes(words).note(figure))
            """
        }
    }

    // Counted here.

    /// Months that are drawn, at most.
    private static let drawn = 36

    private var own: HTML {
        let series = found.values.compactMap { value in value.month.map { ($0, value.value) } }
        return "\(months(series))\(spread)\(things)"
    }

    private func months(_ series: [(CalendarMonth, Double?)]) -> HTML? {
        guard let first = series.first?.0, let span = MonthSpan(first, found.span.to) else { return nil }
        let months = Array(span.months.suffix(Self.drawn))
        let known = Dictionary(series, uniquingKeysWith: { one, _ in one })
        // A month without anything is nothing for a count, and unknown for a median or a share.
        let nothing: Double? = definition.sums == .total || definition.sums == .people ? 0 : nil
        let values = months.map { month in known[month] ?? nothing }
        let n = found.values.filter { $0.month != nil }.reduce(0) { $0 + ($1.n ?? 0) }
        let chart = MonthsChart(visit, definition.id, definition.unit.figure).figure(
            months, values, basis: words("impact.basis.kept", count: n))
        return chart.map { "<section><h2>\(words("impact.series"))</h2>\($0)</section>" }
    }

    /// Up to how many days answers took, in classes that people know: a week, two, a month, two, longer.
    private static let classes = [7, 14, 30, 60, Int.max]

    private var spread: HTML? {
        guard definition.sums == .median else { return nil }
        var parts = IndicatorValue.Parts([])
        for value in found.values { if let own = value.parts { parts.add(own) } }
        let bars = Self.classes.enumerated().map { index, top -> BarsChart.Bar in
            let bottom = index == 0 ? Int.min : Self.classes[index - 1]
            let count = parts.counts.reduce(0) { $0 + ($1.key > bottom && $1.key <= top ? $1.value : 0) }
            let name =
                top == .max
                ? words("impact.spread.longer", count: bottom) : words("impact.spread.within", count: top)
            return BarsChart.Bar(name, Double(count), said: words.number(count))
        }
        let total = parts.counts.values.reduce(0, +)
        let frame = ChartFrame(
            id: "spread", title: words("impact.spread"),
            description: words("impact.spread.description"), basis: words("impact.basis.kept", count: total),
            table: ChartTable(
                label: words("impact.table"), heads: [words("impact.spread"), words("impact.count")],
                rows: bars.map { [$0.name, $0.said] }), language: visit.language)
        return BarsChart(frame, bars: bars).figure.map { "<section><h2>\(words("impact.spread"))</h2>\($0)</section>" }
    }

    /// What a number counts, as far as everybody may see it.
    private var things: HTML {
        let items = found.things.map { card -> HTML in
            """
            <li><p class="meta">\(words("subject.\(card.subject.kind.name)"))</p><p>\
            \(card.linkedName(for: visit.language))</p></li>
            """
        }
        let list: HTML = items.isEmpty ? "<p>\(words("impact.things.none"))</p>" : "<ul class=\"plain\">\(items)</ul>"
        let more: HTML? = found.hasMore ? "<p>\(words("impact.things.more", count: found.things.count))</p>" : nil
        let hint: HTML? = definition.isOfPeople ? "<p>\(words("impact.things.people"))</p>" : nil
        return "<section><h2>\(words("impact.things"))</h2>\(hint)\(list)\(more)</section>"
    }
}

/// What each indicator means and where it comes from.
struct DefinitionsView {
    let visit: Visit
    let content: IndicatorContent

    init(_ visit: Visit, _ content: IndicatorContent) {
        self.visit = visit
        self.content = content
    }

    private var words: Words { visit.words }

    var page: Page {
        let families = IndicatorDefinition.Family.allCases.map { family -> HTML in
            let entries = content.all.filter { $0.family == family }.map { one -> HTML in
                """
                <h3 id="\(one.id)">\(words("indicator.\(one.id)"))</h3>
                <p>\(words("indicator.\(one.id).definition"))</p>\(list(one))
                """
            }
            return "<section><h2>\(words("impact.family.\(family.rawValue)"))</h2>\(entries)</section>"
        }
        return Page(
            words("impact.definitions"),
            body: """
                <h1>\(words("impact.definitions"))</h1>
                <p class="lede">\(words("impact.definitions.lede"))</p>
                \(families)
                """)
    }

    func facts(_ definition: IndicatorDefinition) -> HTML {
        "<section><h2>\(words("impact.about"))</h2>\(list(definition))</section>"
    }

    private func list(_ definition: IndicatorDefinition) -> HTML {
        """
        <dl class="facts"><dt>\(words("impact.unit"))</dt><dd>\(words("impact.unit.\(definition.unit.rawValue)"))</dd>
        <dt>\(words("impact.source"))</dt><dd>\(source(definition))</dd>
        <dt>\(words("impact.level"))</dt><dd>\(words("impact.level.\(definition.level.rawValue)"))</dd>
        <dt>\(words("impact.frequency"))</dt><dd>\(words("impact.frequency.\(definition.frequency.rawValue)"))</dd>
        <dt>\(words("impact.breaks"))</dt><dd>\(words("indicator.breaks.\(definition.breaks)"))</dd></dl>
        """
    }

    private func source(_ definition: IndicatorDefinition) -> HTML {
        guard definition.isOfficial else { return "\(words("impact.source.own"))" }
        guard let publisher = definition.publisher else { return "\(words("impact.source.none"))" }
        let tables = definition.tables.map { "<code>\($0)</code> " as HTML }
        return "\(publisher) \(tables)"
    }
}
