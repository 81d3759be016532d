import Foundation
import Kernel

/// The first line of a board: everything that is frozen when the vote opens, and published then.
///
/// Its hash is the fingerprint of the ballot. Whoever noted it at the opening finds a changed question, roll or key.
public struct Opening: Codable, Sendable, Equatable {
    public let format: String
    /// The ballot's identifier.
    public let ballot: String
    /// Ed25519, 32 bytes: signs the closing.
    public let boardKey: Data
    /// SubjectPublicKeyInfo: signs credentials.
    public let credentialKey: Data
    public let method: Ballot.Method
    public let options: [String]
    public let question: String
    /// How many people may vote.
    public let roll: Int

    public static let format = "citizentime-ballot-1"

    init(_ ballot: Ballot, _ keys: BallotKeys, roll: Int) {
        format = Self.format
        self.ballot = ballot.id.description
        boardKey = Data(keys.boardKey)
        credentialKey = Data(keys.credentialKey)
        method = ballot.method
        options = ballot.options
        question = ballot.question
        self.roll = roll
    }

    public func line() throws -> String { try BoardText.of(self) }

    /// The hash of the line.
    public static func fingerprint(ofLine line: String) -> String { BoardHash.of(line) }
}

/// What the last line says and signs.
public struct Closing: Codable, Sendable, Equatable {
    public let cast: Int
    /// The last link of the chain, in hex.
    public let chain: String
    /// How many credentials were signed.
    public let issued: Int
    public let result: BallotResult

    /// What the board key signs: a line that says what this is, then the record as it stands in the file.
    static func signed(_ record: String) -> [UInt8] { Array("citizentime-ballot-1 closing\n\(record)".utf8) }
}

/// Records in one way of writing: fields by name, no spaces.
enum BoardText {
    static func of(_ record: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }
}
