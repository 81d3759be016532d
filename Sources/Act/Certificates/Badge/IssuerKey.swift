import Crypto
import Foundation
import Kernel
import Web

/// The key with which an organisation's badges are signed, and its name as a `did:key`.
///
/// Derived from the server's key, so that it needs no keeping of its own; whoever moves a site moves that key.
///
/// Source: W3C, The did:key Method v0.7; Multibase and Multicodec tables (base58btc `z`, ed25519-pub 0xed01).
struct IssuerKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    /// `z6Mk…`
    let multikey: String

    /// - Throws: what the cryptography library says of 32 bytes that are no key, which does not happen
    init(_ organisation: OrganisationID, _ secrets: Secrets) throws {
        key = try Curve25519.Signing.PrivateKey(
            rawRepresentation: secrets.derive("badge-issuer", Array(organisation.description.utf8)))
        multikey = "z" + Base58.encode([0xED, 0x01] + Array(key.publicKey.rawRepresentation))
    }

    var did: String { "did:key:\(multikey)" }

    /// Adds a proof to a credential.
    ///
    /// Source: W3C, Data Integrity EdDSA Cryptosuites v1.0, section 3.3 (eddsa-jcs-2022).
    ///
    /// - created: when it was signed, so that the same credential has the same bytes each time
    func signed(_ credential: CanonicalJSON, created: Moment) throws -> CanonicalJSON {
        var options: CanonicalJSON = [
            "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "proofPurpose": "assertionMethod",
        ]
        options = options.with("created", .text(created.dateTime))
            .with("verificationMethod", .text("\(did)#\(multikey)"))
        if let context = credential["@context"] { options = options.with("@context", context) }
        let hashes = [options, credential].flatMap { Array(SHA256.hash(data: Data($0.serialised.utf8))) }
        let signature = Array(try key.signature(for: Data(hashes)))
        return credential.with("proof", options.with("proofValue", .text("z" + Base58.encode(signature))))
    }
}

/// Base 58 in Bitcoin's alphabet. Source: draft-msporny-base58-03.
enum Base58 {
    private static let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        let zeros = bytes.prefix { $0 == 0 }.count
        var digits: [UInt8] = []
        for byte in bytes.dropFirst(zeros) {
            var carry = Int(byte)
            for index in digits.indices {
                carry += Int(digits[index]) << 8
                digits[index] = UInt8(carry % 58)
                carry /= 58
            }
            while carry > 0 {
                digits.append(UInt8(carry % 58))
                carry /= 58
            }
        }
        let text = Array(repeating: alphabet[0], count: zeros) + digits.reversed().map { alphabet[Int($0)] }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Moment {
    /// RFC 3339 in UTC, to the second.
    var dateTime: String {
        let day = CalendarDay(self)
        let seconds = (milliseconds - day.midnight.milliseconds) / 1000
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(day)T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
    }
}
