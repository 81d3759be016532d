import Deliberation
import Kernel
import Web

/// What changed in one scale from before to a later wave in one group: as a sentence, a row, and all figures.
struct ChangeView {
    let visit: Visit
    let change: ScaleChange
    let label: String
    /// Decimals of means.
    private let places: Int

    init(_ visit: Visit, _ change: ScaleChange, label: String, of scale: Scale) {
        self.visit = visit
        self.change = change
        self.label = label
        places = Self.places(scale)
    }

    /// One decimal where the scale is long.
    static func places(_ scale: Scale) -> Int { scale.format.highest - scale.format.lowest >= 50 ? 1 : 2 }

    private var words: Words { visit.words }

    /// The finding in plain words, with its size.
    var said: String {
        let reading = words("survey.reading.\(change.reading.rawValue)")
        guard let test = change.test.value else { return "\(label): \(reading)" }
        return words(
            "survey.said",
            [
                "which": label, "reading": reading, "change": words.signed(test.mean, places),
                "low": words.signed(test.interval.low, places), "high": words.signed(test.interval.high, places),
            ])
    }

    /// What is measured stands out; what it is compared with does not.
    var sentence: HTML { change.group == .activity ? "<p class=\"verdict\">\(said)</p>" : "<p>\(said)</p>" }

    var row: HTML {
        """
        <tr><th scope="row">\(label)</th><td class="num">\(words.number(change.people ?? 0))</td>
        <td class="num">\(mean(change.before))</td><td class="num">\(mean(change.after))</td>
        <td class="num">\(changed)</td></tr>
        """
    }

    private func mean(_ figure: Deliberation.Figure<Moments>) -> HTML {
        switch figure {
        case .success(let moments):
            let range: HTML? = moments.interval.map { "<br>\(span($0))" }
            return "<bdi>\(words.decimal(moments.mean, places: places))</bdi>\(range)"
        case .failure: return "–"
        }
    }

    private var changed: HTML {
        guard let test = change.test.value else { return "–" }
        return "<bdi>\(words.signed(test.mean, places))</bdi><br>\(span(test.interval))"
    }

    private func span(_ interval: Interval) -> HTML {
        """
        <bdi class="meta">[\(words.decimal(interval.low, places: places)), \(words.decimal(interval.high, places: places))]</bdi>
        """
    }

    /// Every figure with what it is, for whoever wants to check.
    var details: HTML {
        """
        <h4>\(label)</h4><dl class="facts">
        \(fact("survey.figure.t", change.test) { "\(decimal($0.t)), df \(decimal($0.freedom, 0)), p \(words.chance($0.p))" })
        \(adjusted)
        \(fact("survey.figure.bca", change.bootstrap) { "[\(decimal($0.interval.low)), \(decimal($0.interval.high))]" })
        \(fact("survey.figure.dz", change.effects) {
            "\(decimal($0.dz)) [\(decimal($0.dzInterval.low)), \(decimal($0.dzInterval.high))]"
        })
        \(fact("survey.figure.gz", change.effects) { decimal($0.gz) })
        \(fact("survey.figure.wilcoxon", change.signedRank) { "p \(words.chance($0.p))" })
        \(fact("survey.figure.flip", change.signFlip) { "p \(words.chance($0.p))" })
        \(fact("survey.figure.equivalence", change.equivalence) { "±\(decimal($0.margin)), p \(words.chance($0.p))" })
        <dt>\(words("survey.figure.missing"))</dt><dd>\(words.number(change.missing ?? 0))</dd></dl>
        """
    }

    private var adjusted: HTML? {
        guard let holm = change.holm, let hochberg = change.benjaminiHochberg else { return nil }
        return """
            <dt>\(words("survey.figure.adjusted"))</dt><dd><bdi>p \(words.chance(holm)) (\(words.chance(hochberg)))</bdi></dd>
            """
    }

    private func decimal(_ value: Double, _ places: Int = 2) -> String { words.decimal(value, places: places) }

    private func fact<Value>(
        _ key: String, _ figure: Deliberation.Figure<Value>, _ text: (Value) -> String
    ) -> HTML {
        let value =
            switch figure {
            case .success(let value): text(value)
            case .failure(let reason): words("survey.because.\(reason.code)")
            }
        return "<dt>\(words(key))</dt><dd><bdi>\(value)</bdi></dd>"
    }
}
