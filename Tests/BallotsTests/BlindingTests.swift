import Crypto
import CryptoExtras
import Foundation
import Kernel
import Testing

@testable import Ballots

/// Blinding with numbers of our own, as the command line does it.
@Suite struct BlindingTests {
    private struct Vector: Decodable {
        let modulus: String
        let exponent: String
        let prefix: String
        let message: String
        let signature: String
        let salt: String
        let inverse: String
        let blinded: String
        let blindSignature: String
    }

    private let vector: Vector
    private let key: CredentialKey

    init() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("rfc9474.json")
        vector = try JSONDecoder().decode(Vector.self, from: Data(contentsOf: file))
        let published = try CredentialKey.Key(
            n: Self.bytes(vector.modulus), e: Self.bytes(vector.exponent), parameters: CredentialKey.parameters)
        key = try #require(CredentialKey(der: Array(published.derRepresentation)))
    }

    private static func bytes(_ hex: String) throws -> [UInt8] { try #require(Hex.decode(hex)) }

    @Test func `the standard's example is blinded and unblinded as the standard has it`() throws {
        let numbers = try #require(ModularArithmetic(modulus: Self.bytes(vector.modulus)))
        let inverse = try Self.bytes(vector.inverse)
        // The example gives the inverse of the factor, so its inverse is the factor.
        let number = try #require(numbers.number(inverse))
        let factor = numbers.bytes(try #require(numbers.inverse(number)))
        let prepared = try Self.bytes(vector.prefix) + Self.bytes(vector.message)

        let blinding = try #require(Blinding(prepared, key, salt: Self.bytes(vector.salt), factor: factor))
        #expect(blinding.blinded == (try Self.bytes(vector.blinded)))
        #expect(blinding.inverse == inverse)
        let signed = try Self.bytes(vector.blindSignature)
        #expect(Blinding.unblinded(signed, inverse: inverse, key) == (try Self.bytes(vector.signature)))
        #expect(Blinding.unblinded(signed + [0], inverse: inverse, key) == nil)
    }

    @Test func `sums, products, powers and inverses are right below every small modulus`() throws {
        for modulus in stride(from: 3, through: 61, by: 2) {
            let numbers = try #require(ModularArithmetic(modulus: [UInt8(modulus)]))
            for left in 0..<modulus {
                for right in 0..<modulus {
                    let (one, other): ([UInt32], [UInt32]) = ([UInt32(left)], [UInt32(right)])
                    #expect(numbers.add(one, other) == [UInt32((left + right) % modulus)])
                    #expect(numbers.subtract(one, other) == [UInt32((left - right + modulus) % modulus)])
                    #expect(numbers.multiply(one, other) == [UInt32(left * right % modulus)])
                }
                let wanted = (0..<modulus).first { left * $0 % modulus == 1 }
                #expect(numbers.inverse([UInt32(left)]) == wanted.map { [UInt32($0)] })
                let cube = left * left * left % modulus
                #expect(numbers.power([UInt32(left)], [3]) == [UInt32(cube)])
            }
        }
        #expect(ModularArithmetic(modulus: [4]) == nil && ModularArithmetic(modulus: []) == nil)
    }

    @Test func `a credential is kept from before it is asked for until it is cast`() throws {
        let keys = try testKeys.get()
        let ballot = Ballot(
            id: BallotID(8), organisation: .init(1), question: "?", options: ["a", "b"], method: .approval,
            eligibility: .list)
        let line = try Opening(ballot, keys, roll: 3).line()
        var system = SystemRandomNumberGenerator()
        var kept = try KeptCredential(opening: line) { UInt8.random(in: 0...255, using: &system) }
        #expect(throws: KeptCredential.Fault.notSigned) { try kept.ballot([1]) }
        #expect(throws: KeptCredential.Fault.signatureWrong) { try kept.take(kept.blinded) }

        // What the file gives back after a crash goes on.
        kept = try JSONDecoder().decode(KeptCredential.self, from: JSONEncoder().encode(kept))
        try kept.take(Data(keys.sign(blinded: Array(kept.blinded))))
        let entry = try kept.ballot([2])

        #expect(try #require(CredentialKey(der: keys.credentialKey)).accepts(entry.credential))
        #expect(throws: KeptCredential.Fault.choiceWrong) { try kept.ballot([2, 1]) }
        #expect(throws: KeptCredential.Fault.openingWrong) { try KeptCredential(opening: "{}") { 1 } }
    }
}
