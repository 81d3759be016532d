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

    /// Checks what a device sent, which can be done beside the database.
    ///
    /// - Throws: `.blindedWrong`
    func check(_ opening: OpenedBallot) throws(BallotRefusal) {
        guard opening.key.canSign(blinded) else { throw .blindedWrong }
    }

    /// The transaction; returns the sealed keys.
    func apply(in s: any Storage.Session) throws -> [UInt8] {
        guard let opening = try OpenedBallot.read(ballot, in: s) else { throw BallotRefusal.notFound }
        try check(opening)
        return try Self.note([self], in: s)[0].get()
    }

    /// Those that were checked, in one transaction; the sealed keys for each, or why it was refused, in order.
    static func note(
        _ issues: [IssueCredential], in s: any Storage.Session
    ) throws -> [Result<[UInt8], BallotRefusal>] {
        var phases: [BallotID: Ballot.Phase] = [:]
        for id in Set(issues.map(\.ballot)) { phases[id] = try BallotStore.phase(of: id, in: s) }
        return try issues.map { issue in
            do {
                return .success(try issue.note(in: phases[issue.ballot], s))
            } catch let refusal as BallotRefusal {
                return .failure(refusal)
            }
        }
    }

    private func note(in phase: Ballot.Phase?, _ s: any Storage.Session) throws -> [UInt8] {
        guard let phase else { throw BallotRefusal.notFound }
        try BallotPolicy.check(.issue, in: phase)
        guard let address = try PersonStore.find(person, in: s)?.email,
            try RollStore.includes(address, in: ballot, s)
        else { throw BallotRefusal.notOnRoll }
        if try !RollStore.issue(blinded, to: address, of: ballot, in: s) {
            guard try RollStore.wasIssued(blinded, to: address, of: ballot, in: s) else {
                throw BallotRefusal.issuedToOtherDevice
            }
        }
        guard let sealed = try BallotStore.sealedKeys(of: ballot, in: s) else { throw BallotRefusal.notNow(phase) }
        return sealed
    }
}
