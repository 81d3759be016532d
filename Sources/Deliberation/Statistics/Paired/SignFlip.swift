/// Whether a mean change could come from chance alone: had nothing changed, every change could as well have the other sign.
///
/// Source: R. A. Fisher, The Design of Experiments (1935), 21.
public struct SignFlip: Sendable, Hashable {
    public enum Method: String, Sendable {
        /// All signs.
        case exact
        /// Seeded random signs; the observed ones count as one of them. Source: B. Phipson and G. K. Smyth (2010).
        case random
    }

    public let method: Method
    /// Two-sided.
    public let p: Double

    /// All signs are tried up to this many changes that are not 0.
    static let mostExact = 16

    public init(changes: [Double], replicates: Int, seed: UInt64) throws(Uncomputable) {
        _ = try Moments(changes)
        let moved = changes.filter { $0 != 0 }
        guard !moved.isEmpty else { throw .noChangeAtAll }
        let total = moved.reduce(0, +)
        let size = moved.reduce(0) { $0 + abs($1) }
        let bound = abs(total) - 1e-12 * size
        if moved.count <= Self.mostExact {
            method = .exact
            let all = 1 << moved.count
            let extreme = (0..<all).reduce(0) { count, signs in
                let sum = moved.indices.reduce(0.0) { $0 + (signs >> $1 & 1 == 0 ? moved[$1] : -moved[$1]) }
                return count + (abs(sum) >= bound ? 1 : 0)
            }
            p = Double(extreme) / Double(all)
        } else {
            guard replicates > 0 else { throw .tooFew(have: replicates, need: 1) }
            method = .random
            var random = SeededRandom(seed: seed ^ 0x51_6E_F1_19)
            let extreme = (0..<replicates).reduce(0) { count, _ in
                abs(total - 2 * Self.half(moved, &random)) >= bound ? count + 1 : count
            }
            p = Double(extreme + 1) / Double(replicates + 1)
        }
    }

    /// The sum over a random half of the changes.
    private static func half(_ changes: [Double], _ random: inout SeededRandom) -> Double {
        var sum = 0.0
        var bits: UInt64 = 0
        for index in changes.indices {
            if index & 63 == 0 { bits = random.next() }
            sum += Double(bits & 1) * changes[index]
            bits >>= 1
        }
        return sum
    }
}
