import Community
import Kernel
import Storage

extension PublicClaim.Text {
    /// What can be checked field by field; whether it is fair is another question.
    ///
    /// - Throws: `.quoteWrong`, `.nameWrong`, `.linkWrong`
    func check() throws(ClaimRefusal) {
        guard (1...PublicClaim.longestQuote).contains(quote.count) else {
            throw .quoteWrong(most: PublicClaim.longestQuote)
        }
        for (field, text) in [("speaker", speaker), ("title", title), ("occasion", occasion)] {
            guard (1...PublicClaim.longestName).contains(text.count) else {
                throw .nameWrong(field: field, most: PublicClaim.longestName)
            }
        }
        guard party.count <= PublicClaim.longestName else {
            throw .nameWrong(field: "party", most: PublicClaim.longestName)
        }
        guard WebLink.isOne(link) else { throw .linkWrong }
    }
}

/// Writing a claim down, as a draft that editors of its place see.
struct WriteClaim: Sendable {
    let claim: PublicClaim
    /// What it is about on this site; nil: nothing.
    let origin: Subject?
    let person: PersonID

    /// - Throws: `ClaimRefusal.notYours`, `.quoteWrong`, `.nameWrong`, `.linkWrong`
    func apply(in s: any Session) throws {
        guard try PlaceScope.of(person, as: ClaimPolicy.editors, in: s).reaches(claim.place, in: s) else {
            throw ClaimRefusal.notYours
        }
        try claim.text.check()
        try ClaimStore.insert(claim, in: s)
        if let origin {
            try Trail.link(origin, .ledTo, claim.subject, by: .person(person), at: claim.written, in: s)
        }
        try AuditLog.record(.init("claim/written", claim.subject, by: .person(person), at: claim.written), in: s)
    }
}

/// Changing a draft.
struct EditClaim: Sendable {
    let id: ClaimID
    let text: PublicClaim.Text
    let person: PersonID
    let at: Moment

    /// - Throws: `ClaimRefusal.notYours`, `.notNow`, `.quoteWrong`, `.nameWrong`, `.linkWrong`
    func apply(in s: any Session) throws {
        let claim = try ClaimStanding.checked(.edit, on: id, by: person, in: s).claim
        try text.check()
        try ClaimStore.update(id, text, in: s)
        try AuditLog.record(.init("claim/edited", claim.subject, by: .person(person), at: at), in: s)
    }
}

/// Putting something right in an entry that everybody sees: the log of corrections stands beside it.
struct CorrectClaim: Sendable {
    let id: ClaimID
    let text: PublicClaim.Text
    let correction: Identifier<Correction>
    /// What was wrong, and what is right.
    let note: String
    let person: PersonID
    let at: Moment

    /// - Throws: `ClaimRefusal.notYours`, `.notNow`, `.correctionMissing`, `.unfair`, and what a text is refused for
    func apply(in s: any Session) throws {
        let standing = try ClaimStanding.checked(.correct, on: id, by: person, in: s)
        guard (1...Correction.longestText).contains(note.count) else {
            throw ClaimRefusal.correctionMissing(most: Correction.longestText)
        }
        try text.check()
        let corrected = PublicClaim(
            id: id, place: standing.claim.place, text: text, author: standing.claim.author,
            written: standing.claim.written)
        let failed = Fairness.beforeReview.filter { !$0.holds(corrected, standing.entries, []) }
        guard failed.isEmpty else { throw ClaimRefusal.unfair(failed) }
        try ClaimStore.update(id, text, in: s)
        try ClaimStore.insert(Correction(text: note, at: at), id: correction, of: id, in: s)
        try AuditLog.record(
            .init("claim/corrected", standing.claim.subject, by: .person(person), at: at), in: s)
    }
}
