/// A word and how far it moved the score towards "hateful" (above 0) or away from it.
public struct ScoredSpan: Sendable, Equatable {
    /// Where the word stands, in Unicode scalars (code points).
    public var range: Range<Int>
    /// In units of the score before calibration; the spans and the intercept add up to it.
    public var weight: Double
}

extension [ScoredSpan] {
    /// The words that moved the score up most, in the order of the text.
    public func strongest(_ most: Int) -> [ScoredSpan] {
        filter { $0.weight > 0 }
            .sorted { ($0.weight, $1.range.lowerBound) > ($1.weight, $0.range.lowerBound) }.prefix(most)
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension SpeechModel {
    /// The words that made the score, in the order of the text; those without influence are left out.
    ///
    /// A feature of two words counts half for each.
    public func explanation(_ text: String, language: String, head: Head = .hate) -> [ScoredSpan] {
        let reading = Reading(text, language: language)
        return spans(reading, Features(reading), head)
    }

    func spans(_ reading: Reading, _ features: Features, _ head: Head) -> [ScoredSpan] {
        var shares = [Double](repeating: 0, count: reading.tokens.count)
        for feature in features.list {
            let weight = Double(weights[Int(feature.index) * 2 + head.rawValue]) * Double(scales[head.rawValue])
            let kind = Int(feature.kind)
            let share = weight / Double(Features.norm(kind, features.counts[kind])) / 2
            shares[Int(feature.first)] += share
            shares[Int(feature.last)] += share
        }
        return zip(reading.tokens, shares).compactMap { token, share in
            share == 0 ? nil : ScoredSpan(range: token.range, weight: share)
        }
    }
}
