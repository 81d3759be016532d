import Community
import Kernel
import Web

/// What statistical offices publish, beside what is counted here.
struct OfficialView {
    let visit: Visit
    let content: IndicatorContent

    init(_ visit: Visit, _ content: IndicatorContent) {
        self.visit = visit
        self.content = content
    }

    private var words: Words { visit.words }

    /// On the page of a scope: the newest value of each indicator, of everybody that there is.
    func section(_ impact: ImpactOfScope) -> HTML? {
        guard let place = impact.officialPlace else { return nil }
        let byIndicator = Dictionary(grouping: impact.official, by: \.indicator)
        let rows = content.official.flatMap { definition -> [HTML] in
            let values = byIndicator[definition.id] ?? []
            let last = Dictionary(grouping: values.filter { $0.value != nil }, by: \.population)
                .compactMapValues { $0.max { $0.period < $1.period } }
            let shown = OfficialValue.Population.allCases.compactMap { last[$0] }
            return shown.enumerated().map { index, value in row(definition, value, impact.scope, index, shown.count) }
        }
        guard !rows.isEmpty else { return nil }
        return """
            <section><h2>\(words("impact.official"))</h2>
            <p>\(words("impact.official.hint")) <a href="\(CommunityRoutes.place.link(place.id))" dir="auto">\
            \(place.name)</a></p>
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(words("impact.official"))">
            <table class="figures"><thead><tr><th scope="col">\(words("impact.indicator"))</th>\
            <th scope="col">\(words("impact.population"))</th><th scope="col">\(words("impact.period"))</th>\
            <th scope="col" class="num">\(words("impact.value"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            </section>
            """
    }

    private func row(
        _ definition: IndicatorDefinition, _ value: OfficialValue, _ scope: FigureScope, _ index: Int, _ count: Int
    ) -> HTML {
        let name: HTML? =
            index > 0
            ? nil
            : """
            <th scope="rowgroup" rowspan="\(count)"><a href="\(ImpactRoutes.indicator(definition.id, scope))">\
            \(words("indicator.\(definition.id)"))</a></th>
            """
        return """
            <tr>\(name)<td>\(words("impact.population.\(value.population.rawValue)"))</td><td>\(value.period)</td>\
            <td class="num">\(said(value.value, definition))\(flags(value))</td></tr>
            """
    }

    func said(_ value: Double?, _ definition: IndicatorDefinition) -> String {
        guard let value else { return words("impact.notAvailable") }
        guard definition.unit == .euros else { return words.figure(value, definition.unit.figure) }
        return words("figure.euros", ["number": words.number(Int(value.rounded()))])
    }

    /// Letters as the office writes them, with what they mean.
    func flags(_ value: OfficialValue) -> HTML? {
        let all = value.flags.map { flag -> HTML in
            " <abbr title=\"\(words("impact.flag.\(flag.rawValue)"))\">\(flag.rawValue)</abbr>"
        }
        return all.isEmpty ? nil : "\(all)"
    }

    /// The whole series on the page of an indicator.
    func series(_ found: IndicatorOfScope) -> HTML {
        guard let place = found.officialPlace else { return "<p>\(words("impact.official.none"))</p>" }
        let periods = Set(found.official.map(\.period)).sorted()
        let populations = OfficialValue.Population.allCases.filter { one in
            found.official.contains { $0.population == one }
        }
        let values = Dictionary(
            found.official.map { (Key($0.population, $0.period), $0) }, uniquingKeysWith: { one, _ in one })
        return """
            <section><h2>\(words("impact.series"))</h2>
            <p><a href="\(CommunityRoutes.place.link(place.id))" dir="auto">\(place.name)</a></p>
            \(chart(found.definition, periods, populations, values))
            \(table(found.definition, periods, populations, values))
            \(legend(found.official))</section>
            """
    }

    private struct Key: Hashable {
        let population: OfficialValue.Population
        let period: String

        init(_ population: OfficialValue.Population, _ period: String) {
            self.population = population
            self.period = period
        }
    }

    private func chart(
        _ definition: IndicatorDefinition, _ periods: [String], _ populations: [OfficialValue.Population],
        _ values: [Key: OfficialValue]
    ) -> HTML? {
        let name = words("indicator.\(definition.id)")
        let known = values.values.filter { $0.value != nil }
        guard let first = periods.first, let last = periods.last, !known.isEmpty else { return nil }
        let breaks = periods.indices.filter { index in
            populations.contains { values[Key($0, periods[index])]?.flags.contains(.breakInSeries) == true }
        }
        let frame = ChartFrame(
            id: "official", title: name,
            description: words("impact.official.description", ["from": first, "to": last])
                + (breaks.isEmpty ? "" : " " + words("impact.official.breaks")),
            basis: words("impact.basis.official", count: known.count),
            table: ChartTable(
                label: words("impact.table"), heads: [words("impact.period")] + populations.map(said),
                rows: periods.map { period in
                    [period] + populations.map { self.said(values[Key($0, period)]?.value, definition) }
                }), language: visit.language)
        let words = words
        return SeriesChart(
            frame, periods: periods,
            lines: populations.map { one in
                SeriesChart.Line(said(one), periods.map { values[Key(one, $0)]?.value })
            }, breaks: Set(breaks),
            scale: { words.decimal($0, places: $0 == $0.rounded() ? 0 : 1) }
        ).figure
    }

    private func said(_ population: OfficialValue.Population) -> String {
        words("impact.population.\(population.rawValue)")
    }

    /// With the flags, which the drawing leaves out.
    private func table(
        _ definition: IndicatorDefinition, _ periods: [String], _ populations: [OfficialValue.Population],
        _ values: [Key: OfficialValue]
    ) -> HTML {
        let heads = populations.map { "<th scope=\"col\" class=\"num\">\(said($0))</th>" as HTML }
        let rows = periods.reversed().map { period -> HTML in
            let cells = populations.map { one -> HTML in
                guard let value = values[Key(one, period)] else {
                    return "<td class=\"num\">\(words("impact.notAvailable"))</td>"
                }
                return "<td class=\"num\">\(said(value.value, definition))\(flags(value))</td>"
            }
            return "<tr><th scope=\"row\">\(period)</th>\(cells)</tr>"
        }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(words("impact.series"))">
            <table class="figures figures-narrow"><thead><tr><th scope="col">\(words("impact.period"))</th>\(heads)</tr>\
            </thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private func legend(_ values: [OfficialValue]) -> HTML? {
        let used = OfficialValue.Flag.allCases.filter { flag in values.contains { $0.flags.contains(flag) } }
        let items = used.map { "<dt>\($0.rawValue)</dt><dd>\(words("impact.flag.\($0.rawValue)"))</dd>" as HTML }
        return used.isEmpty ? nil : "<h3>\(words("impact.flags"))</h3><dl class=\"facts\">\(items)</dl>"
    }
}
