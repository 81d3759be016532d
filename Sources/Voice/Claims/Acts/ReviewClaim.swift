import Community
import Kernel
import Storage

/// Handing a draft to reviewers, once all tests hold that do not need them.
struct SubmitClaim: Sendable {
    let id: ClaimID
    let person: PersonID
    let at: Moment

    /// - Throws: `ClaimRefusal.notYours`, `.notNow`, `.unfair` with the tests that do not hold
    func apply(in s: any Session) throws {
        let standing = try ClaimStanding.checked(.submit, on: id, by: person, in: s)
        let failed = Fairness.beforeReview.filter { !$0.holds(standing.claim, standing.entries, []) }
        guard failed.isEmpty else { throw ClaimRefusal.unfair(failed) }
        try ClaimStore.move(
            id, to: .review, verdict: nil, round: standing.claim.round, published: nil, in: s)
        try AuditLog.record(.init("claim/submitted", standing.claim.subject, by: .person(person), at: at), in: s)
    }
}

/// One reviewer's word. As soon as two who did not write the claim say the same, everybody sees it.
struct ReviewClaim: Sendable {
    let id: ClaimID
    let verdict: PublicClaim.Verdict
    let reason: String
    let event: Notices.EventID
    let person: PersonID
    let at: Moment

    /// - Throws: `ClaimRefusal.notYours`, `.notNow`, `.ownClaim`, `.reviewedAlready`, `.reasonMissing`, `.unfair`
    func apply(in s: any Session) throws {
        let standing = try ClaimStanding.checked(.review, on: id, by: person, in: s)
        let claim = standing.claim
        guard (1...Review.longestReason).contains(reason.count) else {
            throw ClaimRefusal.reasonMissing(most: Review.longestReason)
        }
        let review = Review(reviewer: person, verdict: verdict, reason: reason)
        try ClaimStore.insert(review, of: claim, at: at, in: s)
        try AuditLog.record(
            .init("claim/reviewed", claim.subject, by: .person(person), at: at, details: verdict.rawValue), in: s)
        guard let agreed = Fairness.agreed(standing.reviews + [review], author: claim.author) else { return }
        let failed = Fairness.beforeReview.filter { !$0.holds(claim, standing.entries, []) }
        guard failed.isEmpty else { throw ClaimRefusal.unfair(failed) }
        try ClaimStore.move(
            id, to: .published, verdict: agreed, round: claim.round, published: claim.published ?? at, in: s)
        try AuditLog.record(
            .init("claim/published", claim.subject, by: .system, at: at, details: agreed.rawValue), in: s)
        try Notices.post("claim/published", about: claim.subject, id: event, at: at, in: s)
    }
}

/// Back to the draft, so that it can be mended; what reviewers said of it so far no longer counts.
struct TakeBackClaim: Sendable {
    let id: ClaimID
    let person: PersonID
    let at: Moment

    /// - Throws: `ClaimRefusal.notYours`, `.notNow`
    func apply(in s: any Session) throws {
        let claim = try ClaimStanding.checked(.takeBack, on: id, by: person, in: s).claim
        try ClaimStore.move(id, to: .draft, verdict: nil, round: claim.round + 1, published: nil, in: s)
        try AuditLog.record(.init("claim/taken-back", claim.subject, by: .person(person), at: at), in: s)
    }
}

/// Reviewing a published claim anew, since something has come to light; it says so meanwhile.
struct ReopenClaim: Sendable {
    let id: ClaimID
    let correction: Identifier<Correction>
    let reason: String
    let person: PersonID
    let at: Moment

    /// - Throws: `ClaimRefusal.notYours`, `.notNow`, `.correctionMissing`
    func apply(in s: any Session) throws {
        let claim = try ClaimStanding.checked(.reopen, on: id, by: person, in: s).claim
        guard (1...Correction.longestText).contains(reason.count) else {
            throw ClaimRefusal.correctionMissing(most: Correction.longestText)
        }
        try ClaimStore.move(
            id, to: .review, verdict: nil, round: claim.round + 1, published: claim.published, in: s)
        try ClaimStore.insert(Correction(text: reason, at: at), id: correction, of: id, in: s)
        try AuditLog.record(.init("claim/reopened", claim.subject, by: .person(person), at: at), in: s)
    }
}
