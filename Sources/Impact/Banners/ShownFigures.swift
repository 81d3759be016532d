import Community
import Kernel
import Web

/// Live figures in the reader's words; those without a value, or that the catalogue cannot name, are left out.
struct ShownFigures {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    /// What says most about people stands first. Ours.
    private static let order = [
        "volunteers", "hours", "voices", "answers", "actions", "stories", "localInitiatives", "daysToAnswer",
        "casesInTime", "adaptations",
    ]

    func shown(_ figures: [Figure]) -> [ShownFigure] {
        let known = Self.order.compactMap { name in figures.first { $0.indicator == name } }
        return Array(known.compactMap(shown).prefix(BannerContent.mostFigures))
    }

    private func shown(_ figure: Figure) -> ShownFigure? {
        // Nothing done yet is nothing to print.
        guard let value = figure.value, value > 0 else { return nil }
        let written =
            switch figure.unit {
            case .count, .hours, .days: words.number(Int(value.rounded()))
            case .percent: words.percent(value / 100)
            }
        return ShownFigure(value: written, label: words("banner.figure.\(figure.indicator)"))
    }
}
