import Deliberation
import Foundation

/// What a survey shows, for reading in a terminal.
struct ImpactText {
    let report: ImpactReport

    var text: String {
        var text = ""
        for lost in report.attrition {
            text += "before → \(lost.wave.rawValue), \(lost.group.rawValue): \(lost.pairs) pairs; only before "
            text += "\(lost.onlyBefore), only \(lost.wave.rawValue) \(lost.onlyThen), "
            text += "codes used twice \(lost.repeated)\n"
        }
        for scale in report.scales { text += "\n" + block(scale) }
        text += "\nIntervals at 95 %. p adjusted for several tests by Holm (in brackets: Benjamini and Hochberg).\n"
        text += "Meaningful is \(number(report.options.margin)) standard deviations of the scores before, or more.\n"
        return text
    }

    private func block(_ scale: ImpactReport.ScaleReport) -> String {
        var text = "\(scale.scale.name), \(scale.scale.items.count) items\n"
        text += "  reliability: alpha "
        text += words(scale.alpha) { "\(number($0.alpha)) \(range($0.interval)), n = \($0.people)" }
        text += "; omega " + words(scale.omega) { number($0.omega) } + "\n"
        for change in scale.changes { text += block(change) }
        for difference in scale.differences {
            text += "  activity less comparison, \(difference.wave.rawValue): "
            text += words(difference.figure) { "\(number($0.difference)) \(range($0.interval))" }
            text += adjusted(difference.holm, difference.benjaminiHochberg) + "\n"
        }
        return text
    }

    private func block(_ change: ScaleChange) -> String {
        var text = "  before → \(change.wave.rawValue), \(change.group.rawValue): "
        guard let people = change.people else { return text + words(change.test) { number($0.mean) } + "\n" }
        text += "\(sentence(change.reading)) (n = \(people), not answered \(change.missing ?? 0))\n"
        text += "    mean \(words(change.before) { number($0.mean) }) → \(words(change.after) { number($0.mean) })\n"
        text += "    change " + words(change.test) { "\(number($0.mean)) \(range($0.interval))" }
        text += adjusted(change.holm, change.benjaminiHochberg) + "\n"
        text += "    BCa interval " + words(change.bootstrap) { range($0.interval) } + "\n"
        text +=
            "    size d_z "
            + words(change.effects) { effects in
                "\(number(effects.dz)) \(range(effects.dzInterval)), corrected \(number(effects.gz)); d_av "
                    + (effects.dav.map(number) ?? "cannot be computed")
            }
        text += "\n    Wilcoxon p " + words(change.signedRank) { "\(number($0.p)) (\($0.method.rawValue))" }
        text += "; sign-flip p " + words(change.signFlip) { "\(number($0.p)) (\($0.method.rawValue))" } + "\n"
        text += "    equivalence p " + words(change.equivalence) { "\(number($0.p)) within ±\(number($0.margin))" }
        return text + "\n"
    }

    private func sentence(_ reading: ScaleChange.Reading) -> String {
        switch reading {
        case .changed: "changed"
        case .changedLittle: "changed, but less than what would matter"
        case .noMeaningfulChange: "no meaningful change"
        case .unclear: "unclear: neither a change nor its absence is shown"
        case .unknown: "cannot be told"
        }
    }

    private func adjusted(_ holm: Double?, _ hochberg: Double?) -> String {
        guard let holm, let hochberg else { return "" }
        return ", p \(number(holm)) (\(number(hochberg)))"
    }

    private func words<Value>(_ figure: Figure<Value>, _ body: (Value) -> String) -> String {
        switch figure {
        case .success(let value): body(value)
        case .failure(let reason): "cannot be computed because \(because(reason))"
        }
    }

    private func because(_ reason: Uncomputable) -> String {
        switch reason {
        case .tooFew(let have, let need): "there are \(have) of the \(need) people it needs"
        case .noVariance: "everybody has the same value"
        case .noChangeAtAll: "nobody changed"
        case .notFinite: "the numbers are too large"
        case .tooFewItems(let have, let need): "there are \(have) of the \(need) items it needs"
        case .improperFactor: "one factor does not fit the items"
        case .opposedItem: "an item runs against the others; is it to be reversed?"
        case .hidden(let fewest):
            "fewer than \(fewest) people stand behind it or behind its difference to another figure"
        case .noComparison: "nobody is in the comparison group"
        }
    }

    private func range(_ interval: Interval) -> String { "[\(number(interval.low)), \(number(interval.high))]" }

    private func number(_ value: Double) -> String { String(format: "%.3g", value) }
}
