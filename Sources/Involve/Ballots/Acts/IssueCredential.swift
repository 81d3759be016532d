import Community
import Kernel
import Storage
import Web

/// Signing a credential blind, once for each person on the roll.
///
/// No entry of the audit log tells when: the roll tells who, which is all that a check of the roll needs.
struct IssueCredential: Sendable {
    let ballot: BallotID
    let person: PersonID
    /// What the voter's device made of its serial; as long as the modulus of the key.
    let blinded: [UInt8]

    /// Commits that this person has this credential, then signs it; sent again, it gets the same signature.
    ///
    /// The signature is made after the commit: a crash between them costs nothing, since the same message is signed
    /// again, and no signature ever leaves that is not on the roll.
    ///
    /// - Throws: `.notFound`, `.notNow`, `.notOnRoll`, `.blindedWrong`, `.issuedToOtherDevice`
    func run(_ database: Database, _ secrets: Secrets) async throws -> [UInt8] {
        let sealed = try await database.write { s in try apply(in: s) }
        return try BallotKeys(sealed: sealed, for: ballot, secrets).sign(blinded: blinded)
    }

    /// The transaction; returns the sealed keys.
    func apply(in s: any Storage.Session) throws -> [UInt8] {
        guard let (phase, _, opening) = try BallotStore.opening(of: ballot, in: s) else {
            throw BallotRefusal.notFound
        }
        try BallotPolicy.check(.issue, in: phase)
        guard let address = try PersonStore.find(person, in: s)?.email,
            try RollStore.includes(address, in: ballot, s)
        else { throw BallotRefusal.notOnRoll }
        guard let key = CredentialKey(der: Array(opening.credentialKey)), key.canSign(blinded) else {
            throw BallotRefusal.blindedWrong
        }
        if try !RollStore.issue(blinded, to: address, of: ballot, in: s) {
            guard try RollStore.wasIssued(blinded, to: address, of: ballot, in: s) else {
                throw BallotRefusal.issuedToOtherDevice
            }
        }
        guard let sealed = try BallotStore.sealedKeys(of: ballot, in: s) else { throw BallotRefusal.notNow(phase) }
        return sealed
    }
}
