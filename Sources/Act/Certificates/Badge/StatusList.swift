import Deliberation
import Foundation
import Kernel

/// Which certificates of an organisation are revoked: one bit each, among so many that a look at one tells nobody which.
///
/// Source: W3C, Bitstring Status List v1.0, sections 3.2 and 3.3.
enum StatusList {
    /// Bits; the least that the specification allows for privacy.
    static let size = 131_072

    /// The list as `encodedList`: gzip, then base 64 for addresses, with the multibase mark `u`.
    static func encoded(revoked: [Int]) throws -> String {
        var bits = [UInt8](repeating: 0, count: size / 8)
        // The first entry is the leftmost bit.
        for index in revoked { bits[index / 8] |= 0x80 >> UInt8(index % 8) }
        let text = Data(try Gzip.packed(bits)).base64EncodedString()
        return "u"
            + text.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    /// The signed list, as checkers fetch it.
    ///
    /// - address: its own, in full
    static func credential(
        revoked: [Int], organisation: String, address: String, key: IssuerKey, at: Moment
    ) throws -> CanonicalJSON {
        let credential: CanonicalJSON = [
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "id": .text(address),
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": ["id": .text(key.did), "name": .text(organisation)],
            "validFrom": .text(at.dateTime),
            "credentialSubject": [
                "id": .text(address + "#list"), "type": "BitstringStatusList", "statusPurpose": "revocation",
                "encodedList": .text(try encoded(revoked: revoked)),
            ],
        ]
        return try key.signed(credential, created: at)
    }
}
