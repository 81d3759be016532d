/// The mean change with Student's t test and interval.
///
/// Source: Student, Biometrika 6 (1908) 1–25.
public struct PairedTest: Sendable, Hashable {
    public let mean: Double
    public let deviation: Double
    public let t: Double
    public let freedom: Double
    /// Two-sided.
    public let p: Double
    public let interval: Interval

    public init(changes: [Double]) throws(Uncomputable) {
        let moments = try Moments(changes)
        guard !moments.isConstant else { throw .noVariance }
        mean = moments.mean
        deviation = moments.deviation
        freedom = Double(changes.count - 1)
        let error = deviation / Double(changes.count).squareRoot()
        t = mean / error
        p = StudentDistribution.twoSided(t, freedom: freedom)
        let half = StudentDistribution.quantile(0.5 + Interval.level / 2, freedom: freedom) * error
        interval = Interval(low: mean - half, high: mean + half)
    }
}
