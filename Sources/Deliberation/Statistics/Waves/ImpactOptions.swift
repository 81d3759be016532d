/// What a caller of `ImpactReport` may choose.
public struct ImpactOptions: Sendable, Hashable {
    public var seed: UInt64 = 1
    /// Of the bootstrap and the sign-flip test. Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap
    /// (1993), 188: a BCa interval needs a thousand at least; ten thousand keep its ends still.
    public var replicates = 10_000
    /// The smallest change that would matter, in standard deviations of the scores before.
    public var margin = Equivalence.usualMargin
    /// People behind a figure, at least.
    public var minimum = SmallGroups.fewest

    public init() {}
}
