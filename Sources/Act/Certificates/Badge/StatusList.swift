import CZlib
import Foundation
import Kernel

/// Which certificates of an organisation are revoked: one bit each, among so many that a look at one tells nobody which.
///
/// Source: W3C, Bitstring Status List v1.0, sections 3.2 and 3.3.
enum StatusList {
    /// Bits; the least that the specification allows for privacy.
    static let size = 131_072

    /// The memory ran out.
    struct Failure: Error {}

    /// The list as `encodedList`: gzip, then base 64 for addresses, with the multibase mark `u`.
    static func encoded(revoked: [Int]) throws -> String {
        var bits = [UInt8](repeating: 0, count: size / 8)
        // The first entry is the leftmost bit.
        for index in revoked { bits[index / 8] |= 0x80 >> UInt8(index % 8) }
        let text = Data(try gzip(bits)).base64EncodedString()
        return "u"
            + text.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    private static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
        var stream = z_stream()
        // Sixteen more than the window asks for a gzip head and foot.
        let started = deflateInit2_(
            &stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard started == Z_OK else { throw Failure() }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 32)
        let room = output.count
        let ended = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(room)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard ended == Z_STREAM_END else { throw Failure() }
        return Array(output.prefix(room - Int(stream.avail_out)))
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
