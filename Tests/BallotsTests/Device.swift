import Crypto
import CryptoExtras
import Foundation

@testable import Ballots

/// A voter's device: makes a serial, blinds it, unblinds the signature, and remembers all of it.
struct Device {
    let blinded: [UInt8]
    private let prefix: [UInt8]
    private let serial: [UInt8]
    private let key: CredentialKey.Key
    private let prepared: _RSA.BlindSigning.PreparedMessage
    private let inverse: _RSA.BlindSigning.BlindingInverse

    init(_ keys: BallotKeys, serial: [UInt8]? = nil) throws {
        let key = try CredentialKey.Key(
            derRepresentation: keys.credentialKey, parameters: .RSABSSA_SHA384_PSS_Deterministic)
        try self.init(key, serial: serial)
    }

    init(_ key: CredentialKey.Key, serial: [UInt8]? = nil) throws {
        prefix = (0..<32).map { _ in UInt8.random(in: 0...255) }
        self.serial = serial ?? (0..<32).map { _ in UInt8.random(in: 0...255) }
        self.key = key
        prepared = key.prepare(prefix + self.serial)
        let blinding = try key.blind(prepared)
        blinded = Array(blinding.blindedMessage)
        inverse = blinding.inverse
    }

    func credential(_ signature: [UInt8]) throws -> Credential {
        let finished = try key.finalize(
            .init(rawRepresentation: signature), for: prepared, blindingInverse: inverse)
        return Credential(prefix: prefix, serial: serial, signature: Array(finished.rawRepresentation))
    }
}
