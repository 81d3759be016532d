import Kernel
import Storage

/// Casting a ballot with a credential; nobody is named, and nothing but the ballot itself is kept.
///
/// No entry of the audit log, no moment, no number.
struct CastBallot: Sendable {
    let ballot: BallotID
    let entry: CastEntry

    /// What can be checked beside the database: an opening never changes.
    ///
    /// - Throws: `.choiceWrong`, `.credentialWrong`
    func check(_ opening: OpenedBallot) throws(BallotRefusal) {
        guard opening.record.method.allows(entry.choice, options: opening.record.options.count) else {
            throw .choiceWrong
        }
        guard opening.key.accepts(entry.credential) else { throw .credentialWrong }
    }

    /// Checks and casts one.
    ///
    /// - Throws: `.notFound`, `.notNow`, `.choiceWrong`, `.credentialWrong`, `.castOtherwise`
    func apply(in s: any Session) throws -> String {
        guard let opening = try OpenedBallot.read(ballot, in: s) else { throw BallotRefusal.notFound }
        try check(opening)
        return try Self.put([self], in: s)[0].get()
    }

    /// Puts those that were checked into the box; the receipt of each, or why it was refused, in order.
    static func put(_ casts: [CastBallot], in s: any Session) throws -> [Result<String, BallotRefusal>] {
        var phases: [BallotID: Ballot.Phase] = [:]
        for id in Set(casts.map(\.ballot)) { phases[id] = try BallotStore.phase(of: id, in: s) }
        return try casts.map { cast in
            do {
                return .success(try cast.put(in: phases[cast.ballot], s))
            } catch let refusal as BallotRefusal {
                return .failure(refusal)
            }
        }
    }

    /// Returns the receipt; the same ballot sent again gets the same one.
    private func put(in phase: Ballot.Phase?, _ s: any Session) throws -> String {
        guard let phase else { throw BallotRefusal.notFound }
        try BallotPolicy.check(.cast, in: phase)
        if try !BallotStore.cast(entry, in: ballot, s) {
            guard try BallotStore.entry(serialHash: entry.credential.serialHash, in: ballot, s) == entry.text else {
                throw BallotRefusal.castOtherwise
            }
        }
        return entry.receipt
    }
}
