import Kernel
import Web

extension Words {
    /// A value in its unit; nil: that it is not shown, since it would tell of a few people.
    public func figure(_ value: Double?, _ unit: Figure.Unit) -> String {
        guard let value else { return self("figure.few") }
        let whole = Int(value.rounded())
        switch unit {
        case .count: return number(whole)
        case .hours: return self("figure.hours", count: whole)
        case .days:
            guard Double(whole) != value else { return self("figure.days", count: whole) }
            return self("figure.daysPart", ["number": decimal(value, places: 1)])
        case .percent: return self("number.percent", ["number": decimal(value, places: Double(whole) == value ? 0 : 1)])
        }
    }

    /// `95 % sure between 3 days and 12 days`
    public func interval(_ interval: ClosedRange<Double>, _ unit: Figure.Unit) -> String {
        self(
            "figure.interval",
            ["low": figure(interval.lowerBound, unit), "high": figure(interval.upperBound, unit)])
    }

    /// `November 2026`
    public func month(_ month: CalendarMonth) -> String {
        self(
            "figure.month",
            ["month": self("date.month.\(month.first.month)"), "year": String(month.first.year)])
    }
}
