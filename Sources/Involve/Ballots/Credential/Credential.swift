import Crypto
import CryptoExtras
import Foundation

/// The right to cast one ballot: a random serial of the voter's device with a signature that was made blind.
///
/// RSABSSA-SHA384-PSS-Randomized. Source: RFC 9474, section 5.
public struct Credential: Sendable, Equatable {
    /// Random bytes that the device puts before the message. Source: RFC 9474, section 4.1 (PrepareRandomize).
    public let prefix: [UInt8]
    /// The message.
    public let serial: [UInt8]
    public let signature: [UInt8]

    public static let prefixBytes = 32
    public static let serialBytes = 32

    public init(prefix: [UInt8], serial: [UInt8], signature: [UInt8]) {
        self.prefix = prefix
        self.serial = serial
        self.signature = signature
    }

    /// What a credential is known by.
    var serialHash: [UInt8] { Array(SHA256.hash(data: serial)) }
}

/// The public half of a ballot's key for credentials.
public struct CredentialKey: Sendable {
    /// As strong as 112 bits, which must hold while the vote is open; that ballots cannot be linked rests on no key's
    /// size. Larger keys sign a third as fast; smaller ones are refused. Source: NIST SP 800-57 part 1 revision 5, table 2.
    public static let bits = 2048

    /// A prepared message is prefix and serial together, so that what is signed is known to the verifier byte by byte;
    /// the library's own preparation would hide the prefix it draws.
    typealias Key = _RSA.BlindSigning.PublicKey<SHA384>
    static let parameters = Key.Parameters.RSABSSA_SHA384_PSS_Deterministic

    let key: Key
    private let modulus: [UInt8]

    /// Nil when the bytes are not a key of that size.
    ///
    /// - der: SubjectPublicKeyInfo
    public init?(der: [UInt8]) {
        do {
            key = try Key(derRepresentation: der, parameters: Self.parameters)
            modulus = Array(try key.getKeyPrimitives().modulus)
            guard key.keySizeInBits >= Self.bits else { return nil }
        } catch {
            return nil
        }
    }

    /// Source: RFC 9474, section 4.5 (Verify).
    public func accepts(_ credential: Credential) -> Bool {
        guard credential.prefix.count == Credential.prefixBytes, credential.serial.count == Credential.serialBytes,
            credential.signature.count == modulus.count
        else { return false }
        return isSigned(credential.prefix + credential.serial, credential.signature)
    }

    /// - prepared: prefix and message
    func isSigned(_ prepared: [UInt8], _ signature: [UInt8]) -> Bool {
        key.isValidSignature(.init(rawRepresentation: signature), for: key.prepare(prepared))
    }

    /// Whether a blinded message can be signed: as long as the modulus, and less. Source: RFC 9474, section 4.3.
    func canSign(_ blinded: [UInt8]) -> Bool {
        blinded.count == modulus.count && blinded.lexicographicallyPrecedes(modulus)
    }
}
