/// ln Γ and the regularised incomplete gamma function.
enum GammaFunction {
    private static let halfLogTwoPi = 0.918_938_533_204_672_741_780_329_736_406

    /// ln Γ(x) for x > 0, to some 1e-15 of max(1, |ln Γ|).
    static func logarithm(_ x: Double) -> Double {
        (x - 0.5) * naturalLogarithm(x) - x + halfLogTwoPi + stirlingRest(x)
    }

    /// ln Γ(x) less Stirling's (x − ½) ln x − x + ½ ln 2π: small, so that differences of large log-gammas stay exact.
    ///
    /// Source: NIST Digital Library of Mathematical Functions, 5.11.1, with 5.5.1 to shift x up to 10.
    static func stirlingRest(_ x: Double) -> Double {
        guard x < 10 else { return series(x) }
        var product = 1.0
        var shifted = x
        while shifted < 10 {
            product *= shifted
            shifted += 1
        }
        let stirling = (shifted - 0.5) * naturalLogarithm(shifted) - shifted + series(shifted)
        return stirling - naturalLogarithm(product) - ((x - 0.5) * naturalLogarithm(x) - x)
    }

    /// B₂ₖ / (2k (2k − 1)) for k from 1 to 10.
    private static let coefficients: [Double] = [
        0.083_333_333_333_333_333, -0.002_777_777_777_777_777_8, 0.000_793_650_793_650_793_65,
        -0.000_595_238_095_238_095_24, 0.000_841_750_841_750_841_75, -0.001_917_526_917_526_917_5,
        0.006_410_256_410_256_410_3, -0.029_550_653_594_771_241_8, 0.179_644_372_368_830_57,
        -1.392_432_216_905_901_1,
    ]

    private static func series(_ x: Double) -> Double {
        let square = 1 / (x * x)
        var sum = 0.0
        for coefficient in coefficients.reversed() { sum = sum * square + coefficient }
        return sum / x
    }

    /// Q(a, x), the upper part; P is 1 − Q.
    ///
    /// Source: NIST DLMF 8.7.1 (series below a + 1) and 8.9.2 (continued fraction above), by Lentz's method.
    static func upper(_ a: Double, _ x: Double) -> Double {
        guard x > 0 else { return 1 }
        return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
    }

    static func lower(_ a: Double, _ x: Double) -> Double {
        guard x > 0 else { return 0 }
        return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x)
    }

    private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        var n = a
        while term > sum * 1e-17 {
            n += 1
            term *= x / n
            sum += term
        }
        return sum * density(a, x)
    }

    private static func upperFraction(_ a: Double, _ x: Double) -> Double {
        let smallest = 1e-300
        var b = x + 1 - a
        var c = 1 / smallest
        var d = 1 / b
        var value = d
        for i in 1...100_000 {
            let factor = -Double(i) * (Double(i) - a)
            b += 2
            d = factor * d + b
            if abs(d) < smallest { d = smallest }
            c = b + factor / c
            if abs(c) < smallest { c = smallest }
            d = 1 / d
            let step = c * d
            value *= step
            if abs(step - 1) < 1e-16 { break }
        }
        return value * a * density(a, x)
    }

    /// xᵃ e⁻ˣ / Γ(a + 1), from the deviance so that large a lose nothing. Source: C. Loader (2000), "Fast and accurate
    /// computation of binomial probabilities".
    private static func density(_ a: Double, _ x: Double) -> Double {
        let ratio = (x - a) / a
        let deviance =
            abs(ratio) < 0.5 ? naturalLogarithm(onePlus: ratio) - ratio : naturalLogarithm(x / a) - ratio
        return exponential(a * deviance - stirlingRest(a)) / (2 * Double.pi * a).squareRoot()
    }
}
