/// The standard normal distribution. Source: NIST DLMF 7.11.2 by 8.4.6.
enum NormalDistribution {
    static func upper(_ z: Double) -> Double {
        z >= 0 ? GammaFunction.upper(0.5, z * z / 2) / 2 : 1 - GammaFunction.upper(0.5, z * z / 2) / 2
    }

    static func lower(_ z: Double) -> Double { upper(-z) }

    /// - share: above 0 and below 1
    static func quantile(_ share: Double) -> Double {
        guard share <= 0.5 else { return -quantile(1 - share) }
        return rootSearch(from: -40, to: 0) { lower($0) - share }
    }
}

/// The chi-square distribution. Source: Abramowitz and Stegun 26.4.19.
enum ChiSquareDistribution {
    static func lower(_ x: Double, freedom: Double) -> Double { GammaFunction.lower(freedom / 2, x / 2) }

    static func upper(_ x: Double, freedom: Double) -> Double { GammaFunction.upper(freedom / 2, x / 2) }

    static func quantile(_ share: Double, freedom: Double) -> Double {
        rootSearch(upFrom: 0) { lower($0, freedom: freedom) - share }
    }
}

/// Student's t distribution. Source: Abramowitz and Stegun 26.7.1.
enum StudentDistribution {
    static func upper(_ t: Double, freedom: Double) -> Double {
        let square = t * t
        let y = freedom > square ? 1 / (1 + freedom / square) : square / (freedom + square)
        let tail = BetaFunction.lower(freedom / 2, 0.5, x: freedom / (freedom + square), y: square == 0 ? 0 : y) / 2
        return t >= 0 ? tail : 1 - tail
    }

    static func lower(_ t: Double, freedom: Double) -> Double { upper(-t, freedom: freedom) }

    static func twoSided(_ t: Double, freedom: Double) -> Double { min(1, 2 * upper(abs(t), freedom: freedom)) }

    static func quantile(_ share: Double, freedom: Double) -> Double {
        guard share != 0.5 else { return 0 }
        guard share > 0.5 else { return -quantile(1 - share, freedom: freedom) }
        return rootSearch(upFrom: 0) { 1 - share - upper($0, freedom: freedom) }
    }
}

/// The F distribution. Source: Abramowitz and Stegun 26.6.2.
enum FisherDistribution {
    static func lower(_ f: Double, _ above: Double, _ below: Double) -> Double {
        guard f > 0 else { return 0 }
        let whole = above * f + below
        return BetaFunction.lower(above / 2, below / 2, x: above * f / whole, y: below / whole)
    }

    static func quantile(_ share: Double, _ above: Double, _ below: Double) -> Double {
        rootSearch(upFrom: 0) { lower($0, above, below) - share }
    }
}

/// Where a function that rises crosses 0: bisection down to neighbouring numbers, so it cannot miss.
func rootSearch(from low: Double, to high: Double, _ function: (Double) -> Double) -> Double {
    var (low, high) = (low, high)
    while true {
        let middle = low + (high - low) / 2
        guard middle > low, middle < high, high - low > 1e-15 * min(abs(low), abs(high)) else { return middle }
        let value = function(middle)
        if value == 0 { return middle }
        if value < 0 { low = middle } else { high = middle }
    }
}

/// As above, the upper end found by doubling.
func rootSearch(upFrom low: Double, _ function: (Double) -> Double) -> Double {
    var high = low + 1
    while function(high) < 0, high < 1e300 { high = low + 2 * (high - low) }
    return rootSearch(from: low, to: high, function)
}
