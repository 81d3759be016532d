import Community
import Kernel

/// Why an act on a counter-narrative was refused; worded in `NarrativeWording`.
enum NarrativeRefusal: Error, Equatable, Sendable {
    case textWrong(most: Int)
    case sourcesWrong(most: Int)
    case reasonMissing(most: Int)
    /// Somebody has decided meanwhile.
    case decidedAlready
    /// Not for this person.
    case notYours
}

/// Who may do what with counter-narratives: the one place where it is decided.
enum NarrativePolicy {
    /// Whoever looks after discussions anywhere, for they know how answers land; never the author.
    static func mayReview(_ roles: [Role], by person: PersonID, _ author: PersonID?) -> Bool {
        person != author && isReviewer(roles)
    }

    static func isReviewer(_ roles: [Role]) -> Bool {
        roles.contains { [.moderator, .facilitator, .coordinator, .administrator].contains($0.name) }
    }

    /// For an organisation one adds only as one of its people.
    static func mayAdd(for organisation: OrganisationID?, _ roles: [Role]) -> Bool {
        organisation.map { organisation in roles.contains { $0.scope == .organisation(organisation) } } ?? true
    }
}
