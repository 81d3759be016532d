/// Wilcoxon's signed-rank test.
///
/// Source: F. Wilcoxon, Biometrics 1 (1945) 80–83; zeros are left out, ties have mean ranks.
public struct SignedRank: Sendable, Hashable {
    public enum Method: String, Sendable {
        /// Every sign equally likely, counted.
        case exact
        /// Normal, its variance less that of ties, without continuity correction.
        case normal
    }

    /// Sum of the ranks of rises.
    public let positive: Double
    public let negative: Double
    public let zeros: Int
    public let method: Method
    public let p: Double

    /// Exact up to this many pairs without ties and zeros, as in SciPy.
    static let mostExact = 50

    /// - changes: those that differ by less than 1e-9 tie
    public init(changes: [Double]) throws(Uncomputable) {
        guard changes.allSatisfy(\.isFinite) else { throw .notFinite }
        let rounded = changes.map { ($0 * 1e9).rounded() / 1e9 }
        let moved = rounded.filter { $0 != 0 }.sorted { abs($0) < abs($1) }
        guard rounded.count >= 2 else { throw .tooFew(have: rounded.count, need: 2) }
        guard !moved.isEmpty else { throw .noChangeAtAll }
        zeros = rounded.count - moved.count
        var (rises, falls, ties) = (0.0, 0.0, 0.0)
        var start = 0
        while start < moved.count {
            var end = start + 1
            while end < moved.count, abs(moved[end]) == abs(moved[start]) { end += 1 }
            let rank = Double(start + end + 1) / 2
            for change in moved[start..<end] {
                if change > 0 { rises += rank } else { falls += rank }
            }
            let tied = Double(end - start)
            ties += tied * tied * tied - tied
            start = end
        }
        positive = rises
        negative = falls
        if zeros == 0, ties == 0, moved.count <= Self.mostExact {
            method = .exact
            p = Self.exact(Int(min(rises, falls)), of: moved.count)
        } else {
            method = .normal
            let n = Double(moved.count)
            let variance = (n * (n + 1) * (2 * n + 1) - ties / 2) / 24
            let z = (rises - n * (n + 1) / 4) / variance.squareRoot()
            p = min(1, 2 * NormalDistribution.upper(abs(z)))
        }
    }

    /// Twice the share of all 2ⁿ signs with a rank sum as low.
    private static func exact(_ sum: Int, of count: Int) -> Double {
        var ways = [Double](repeating: 0, count: count * (count + 1) / 2 + 1)
        ways[0] = 1
        for rank in 1...count {
            for total in stride(from: ways.count - 1, through: rank, by: -1) { ways[total] += ways[total - rank] }
        }
        return min(1, 2 * ways[...sum].reduce(0, +) / Double(sign: .plus, exponent: count, significand: 1))
    }
}
