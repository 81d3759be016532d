import Web

/// A blind signature with numbers small enough to follow; real ones have more than six hundred digits.
///
/// Source: Chaum, "Blind signatures for untraceable payments", CRYPTO '82; here without the padding of RFC 9474.
struct SlipExample {
    /// What the voter thinks up, and nobody else knows.
    let slip: Int
    /// The envelope: by what the slip is hidden.
    let cover: Int

    /// 61 × 53; the key that everybody knows, and the one that only the office has.
    static let modulus = 3_233
    static let publicKey = 17
    static let secretKey = 2_753
    static let fields = [
        ExampleNumbers.Field(name: "slip", range: 2...3_232, usual: 1_234),
        ExampleNumbers.Field(name: "cover", range: 2...3_232, usual: 99),
    ]

    init(_ numbers: ExampleNumbers) {
        slip = numbers["slip"]
        cover = numbers["cover"]
    }

    /// Covers that share a factor with the modulus cannot be taken off again.
    var canOpen: Bool { cover % 61 != 0 && cover % 53 != 0 }

    /// All that the office sees.
    var covered: Int { slip * Self.power(cover, Self.publicKey) % Self.modulus }
    var signedCovered: Int { Self.power(covered, Self.secretKey) }
    /// The signature under the slip itself, after the cover is taken off; inverse by Euler's theorem.
    var signature: Int { signedCovered * Self.power(cover, 60 * 52 - 1) % Self.modulus }
    /// What anybody gets who checks: the slip again.
    var checked: Int { Self.power(signature, Self.publicKey) }

    /// Modulo the modulus.
    static func power(_ base: Int, _ exponent: Int) -> Int {
        var (result, square, rest) = (1, base % modulus, exponent)
        while rest > 0 {
            if rest % 2 == 1 { result = result * square % modulus }
            square = square * square % modulus
            rest /= 2
        }
        return result
    }
}
