/// Functions whose results are the same to the last bit on every machine: plain sums and products only.
///
/// The C library's differ between systems, and a model trained with them would, too.
enum Arithmetic {
    /// e^x to about 1e−15, by halving the argument's distance to a power of two and a Taylor sum.
    static func exp(_ x: Double) -> Double {
        if x > 700 { return exp(700) }
        if x < -700 { return 0 }
        let log2 = 0.693147180559945309417232121458
        let power = (x / log2).rounded()
        let rest = (x - power * log2) / 8
        var sum = 1.0
        var term = 1.0
        for n in 1...12 {
            term = term * rest / Double(n)
            sum += term
        }
        sum *= sum
        sum *= sum
        sum *= sum
        return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
    }

    /// The natural logarithm of a positive number to about 1e−15: its power of two, and a sum for the rest.
    static func log(_ x: Double) -> Double {
        let rest = (x.significand - 1) / (x.significand + 1)
        var sum = 0.0
        var power = rest
        for n in stride(from: 1, through: 39, by: 2) {
            sum += power / Double(n)
            power *= rest * rest
        }
        return 2 * sum + Double(x.exponent) * 0.693147180559945309417232121458
    }

    /// The inverse of `logistic`; probabilities of nearly 0 and 1 count as a billionth away from them.
    static func logOdds(_ p: Double) -> Double { log(max(p, 1e-9)) - log(max(1 - p, 1e-9)) }

    static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}

/// Pseudo-random numbers from a seed. Source: S. Vigna, splitmix64.c (public domain), for the constants.
struct SplitMix: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// From 0 to `bound` − 1; the bias of the remainder is below 2^−40 for what we draw.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// Source: Fisher and Yates, in Durstenfeld's form.
    mutating func shuffle<Item>(_ items: inout [Item]) {
        guard items.count > 1 else { return }
        for last in stride(from: items.count - 1, to: 0, by: -1) { items.swapAt(last, below(last + 1)) }
    }
}
