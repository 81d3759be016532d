import Kernel
import Crypto
import Foundation
import Web

/// One cast ballot as it stands in the ballot box and on the board: in one way of writing only, so that a hash names it.
public struct CastEntry: Sendable, Equatable {
    public let credential: Credential
    /// Numbers of options from 1; empty: blank.
    public let choice: [Int]

    public init(credential: Credential, choice: [Int]) {
        self.credential = credential
        self.choice = choice
    }

    /// `{"choice":[2,1],"prefix":"…","serial":"…","signature":"…"}`: no spaces, bytes in base 64 (RFC 4648, section 4).
    public var text: String {
        let numbers = choice.map(String.init).joined(separator: ",")
        let bytes = [credential.prefix, credential.serial, credential.signature].map {
            Data($0).base64EncodedString()
        }
        return "{\"choice\":[\(numbers)],\"prefix\":\"\(bytes[0])\",\"serial\":\"\(bytes[1])\","
            + "\"signature\":\"\(bytes[2])\"}"
    }

    /// What the voter keeps: SHA-256 of the text, in hex.
    public var receipt: String { BoardHash.of(text) }

    /// Nil unless the text is exactly what `text` writes.
    public init?(text: some StringProtocol) {
        do {
            let fields = try JSONDecoder().decode(Fields.self, from: Data(text.utf8))
            self.init(
                credential: Credential(
                    prefix: Array(fields.prefix), serial: Array(fields.serial), signature: Array(fields.signature)),
                choice: fields.choice)
        } catch {
            return nil
        }
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    private struct Fields: Decodable {
        let choice: [Int]
        let prefix: Data
        let serial: Data
        let signature: Data
    }
}

/// The hashes of a board: SHA-256 in hex.
enum BoardHash {
    static func of(_ text: String) -> String { Hex.encode(SHA256.hash(data: Array(text.utf8))) }

    /// A link of the chain: over the link before, a line feed, and the entry.
    static func link(after previous: String, _ entry: String) -> String { of(previous + "\n" + entry) }
}
