/// The regularised incomplete beta function.
enum BetaFunction {
    /// I_x(a, b) with y = 1 − x given apart, so that neither end loses digits.
    ///
    /// Source: NIST DLMF 8.17.22 (continued fraction) and 8.17.4 (symmetry), by Lentz's method.
    static func lower(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
        guard x > 0 else { return 0 }
        guard y > 0 else { return 1 }
        return x < (a + 1) / (a + b + 2)
            ? factor(a, b, x, y) * fraction(a, b, x) / a : 1 - factor(a, b, x, y) * fraction(b, a, y) / b
    }

    /// xᵃ yᵇ / B(a, b), from deviances. Source: C. Loader (2000), as for the gamma function.
    private static func factor(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
        let n = a + b
        let deviance = part(a, x * n) + part(b, y * n)
        let rest =
            GammaFunction.stirlingRest(n) - GammaFunction.stirlingRest(a) - GammaFunction.stirlingRest(b)
        return exponential(deviance + rest) * (a / n * b / (2 * Double.pi)).squareRoot()
    }

    /// a ln (m / a).
    private static func part(_ a: Double, _ m: Double) -> Double {
        let ratio = (m - a) / a
        return abs(ratio) < 0.5 ? a * naturalLogarithm(onePlus: ratio) : a * naturalLogarithm(m / a)
    }

    private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        let smallest = 1e-300
        var c = 1.0
        var d = 1 - (a + b) * x / (a + 1)
        if abs(d) < smallest { d = smallest }
        d = 1 / d
        var value = d
        for i in 1...100_000 {
            let m = Double(i)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            var step = 1.0
            for term in [even, odd] {
                d = 1 + term * d
                if abs(d) < smallest { d = smallest }
                c = 1 + term / c
                if abs(c) < smallest { c = smallest }
                d = 1 / d
                step = c * d
                value *= step
            }
            if abs(step - 1) < 1e-16 { break }
        }
        return value
    }
}
