import Crypto
import Foundation

/// Blinding a message and unblinding its signature with numbers of our own, so that they can be kept between the two.
///
/// Source: RFC 9474, sections 4.2 (Blind) and 4.4 (Finalize), for RSABSSA-SHA384-PSS-Randomized.
struct Blinding: Sendable {
    let blinded: [UInt8]
    /// What takes the blinding off; whoever has it can link the credential to what was signed.
    let inverse: [UInt8]

    static let saltBytes = 48

    /// - prepared: prefix and message
    /// - salt: `saltBytes` random bytes
    /// - factor: uniform below the modulus and not 0
    /// - Returns: nil when the factor or the message cannot be used, which chance never brings about
    init?(_ prepared: [UInt8], _ key: CredentialKey, salt: [UInt8], factor: [UInt8]) {
        guard let (numbers, exponent) = key.arithmetic,
            let encoded = Self.encoded(prepared, bits: key.key.keySizeInBits - 1, salt: salt),
            let message = numbers.number(encoded), numbers.inverse(message) != nil,
            let factor = numbers.number(factor), let inverse = numbers.inverse(factor)
        else { return nil }
        blinded = numbers.bytes(numbers.multiply(message, numbers.power(factor, exponent)))
        self.inverse = numbers.bytes(inverse)
    }

    /// With fresh chance.
    init?(_ prepared: [UInt8], _ key: CredentialKey, random: () -> UInt8) {
        guard let (numbers, _) = key.arithmetic else { return nil }
        // Every key has its highest bit set, so half of the draws at least lie below it.
        for _ in 0..<256 {
            let factor = (0..<numbers.byteCount).map { _ in random() }
            guard numbers.number(factor) != nil else { continue }
            let salt = (0..<Self.saltBytes).map { _ in random() }
            if let made = Blinding(prepared, key, salt: salt, factor: factor) {
                self = made
                return
            }
        }
        return nil
    }

    /// The signature of the message; nil when what was signed has not the size of the key.
    ///
    /// Whether it is good is for the caller to check: RFC 9474, section 4.4, step 5.
    static func unblinded(_ signature: [UInt8], inverse: [UInt8], _ key: CredentialKey) -> [UInt8]? {
        guard let (numbers, _) = key.arithmetic, signature.count == numbers.byteCount,
            let signed = numbers.number(signature), let inverse = numbers.number(inverse)
        else { return nil }
        return numbers.bytes(numbers.multiply(signed, inverse))
    }

    /// EMSA-PSS-ENCODE with SHA-384. Source: RFC 8017, section 9.1.1; MGF1: appendix B.2.1.
    private static func encoded(_ message: [UInt8], bits: Int, salt: [UInt8]) -> [UInt8]? {
        let size = (bits + 7) / 8
        guard salt.count == saltBytes, size >= 48 + saltBytes + 2 else { return nil }
        let digest = hash([UInt8](repeating: 0, count: 8) + hash(message) + salt)
        let block = [UInt8](repeating: 0, count: size - saltBytes - 48 - 2) + [1] + salt
        var masked = zip(block, mask(digest, count: block.count)).map { $0 ^ $1 }
        masked[0] &= 0xff >> UInt8(8 * size - bits)
        return masked + digest + [0xbc]
    }

    private static func mask(_ seed: [UInt8], count: Int) -> [UInt8] {
        let blocks = (0..<UInt8((count + 47) / 48)).flatMap { hash(seed + [0, 0, 0, $0]) }
        return Array(blocks.prefix(count))
    }

    private static func hash(_ bytes: [UInt8]) -> [UInt8] { Array(SHA384.hash(data: bytes)) }
}

extension CredentialKey {
    /// Numbers below its modulus, and its exponent in bytes.
    fileprivate var arithmetic: (numbers: ModularArithmetic, exponent: [UInt8])? {
        do {
            let parts = try key.getKeyPrimitives()
            return ModularArithmetic(modulus: Array(parts.modulus)).map { ($0, Array(parts.publicExponent)) }
        } catch {
            return nil
        }
    }
}
