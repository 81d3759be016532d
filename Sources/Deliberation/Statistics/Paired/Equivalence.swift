/// Two one-sided tests: whether a change is so near 0 that it would not matter. "No meaningful change" is a finding.
///
/// Source: D. J. Schuirmann, J. Pharmacokinetics and Biopharmaceutics 15 (1987) 657–680; for the reading, D. Lakens,
/// A. M. Scheel and P. M. Isager, AMPPS 1 (2018) 259–269.
public struct Equivalence: Sendable, Hashable {
    /// The smallest change that would matter, in standard deviations of the answers before, unless the caller says another.
    ///
    /// Source: "small" of J. Cohen, Statistical Power Analysis (1988), 25.
    public static let usualMargin = 0.2

    /// In units of the scale.
    public let margin: Double
    /// The larger of both tests.
    public let p: Double

    /// - margin: above 0, in units of the scale
    public init(changes: [Double], margin: Double) throws(Uncomputable) {
        let test = try PairedTest(changes: changes)
        guard margin.isFinite, margin > 0 else { throw .noVariance }
        let error = test.deviation / Double(changes.count).squareRoot()
        let above = StudentDistribution.upper((test.mean + margin) / error, freedom: test.freedom)
        let below = StudentDistribution.lower((test.mean - margin) / error, freedom: test.freedom)
        self.margin = margin
        p = max(above, below)
    }
}
