import Kernel
import Crypto
import CryptoExtras
import Foundation
import Testing
import Web

@testable import Ballots

/// Blind signatures as RFC 9474 has them, and keys as the database keeps them.
@Suite struct CredentialTests {
    private struct Vector: Decodable {
        let modulus: String
        let exponent: String
        let prefix: String
        let message: String
        let signature: String
    }

    @Test func `the signature of the standard's example is accepted, and no other`() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("rfc9474.json")
        let vector = try JSONDecoder().decode(Vector.self, from: Data(contentsOf: file))
        func bytes(_ hex: String) throws -> [UInt8] { try #require(Hex.decode(hex)) }
        let published = try CredentialKey.Key(
            n: bytes(vector.modulus), e: bytes(vector.exponent), parameters: CredentialKey.parameters)
        let key = try #require(CredentialKey(der: Array(published.derRepresentation)))
        let prepared = try bytes(vector.prefix) + bytes(vector.message)
        var signature = try bytes(vector.signature)

        #expect(key.isSigned(prepared, signature))
        signature[7] ^= 1
        #expect(!key.isSigned(prepared, signature))
    }

    @Test func `the key that signs never sees what is cast`() throws {
        let keys = try testKeys.get()
        let serial = [UInt8](repeating: 3, count: 32)
        let devices = try [Device(keys, serial: serial), Device(keys, serial: serial)]
        let credentials = try devices.map { try $0.credential(keys.sign(blinded: $0.blinded)) }
        let key = try #require(CredentialKey(der: keys.credentialKey))

        #expect(credentials.allSatisfy(key.accepts))
        #expect(devices[0].blinded != devices[1].blinded)
        #expect(credentials[0].serialHash == credentials[1].serialHash)
        #expect(!credentials.contains { devices.map(\.blinded).contains($0.signature) })
    }

    @Test func `sealed keys open for their ballot and server alone`() throws {
        let keys = try testKeys.get()
        let secrets = Secrets(key: [UInt8](repeating: 1, count: 32))
        let sealed = try keys.sealed(for: BallotID(1), secrets)
        let opened = try BallotKeys(sealed: sealed, for: BallotID(1), secrets)

        #expect(opened.credentialKey == keys.credentialKey && opened.boardKey == keys.boardKey)
        #expect(throws: (any Error).self) { try BallotKeys(sealed: sealed, for: BallotID(2), secrets) }
        #expect(throws: (any Error).self) {
            try BallotKeys(sealed: sealed, for: BallotID(1), Secrets(key: [UInt8](repeating: 2, count: 32)))
        }
    }

    @Test func `an entry has one way of writing`() throws {
        let credential = Credential(prefix: [1, 2], serial: [3], signature: [255, 254, 253])
        let entry = CastEntry(credential: credential, choice: [2, 1])
        #expect(
            entry.text == #"{"choice":[2,1],"prefix":"AQI=","serial":"Aw==","signature":"//79"}"#)
        #expect(CastEntry(text: entry.text) == entry)
        for other in [
            entry.text + " ", entry.text.replacingOccurrences(of: "2,1", with: "2, 1"),
            entry.text.replacingOccurrences(of: "Aw==", with: "Ax=="), "{}", "",
        ] {
            #expect(CastEntry(text: other) == nil)
        }
    }
}
