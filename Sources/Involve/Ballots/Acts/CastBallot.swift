import Kernel
import Storage

/// Casting a ballot with a credential; nobody is named, and nothing but the ballot itself is kept.
///
/// No entry of the audit log, no moment, no number.
struct CastBallot: Sendable {
    let ballot: BallotID
    let entry: CastEntry

    /// Returns the receipt; the same ballot sent again gets the same one.
    ///
    /// - Throws: `.notFound`, `.notNow`, `.choiceWrong`, `.credentialWrong`, `.castOtherwise`
    func apply(in s: any Session) throws -> String {
        guard let (phase, _, opening) = try BallotStore.opening(of: ballot, in: s) else {
            throw BallotRefusal.notFound
        }
        try BallotPolicy.check(.cast, in: phase)
        guard opening.method.allows(entry.choice, options: opening.options.count) else {
            throw BallotRefusal.choiceWrong
        }
        guard let key = CredentialKey(der: Array(opening.credentialKey)), key.accepts(entry.credential) else {
            throw BallotRefusal.credentialWrong
        }
        if try !BallotStore.cast(entry, in: ballot, s) {
            guard try BallotStore.entry(serialHash: entry.credential.serialHash, in: ballot, s) == entry.text else {
                throw BallotRefusal.castOtherwise
            }
        }
        return entry.receipt
    }
}
