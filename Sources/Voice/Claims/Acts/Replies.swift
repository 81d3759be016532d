import Community
import Kernel
import Storage

/// The right of reply: the speaker, or somebody for them, says what they think of an entry that everybody sees.
///
/// Source: Council of Europe, Recommendation Rec(2004)16 on the right of reply in the new media environment.
struct AskReply: Sendable {
    let id: ClaimID
    let reply: SpeakerReply
    let actor: Actor

    /// - Throws: `ClaimRefusal.notYours` for what is not shown, `.replyWrong`, `.nameWrong`, `.addressWrong`
    func apply(in s: any Session) throws {
        guard let claim = try ClaimStore.find(id, in: s), claim.isPublic else { throw ClaimRefusal.notYours }
        guard (1...PublicClaim.longestName).contains(reply.name.count) else {
            throw ClaimRefusal.nameWrong(field: "name", most: PublicClaim.longestName)
        }
        guard (1...PublicClaim.longestName).contains(reply.capacity.count) else {
            throw ClaimRefusal.nameWrong(field: "capacity", most: PublicClaim.longestName)
        }
        guard (1...SpeakerReply.longestText).contains(reply.text.count) else {
            throw ClaimRefusal.replyWrong(most: SpeakerReply.longestText)
        }
        guard let address = Person.normalised(email: reply.address) else { throw ClaimRefusal.addressWrong }
        let kept = SpeakerReply(
            id: reply.id, name: reply.name, capacity: reply.capacity, address: address, text: reply.text,
            state: .waiting, at: reply.at)
        try ClaimStore.insert(kept, to: id, in: s)
        try AuditLog.record(.init("claim/reply-asked", claim.subject, by: actor, at: reply.at), in: s)
    }
}

/// Showing a reply beside the claim, once an editor has made sure who it comes from, or not.
struct DecideReply: Sendable {
    let id: ClaimID
    let reply: ReplyID
    let decision: SpeakerReply.State
    let person: PersonID
    let at: Moment

    /// - Throws: `ClaimRefusal.notYours`, `.notNow`
    func apply(in s: any Session) throws {
        let claim = try ClaimStanding.checked(.decideReply, on: id, by: person, in: s).claim
        guard decision != .waiting, try ClaimStore.decide(reply, of: id, decision, in: s) else {
            throw ClaimRefusal.notNow
        }
        try AuditLog.record(
            .init("claim/reply-\(decision.rawValue)", claim.subject, by: .person(person), at: at), in: s)
    }
}
