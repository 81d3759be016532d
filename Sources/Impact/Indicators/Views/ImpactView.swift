import Community
import Kernel
import Web

/// The page of a place, an organisation or the whole: figures first, then stories, then the trail behind each figure.
struct ImpactView {
    let visit: Visit
    let impact: ImpactOfScope
    let content: IndicatorContent
    let report: Link?

    init(_ visit: Visit, _ impact: ImpactOfScope, _ content: IndicatorContent, report: Link?) {
        self.visit = visit
        self.impact = impact
        self.content = content
        self.report = report
    }

    private var words: Words { visit.words }

    var page: Page {
        let title = words("impact.of", ["name": impact.name])
        var page = Page(
            title, width: .wide,
            body: """
                \(breadcrumbs)
                <h1>\(words("impact.title")): <bdi>\(impact.name)</bdi></h1>
                <p class="lede">\(since)</p>
                \(figures)
                \(charts)
                \(stories)
                \(OfficialView(visit, content).section(impact))
                <section><h2>\(words("impact.more"))</h2>\(links)</section>
                """)
        page.summary = words("impact.summary")
        return page
    }

    /// The places around, from the outside in.
    private var breadcrumbs: HTML {
        var around = Array(impact.path.reversed())
        if case .place = impact.scope { around = around.dropLast() }
        let items = around.map { place -> HTML in
            "<li><a href=\"\(ImpactRoutes.page(.place(place.id)))\" dir=\"auto\">\(place.name)</a></li>"
        }
        return items.isEmpty
            ? "" : "<nav class=\"breadcrumbs\" aria-label=\"\(words("impact.around"))\"><ol>\(items)</ol></nav>"
    }

    private var since: String {
        guard impact.isCounted, let figure = impact.figures.first else { return words("impact.notYet") }
        return words("impact.counted", ["month": words.month(impact.span.from), "day": words.date(figure.counted)])
    }

    // Figures.

    private var figures: HTML {
        guard impact.isCounted else { return "" }
        let cards = impact.figures.map { figure -> HTML in
            """
            <li class="card"><h3><a class="card-link" href="\(ImpactRoutes.indicator(figure.indicator, impact.scope))">\
            \(words("indicator.\(figure.indicator)"))</a></h3>
            <p class="figure-value">\(words.figure(figure.value, figure.unit))</p>\(FigureNotes(words).note(figure))</li>
            """
        }
        return """
            <section><h2>\(words("impact.figures"))</h2><p>\(words("impact.figures.hint"))</p>
            <ul class="grid figure-cards">\(cards)</ul></section>
            """
    }

    // Drawings.

    private var charts: HTML {
        let drawn = [months("voices"), months("hours"), flow, map].compactMap { $0 }
        guard impact.isCounted, !drawn.isEmpty else { return "" }
        return """
            <section><h2>\(words("impact.charts"))</h2><div class="grid grid-wide">\(drawn)</div></section>
            """
    }

    private func months(_ indicator: String) -> HTML? {
        guard let figure = impact.figure(indicator), let value = figure.value, value > 0 else { return nil }
        let values = impact.months(indicator)
        return MonthsChart(visit, indicator, figure.unit).figure(
            impact.span.months, values,
            basis: words("impact.basis.\(indicator == "hours" ? "people" : "counted")", count: people(figure)))
    }

    /// Who is behind hours, as far as they may be counted together.
    private func people(_ figure: Figure) -> Int {
        figure.indicator == "hours" ? impact.figure("volunteers")?.n ?? 0 : figure.n ?? 0
    }

    private static let road = ["statements", "suggestions", "answers", "adaptations", "activities"]

    private var flow: HTML? {
        let counts = Self.road.map { Int(impact.figure($0)?.value ?? 0) }
        let steps = zip(Self.road, counts).map { name, count in
            FlowChart.Step(words("indicator.\(name)"), count, said: words.number(count))
        }
        let frame = ChartFrame(
            id: "flow", title: words("impact.flow"), description: words("impact.flow.description"),
            basis: words("impact.basis.counted", count: counts.reduce(0, +)),
            table: ChartTable(
                label: words("impact.table"), heads: [words("impact.step"), words("impact.count")],
                rows: zip(Self.road, counts).map { [words("indicator.\($0)"), words.number($1)] }),
            language: visit.language)
        return FlowChart(frame, steps: steps).figure
    }

    private var map: HTML? {
        let shown = impact.countries.sorted { ($0.voices ?? 0, $1.place.code) > ($1.voices ?? 0, $0.place.code) }
        guard let first = shown.first, let most = first.voices, most > 0 else { return nil }
        let frame = ChartFrame(
            id: "map", title: words("impact.map"),
            description: words(
                "impact.map.description", ["name": first.place.name, "count": words.number(Int(most))]),
            basis: words("impact.basis.counted", count: Int(shown.reduce(0) { $0 + ($1.voices ?? 0) })),
            table: ChartTable(
                label: words("impact.table"), heads: [words("subject.place"), words("indicator.voices")],
                rows: shown.map { [$0.place.name, words.figure($0.voices, .count)] }),
            language: visit.language)
        return CountryMap(
            frame,
            countries: shown.map { country in
                CountryMap.Country(
                    country.place.code, country.voices,
                    said: country.voices.map { words.number(Int($0)) } ?? words("impact.few"))
            }
        ).figure
    }

    // What people tell, and where to go on.

    private var stories: HTML {
        guard !impact.stories.isEmpty else { return "" }
        let items = impact.stories.map { "<li>\($0.linkedName(for: visit.language))</li>" as HTML }
        return """
            <section><h2>\(words("impact.stories"))</h2><p>\(words("impact.stories.hint"))</p><ul>\(items)</ul></section>
            """
    }

    private var links: HTML {
        let report: HTML? = report.map { link in
            "<li><a class=\"button\" href=\"\(link)\">\(words("impact.report"))</a></li>"
        }
        let own: HTML
        switch impact.scope {
        case .place(let id):
            own = "<a href=\"\(CommunityRoutes.place.link(id))\">\(words("impact.page.place"))</a>"
        case .organisation(let id):
            own = "<a href=\"\(CommunityRoutes.organisation.link(id))\">\(words("impact.page.organisation"))</a>"
        }
        return """
            <ul class="cluster">\(report)
            <li><a href="\(ImpactRoutes.data(impact.scope))">\(words("impact.data"))</a></li>
            <li><a href="\(ImpactRoutes.definitions.link())">\(words("impact.definitions"))</a></li>
            <li>\(own)</li></ul>
            """
    }
}

/// What stands under a figure: how many are behind it, and how sure it is.
struct FigureNotes {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func note(_ figure: Figure) -> HTML? {
        guard figure.value != nil else { return nil }
        var parts: [String] = []
        if let n = figure.n, n > 0, figure.unit != .count { parts.append(words("impact.n", ["n": words.number(n)])) }
        if let interval = figure.interval { parts.append(words.interval(interval, figure.unit)) }
        return parts.isEmpty ? nil : "<p class=\"meta\">\(parts.joined(separator: " · "))</p>"
    }
}

/// The months of one indicator as a line.
struct MonthsChart {
    let visit: Visit
    let indicator: String
    let unit: Figure.Unit

    init(_ visit: Visit, _ indicator: String, _ unit: Figure.Unit) {
        self.visit = visit
        self.indicator = indicator
        self.unit = unit
    }

    /// Nil where nothing is known.
    func figure(_ months: [CalendarMonth], _ values: [Double?], basis: String) -> HTML? {
        let (words, unit) = (visit.words, unit)
        let best = zip(months, values).max { ($0.1 ?? -1) < ($1.1 ?? -1) }
        guard let best, let most = best.1 else { return nil }
        let frame = ChartFrame(
            id: "months-\(indicator)", title: words("indicator.\(indicator)"),
            description: words(
                "impact.months.description",
                [
                    "from": months.first.map { words.month($0) } ?? "", "to": months.last.map { words.month($0) } ?? "",
                    "month": words.month(best.0), "value": words.figure(most, unit),
                ]), basis: basis,
            table: ChartTable(
                label: words("impact.table"), heads: [words("impact.month"), words("indicator.\(indicator)")],
                rows: zip(months, values).map { [words.month($0), words.figure($1, unit)] }),
            language: visit.language)
        return SeriesChart(
            frame, periods: months.map(\.description),
            lines: [.init(words("indicator.\(indicator)"), values)],
            scale: { value in words.decimal(value, places: value == value.rounded() ? 0 : 1) }
        ).figure
    }
}
