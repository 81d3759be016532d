/// How large a change is in standard deviations.
public struct EffectSizes: Sendable, Hashable {
    /// Mean change by the deviation of changes. Source: J. Cohen, Statistical Power Analysis (1988), 2.3.5.
    public let dz: Double
    /// d_z from the noncentral t distribution. Source: G. Cumming and S. Finch (2001), EPM 61, 532–574.
    public let dzInterval: Interval
    /// d_z without its bias in small groups.
    public let gz: Double
    /// Mean change by √((s²before + s²after) / 2); nil where nobody differed in both waves. Source: G. Cumming,
    /// Understanding the New Statistics (2012), 291.
    public let dav: Double?
    /// d_av with the same correction, on the freedom of the pairs.
    public let gav: Double?

    public init(before: [Double], after: [Double]) throws(Uncomputable) {
        let changes = zip(before, after).map { $1 - $0 }
        let test = try PairedTest(changes: changes)
        let root = Double(changes.count).squareRoot()
        let correction = Self.hedges(freedom: test.freedom)
        dz = test.t / root
        gz = dz * correction
        let low = NoncentralStudent.shift(test.t, freedom: test.freedom, probability: 0.5 + Interval.level / 2)
        let high = NoncentralStudent.shift(test.t, freedom: test.freedom, probability: 0.5 - Interval.level / 2)
        dzInterval = Interval(low: low / root, high: high / root)
        let spread = ((try Moments(before).variance + (try Moments(after).variance)) / 2).squareRoot()
        dav = spread > 0 ? test.mean / spread : nil
        gav = dav.map { $0 * correction }
    }

    /// Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)); 0 for one degree of freedom.
    ///
    /// Source: L. V. Hedges, Journal of Educational Statistics 6 (1981) 107–128, equation 6e.
    static func hedges(freedom: Double) -> Double {
        guard freedom > 1 else { return 0 }
        let logarithm = GammaFunction.logarithm(freedom / 2) - GammaFunction.logarithm((freedom - 1) / 2)
        return exponential(logarithm) / (freedom / 2).squareRoot()
    }
}
