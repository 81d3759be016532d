import Crypto
import CryptoExtras
import Foundation
import Kernel
import Web

/// The two private keys of one ballot: one signs credentials blind, the other signs the closed board.
///
/// They are two because a key that signs blind signs whatever a voter hides in the message, a forged closing record
/// too. Source: RFC 9474, section 6.2 (the key is used for nothing else).
///
/// Made at the opening, kept sealed in one row, destroyed in the transaction that closes.
struct BallotKeys: Sendable {
    private let credentials: _RSA.BlindSigning.PrivateKey<SHA384>
    private let board: Curve25519.Signing.PrivateKey

    /// Fresh keys. Cost: up to a second, so never within a transaction.
    init() throws {
        credentials = try .init(keySize: .init(bitCount: CredentialKey.bits), parameters: CredentialKey.parameters)
        board = Curve25519.Signing.PrivateKey()
    }

    /// SubjectPublicKeyInfo.
    var credentialKey: [UInt8] { Array(credentials.publicKey.derRepresentation) }
    /// 32 bytes. Source: RFC 8032, section 5.1.5.
    var boardKey: [UInt8] { Array(board.publicKey.rawRepresentation) }

    /// The same blinded message always gets the same signature. Source: RFC 9474, section 4.3 (BlindSign).
    func sign(blinded: [UInt8]) throws -> [UInt8] {
        Array(try credentials.blindSignature(for: blinded).rawRepresentation)
    }

    /// Source: RFC 8032 (Ed25519).
    func sign(closing: [UInt8]) throws -> [UInt8] {
        Array(try board.signature(for: closing))
    }

    // In the database: AES-GCM under a key of the server and the ballot; 32 bytes of the board key, then the other.

    func sealed(for ballot: BallotID, _ secrets: Secrets) throws -> [UInt8] {
        let content = board.rawRepresentation + credentials.derRepresentation
        let box = try AES.GCM.seal(content, using: Self.key(ballot, secrets))
        guard let bytes = box.combined else { throw CryptoKitError.incorrectParameterSize }
        return Array(bytes)
    }

    /// - Throws: `CryptoKitError` when the bytes were not sealed for this ballot by this server
    init(sealed: [UInt8], for ballot: BallotID, _ secrets: Secrets) throws {
        let content = try AES.GCM.open(.init(combined: sealed), using: Self.key(ballot, secrets))
        board = try .init(rawRepresentation: content.prefix(32))
        credentials = try .init(
            derRepresentation: Array(content.dropFirst(32)), parameters: CredentialKey.parameters)
    }

    private static func key(_ ballot: BallotID, _ secrets: Secrets) -> SymmetricKey {
        SymmetricKey(data: secrets.derive("ballot key", Array(ballot.description.utf8)))
    }
}
