/// How much more the people of an activity changed than those of a comparison group.
///
/// The slope of change on group in ordinary least squares, with the standard error HC2, which for two groups is Welch's.
/// Source: J. G. MacKinnon and H. White, J. Econometrics 29 (1985) 305–325; B. L. Welch, Biometrika 34 (1947) 28–35.
public struct DifferenceInDifferences: Sendable, Hashable {
    public let difference: Double
    public let error: Double
    /// After Welch and Satterthwaite.
    public let freedom: Double
    public let t: Double
    public let p: Double
    public let interval: Interval

    public init(activity: [Double], comparison: [Double]) throws(Uncomputable) {
        guard !comparison.isEmpty else { throw .noComparison }
        let (one, other) = (try Moments(activity), try Moments(comparison))
        guard !one.isConstant || !other.isConstant else { throw .noVariance }
        let (first, second) = (one.variance / Double(one.count), other.variance / Double(other.count))
        let variance = first + second
        difference = one.mean - other.mean
        error = variance.squareRoot()
        let (a, b) = (first / variance, second / variance)
        freedom = 1 / (a * a / Double(one.count - 1) + b * b / Double(other.count - 1))
        t = difference / error
        p = StudentDistribution.twoSided(t, freedom: freedom)
        let half = StudentDistribution.quantile(0.5 + Interval.level / 2, freedom: freedom) * error
        interval = Interval(low: difference - half, high: difference + half)
    }
}
