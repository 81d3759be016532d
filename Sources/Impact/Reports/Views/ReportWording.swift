import Community
import Kernel
import Web

/// How a report says its numbers, on a page and on paper alike.
struct ReportWording {
    let words: Words

    func name(_ figure: Figure) -> String { words("indicator.\(figure.indicator)") }

    /// How many are behind it and how sure it is; empty where the value says it.
    func basis(_ figure: Figure) -> String {
        guard figure.value != nil else { return "" }
        var parts: [String] = []
        if let n = figure.n, n > 0, figure.unit != .count { parts.append(words("funding.n", ["n": words.number(n)])) }
        if let interval = figure.interval { parts.append(words.interval(interval, figure.unit)) }
        return parts.joined(separator: "; ")
    }

    func trend(_ one: Report.Compared) -> String {
        "\(words.figure(one.before, one.figure.unit)) – \(words("funding.trend.\(one.trend.rawValue)"))"
    }

    func notBetter(_ one: Report.Compared) -> String {
        words(
            "funding.notBetter.\(one.trend.rawValue)",
            [
                "name": name(one.figure), "before": words.figure(one.before, one.figure.unit),
                "now": words.figure(one.figure.value, one.figure.unit),
            ])
    }

    func shortfall(_ one: Shortfall) -> String {
        "\(words("funding.shortfall.\(one.kind)")): \(words.number(one.count))"
    }

    func change(_ change: ReportRun.Change) -> String {
        switch change.subject {
        case .indicator(let name):
            words(
                "funding.change",
                ["name": words("indicator.\(name)"), "before": said(change.before), "now": said(change.after)])
        case .shortfall(let kind):
            words(
                "funding.change",
                ["name": words("funding.shortfall.\(kind)"), "before": said(change.before), "now": said(change.after)])
        }
    }

    private func said(_ value: Double?) -> String {
        guard let value else { return words.figure(nil, .count) }
        return words.decimal(value, places: value == value.rounded() ? 0 : 1)
    }

    func part(_ part: Report.Part) -> String {
        words("funding.result", ["number": words.number(part.template.result), "title": part.template.heading(words.language)])
    }

    func title(_ report: Report) -> String { words("funding.of", ["name": report.name]) }

    func span(_ report: Report) -> String {
        words("funding.span", ["from": words.month(report.span.from), "to": words.month(report.span.to)])
    }

    func dates(_ report: Report) -> String {
        let counted = report.parts.flatMap(\.figures).map(\.figure.counted).min() ?? report.made
        return words("funding.dates", ["made": words.date(report.made), "counted": words.date(counted)])
    }
}
