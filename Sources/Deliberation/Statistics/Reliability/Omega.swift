/// How much of a scale's sum is its one common factor: McDonald's omega, where one factor can be fitted.
///
/// Source: R. P. McDonald, Test Theory (1999), 89; the factor by maximum likelihood with the EM steps of D. B. Rubin and
/// D. T. Thayer, Psychometrika 47 (1982) 69–76, which the scale of items does not change.
public struct Omega: Sendable, Hashable {
    public let people: Int
    public let omega: Double
    /// By item, in units of the item.
    public let loadings: [Double]

    /// An item with less variance of its own than this share has none: a Heywood case.
    static let leastUniqueness = 1e-4
    /// Steps until the fit counts as not settling.
    static let mostSteps = 200_000

    /// - rows: the answers of each person to all items, none missing
    public init(_ rows: [[Double]]) throws(Uncomputable) {
        let items = rows.first?.count ?? 0
        guard items >= 3 else { throw .tooFewItems(have: items, need: 3) }
        guard rows.count > items else { throw .tooFew(have: rows.count, need: items + 1) }
        var moments: [Moments] = []
        for item in 0..<items { moments.append(try Moments(rows.map { $0[item] })) }
        guard !moments.contains(where: \.isConstant) else { throw .noVariance }
        let standard = rows.map { row in
            row.indices.map { (row[$0] - moments[$0].mean) / moments[$0].deviation }
        }
        let freedom = Double(rows.count - 1)
        let correlations = (0..<items).map { one in
            (0..<items).map { other in standard.reduce(0) { $0 + $1[one] * $1[other] } / freedom }
        }
        let fit = try OneFactor(correlations)
        guard fit.loadings.allSatisfy({ $0 > 0 }) else { throw .opposedItem }
        loadings = zip(fit.loadings, moments).map { $0 * $1.deviation }
        let common = loadings.reduce(0, +)
        let unique = zip(fit.uniquenesses, moments).reduce(0) { $0 + $1.0 * $1.1.variance }
        omega = common * common / (common * common + unique)
        people = rows.count
    }
}

/// One factor of a correlation matrix by maximum likelihood.
struct OneFactor {
    private(set) var loadings: [Double]
    private(set) var uniquenesses: [Double]

    init(_ correlations: [[Double]]) throws(Uncomputable) {
        let items = correlations.indices
        loadings = items.map { item in
            let sum = correlations[item].reduce(0, +) - 1
            return min(0.9, max(-0.9, sum / Double(correlations.count - 1)))
        }
        if loadings.allSatisfy({ abs($0) < 0.05 }) { loadings = items.map { _ in 0.5 } }
        uniquenesses = loadings.map { 1 - $0 * $0 }
        for _ in 0..<Omega.mostSteps {
            let moved = step(correlations)
            guard uniquenesses.allSatisfy({ $0 > Omega.leastUniqueness }) else { throw .improperFactor }
            if moved < 1e-15 {
                if loadings.reduce(0, +) < 0 { loadings = loadings.map { -$0 } }
                return
            }
        }
        throw .improperFactor
    }

    /// One EM step; how far it moved.
    private mutating func step(_ correlations: [[Double]]) -> Double {
        let weights = zip(loadings, uniquenesses).map { $0 / $1 }
        let scale = 1 + zip(loadings, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let scores = weights.map { $0 / scale }
        let cross = correlations.map { row in zip(row, scores).reduce(0) { $0 + $1.0 * $1.1 } }
        let square =
            1 - zip(scores, loadings).reduce(0) { $0 + $1.0 * $1.1 }
            + zip(scores, cross).reduce(0) { $0 + $1.0 * $1.1 }
        var moved = 0.0
        for item in loadings.indices {
            let loading = cross[item] / square
            moved = max(moved, abs(loading - loadings[item]))
            loadings[item] = loading
            uniquenesses[item] = correlations[item][item] - loading * cross[item]
        }
        return moved
    }
}
