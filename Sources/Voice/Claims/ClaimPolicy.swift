import Community
import Kernel
import Storage

/// Why an act of this room is refused.
enum ClaimRefusal: Error, Equatable, Sendable {
    case quoteWrong(most: Int)
    case nameWrong(field: String, most: Int)
    case linkWrong
    case dayWrong(field: String)
    case entryWrong(most: Int)
    case entriesFull(most: Int)
    /// Tests that do not hold.
    case unfair([Fairness])
    case reasonMissing(most: Int)
    case ownClaim
    case reviewedAlready
    case replyWrong(most: Int)
    case addressWrong
    case correctionMissing(most: Int)
    case notNow
    /// Not there for this person.
    case notYours
}

/// Who may do what with the register: facilitators, moderators and administrators of the place write and review; anybody
/// asks for a reply.
enum ClaimPolicy {
    static let editors: Set<Role.Name> = [.facilitator, .moderator, .administrator]

    enum Act: Sendable, CaseIterable {
        case edit, addEntry, removeEntry, submit, takeBack, review, reopen, correct, decideReply
    }

    /// - hasReviewed: whether they have reviewed it in this round
    /// - Throws: `.notNow`, `.ownClaim`, `.reviewedAlready`
    static func check(
        _ act: Act, state: PublicClaim.State, isPublic: Bool, isAuthor: Bool, hasReviewed: Bool
    ) throws(ClaimRefusal) {
        switch act {
        case .edit, .removeEntry, .submit: guard state == .draft, !isPublic else { throw .notNow }
        case .addEntry: return
        case .takeBack: guard state == .review, !isPublic else { throw .notNow }
        case .review:
            guard state == .review else { throw .notNow }
            guard !isAuthor else { throw .ownClaim }
            guard !hasReviewed else { throw .reviewedAlready }
        case .reopen: guard state == .published else { throw .notNow }
        case .correct, .decideReply: guard isPublic else { throw .notNow }
        }
    }

    static func allows(
        _ act: Act, state: PublicClaim.State, isPublic: Bool, isAuthor: Bool, hasReviewed: Bool
    ) -> Bool {
        do {
            try check(act, state: state, isPublic: isPublic, isAuthor: isAuthor, hasReviewed: hasReviewed)
            return true
        } catch {
            return false
        }
    }
}

/// A claim as an editor of its place finds it, read in the transaction of their act.
struct ClaimStanding: Sendable {
    let claim: PublicClaim
    let entries: [Entry]
    let reviews: [Review]

    /// - Throws: `ClaimRefusal.notYours`, `.notNow`, `.ownClaim`, `.reviewedAlready`
    static func checked(
        _ act: ClaimPolicy.Act, on id: ClaimID, by person: PersonID, in s: any Session
    ) throws -> ClaimStanding {
        guard let claim = try ClaimStore.find(id, in: s),
            try PlaceScope.of(person, as: ClaimPolicy.editors, in: s).reaches(claim.place, in: s)
        else { throw ClaimRefusal.notYours }
        let reviews = try ClaimStore.reviews(of: claim, in: s)
        try ClaimPolicy.check(
            act, state: claim.state, isPublic: claim.isPublic, isAuthor: claim.author == person,
            hasReviewed: reviews.contains { $0.reviewer == person })
        return ClaimStanding(claim: claim, entries: try ClaimStore.entries(of: id, in: s), reviews: reviews)
    }
}
