/// The interval of a mean from resamples, with bias and skewness corrected (BCa).
///
/// Source: B. Efron, JASA 82 (1987) 171–185; percentiles are interpolated as in Hyndman and Fan's type 7.
public struct AcceleratedBootstrap: Sendable, Hashable {
    public let interval: Interval
    public let replicates: Int

    /// More people than 32 bits can draw from evenly.
    static let mostValues = 1 << 24

    public init(_ values: [Double], replicates: Int, seed: UInt64) throws(Uncomputable) {
        let moments = try Moments(values)
        guard !moments.isConstant else { throw .noVariance }
        guard replicates >= 2 else { throw .tooFew(have: replicates, need: 2) }
        let means = Self.means(values, replicates, SeededRandom(seed: seed)).sorted()
        let below = means.reduce(0) { $0 + ($1 < moments.mean ? 2 : $1 == moments.mean ? 1 : 0) }
        guard below > 0, below < 2 * replicates else { throw .noVariance }
        let bias = NormalDistribution.quantile(Double(below) / Double(2 * replicates))
        let acceleration = Self.acceleration(values, mean: moments.mean)
        let z = NormalDistribution.quantile(0.5 + Interval.level / 2)
        func end(_ z: Double) -> Double {
            let shifted = bias + (bias + z) / (1 - acceleration * (bias + z))
            return Self.percentile(means, NormalDistribution.lower(shifted))
        }
        interval = Interval(low: end(-z), high: end(z))
        self.replicates = replicates
    }

    /// The acceleration from the jackknife; for a mean, Σ(x − x̄)³ / (6 (Σ(x − x̄)²)^1.5).
    private static func acceleration(_ values: [Double], mean: Double) -> Double {
        var (squares, cubes) = (0.0, 0.0)
        for value in values {
            let rest = value - mean
            squares += rest * rest
            cubes += rest * rest * rest
        }
        return cubes / (6 * squares * squares.squareRoot())
    }

    private static func percentile(_ sorted: [Double], _ share: Double) -> Double {
        let position = min(max(share, 0), 1) * Double(sorted.count - 1)
        let low = Int(position)
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (position - Double(low)) * (sorted[high] - sorted[low])
    }

    /// Two draws from each 64 random bits, by multiplying: with 5,000 values none is likelier by more than 1e-6.
    private static func means(_ values: [Double], _ replicates: Int, _ start: SeededRandom) -> [Double] {
        precondition(values.count <= mostValues, "too many values to draw from")
        var random = start
        let count = UInt64(values.count)
        let n = Double(values.count)
        return values.withUnsafeBufferPointer { values in
            (0..<replicates).map { _ in
                var (even, odd) = (0.0, 0.0)
                for _ in 0..<values.count / 2 {
                    let bits = random.next()
                    even += values[Int(truncatingIfNeeded: ((bits & 0xFFFF_FFFF) &* count) >> 32)]
                    odd += values[Int(truncatingIfNeeded: ((bits >> 32) &* count) >> 32)]
                }
                if count & 1 == 1 { even += values[Int(truncatingIfNeeded: ((random.next() >> 32) &* count) >> 32)] }
                return (even + odd) / n
            }
        }
    }
}
