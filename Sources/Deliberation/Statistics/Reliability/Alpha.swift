/// How well the items of a scale hold together: Cronbach's alpha.
///
/// Source: L. J. Cronbach, Psychometrika 16 (1951) 297–334; interval of L. S. Feldt, Psychometrika 30 (1965) 357–370.
public struct Alpha: Sendable, Hashable {
    public let people: Int
    public let alpha: Double
    public let interval: Interval

    /// - rows: the answers of each person to all items, none missing
    public init(_ rows: [[Double]]) throws(Uncomputable) {
        let items = rows.first?.count ?? 0
        guard items >= 2 else { throw .tooFewItems(have: items, need: 2) }
        let total = try Moments(rows.map { $0.reduce(0, +) })
        var sum = 0.0
        for item in 0..<items { sum += try Moments(rows.map { $0[item] }).variance }
        guard !total.isConstant else { throw .noVariance }
        let k = Double(items)
        people = rows.count
        alpha = k / (k - 1) * (1 - sum / total.variance)
        let above = Double(rows.count - 1)
        let below = above * (k - 1)
        let tail = (1 - Interval.level) / 2
        interval = Interval(
            low: 1 - (1 - alpha) * FisherDistribution.quantile(1 - tail, above, below),
            high: 1 - (1 - alpha) * FisherDistribution.quantile(tail, above, below))
    }
}
