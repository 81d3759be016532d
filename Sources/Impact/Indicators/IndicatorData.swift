import Community
import Deliberation
import Kernel

/// Indicators as open data.
struct IndicatorData: Sendable {
    let content: IndicatorContent

    /// Values without a month are those of the last twelve.
    func own(_ values: [IndicatorValue]) -> String {
        CSV.line(["scope", "scope_id", "indicator", "unit", "period", "value", "n"])
            + values.map { value in
                let (kind, id) = value.scope.columns
                return CSV.line([
                    kind, Identifier<FigureScope>(id).description, value.indicator,
                    content[value.indicator]?.unit.rawValue ?? "", value.month?.description ?? "last 12 months",
                    value.value.map(Self.number) ?? "", value.n.map(String.init) ?? "",
                ])
            }.joined()
    }

    func official(_ values: [OfficialValue]) -> String {
        CSV.line(["place", "indicator", "unit", "population", "period", "value", "flags", "dataset", "imported"])
            + values.map { value in
                CSV.line([
                    value.place.description, value.indicator, content[value.indicator]?.unit.rawValue ?? "",
                    value.population.rawValue, value.period, value.value.map(Self.number) ?? "",
                    value.flags.map(\.rawValue).joined(), value.dataset, CalendarDay(value.imported).description,
                ])
            }.joined()
    }

    /// Without a fraction where there is none.
    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}
