import Foundation

/// What a voter's own machine keeps from before it asks for a credential until the ballot is cast: enough to go on after
/// a crash at any step.
public struct KeptCredential: Codable, Sendable, Equatable {
    /// The line that was published when the vote opened.
    public let opening: String
    public let prefix: Data
    public let serial: Data
    public let blinded: Data
    public let inverse: Data
    /// Nil until the server has signed.
    public private(set) var signature: Data?

    /// Why it goes no further.
    public enum Fault: Error, Equatable, Sendable {
        /// Not the opening of a ballot that this program knows.
        case openingWrong
        /// The server's answer is no signature of what was sent.
        case signatureWrong
        /// There is no signature yet.
        case notSigned
        /// The method does not allow it.
        case choiceWrong
    }

    /// Draws a serial and blinds it.
    ///
    /// - random: for serial, prefix and blinding; the system's in all but tests
    public init(opening line: String, random: () -> UInt8) throws(Fault) {
        guard let (_, key) = Self.read(line) else { throw .openingWrong }
        let prefix = (0..<Credential.prefixBytes).map { _ in random() }
        let serial = (0..<Credential.serialBytes).map { _ in random() }
        guard let blinding = Blinding(prefix + serial, key, random: random) else { throw .openingWrong }
        opening = line
        self.prefix = Data(prefix)
        self.serial = Data(serial)
        blinded = Data(blinding.blinded)
        inverse = Data(blinding.inverse)
    }

    /// Takes the blinding off what the server has signed, and checks it.
    public mutating func take(_ signed: Data) throws(Fault) {
        guard let (_, key) = Self.read(opening) else { throw .openingWrong }
        guard let signature = Blinding.unblinded(Array(signed), inverse: Array(inverse), key),
            key.accepts(Credential(prefix: Array(prefix), serial: Array(serial), signature: signature))
        else { throw .signatureWrong }
        self.signature = Data(signature)
    }

    /// The ballot as it is cast.
    public func ballot(_ choice: [Int]) throws(Fault) -> CastEntry {
        guard let (record, _) = Self.read(opening) else { throw .openingWrong }
        guard let signature else { throw .notSigned }
        guard record.method.allows(choice, options: record.options.count) else { throw .choiceWrong }
        return CastEntry(
            credential: Credential(prefix: Array(prefix), serial: Array(serial), signature: Array(signature)),
            choice: choice)
    }

    private static func read(_ line: String) -> (Opening, CredentialKey)? {
        do {
            let record = try JSONDecoder().decode(Opening.self, from: Data(line.utf8))
            guard record.format == Opening.format else { return nil }
            return CredentialKey(der: Array(record.credentialKey)).map { (record, $0) }
        } catch {
            return nil
        }
    }
}
