import Kernel

/// A share of a count with its uncertainty.
public struct Proportion: Sendable, Hashable {
    public let successes: Int
    public let total: Int

    public init(_ successes: Int, of total: Int) {
        self.successes = successes
        self.total = total
    }

    /// 0 when nothing was counted.
    public var share: Double { total == 0 ? 0 : Double(successes) / Double(total) }

    /// The Wilson score interval at 95 %: honest near 0 and 1 and for small counts; 0 to 1 when nothing was counted.
    ///
    /// Source: E. B. Wilson, JASA 22 (1927) 209–212; recommended by L. D. Brown, T. T. Cai and A. DasGupta,
    /// Statistical Science 16 (2001) 101–133.
    public var interval: ClosedRange<Double> {
        guard total > 0 else { return 0...1 }
        let z = 1.959_963_984_540_054
        let n = Double(total)
        let p = share
        let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        return max(0, centre - half)...min(1, centre + half)
    }
}
