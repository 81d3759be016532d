/// The noncentral t distribution: of a mean in standard errors when the true one is not 0.
enum NoncentralStudent {
    /// P(T ≤ t) for a shift δ, by integrating Φ(t s − δ) over s = √(χ²/ν) with Gauss and Legendre's rule.
    ///
    /// Source: N. L. Johnson and B. L. Welch, Biometrika 31 (1940) 362–389, equation of the definition.
    static func lower(_ t: Double, freedom: Double, shift: Double) -> Double {
        guard t != 0 else { return NormalDistribution.lower(-shift) }
        let half = freedom / 2
        let scale = 12 / (2 * freedom).squareRoot()
        let ends = (max(0, 1 - scale), 1 + scale)
        let turn = shift / t
        let width = 9 / abs(t)
        let cuts = [ends.0, turn - width, turn, turn + width, ends.1].filter { ends.0 <= $0 && $0 <= ends.1 }.sorted()
        let constant = 0.5 * naturalLogarithm(2 * half / Double.pi) - GammaFunction.stirlingRest(half)
        var sum = 0.0
        for (from, to) in zip(cuts, cuts.dropFirst()) where to > from {
            sum += LegendreRule.integral(from: from, to: to, panels: 10) { s in
                let u = s - 1
                let exponent = half * (2 * (naturalLogarithm(onePlus: u) - u) - u * u)
                return exponential(constant + exponent) / s * NormalDistribution.lower(t * s - shift)
            }
        }
        return min(1, sum)
    }

    /// The shift at which a t as observed, or a lower one, has a probability; it falls as the shift rises.
    static func shift(_ t: Double, freedom: Double, probability: Double) -> Double {
        let reach = 10 + 12 * abs(t) / min(freedom, 8).squareRoot()
        return rootSearch(from: t - reach, to: t + reach) {
            probability - lower(t, freedom: freedom, shift: $0)
        }
    }
}

/// Gauss and Legendre's rule of 16 points. Source: NIST DLMF 3.5.15; nodes by Newton's method on 18.9.1.
enum LegendreRule {
    private static let nodes: [(at: Double, weight: Double)] = {
        let count = 16
        return (0..<count).map { index in
            var x = cosineGuess(index, count)
            var slope = 1.0
            for _ in 0..<100 {
                var (previous, value) = (1.0, x)
                for degree in 2...count {
                    let n = Double(degree)
                    (previous, value) = (value, ((2 * n - 1) * x * value - (n - 1) * previous) / n)
                }
                slope = Double(count) * (x * value - previous) / (x * x - 1)
                let step = value / slope
                x -= step
                if abs(step) < 1e-16 { break }
            }
            return (x, 2 / ((1 - x * x) * slope * slope))
        }
    }()

    private static func cosineGuess(_ index: Int, _ count: Int) -> Double {
        cosine(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
    }

    static func integral(from: Double, to: Double, panels: Int, _ function: (Double) -> Double) -> Double {
        let half = (to - from) / Double(2 * panels)
        var sum = 0.0
        for panel in 0..<panels {
            let centre = from + Double(2 * panel + 1) * half
            for node in nodes { sum += node.weight * function(centre + half * node.at) }
        }
        return sum * half
    }
}
