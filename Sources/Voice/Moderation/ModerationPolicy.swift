import Community
import Kernel

/// Why an act was refused; worded in `ModerationWording`.
enum ModerationRefusal: Error, Equatable, Sendable {
    /// Not there, or not for this person.
    case notYours
    case decidedAlready
    case ruleMissing
    case factsMissing(most: Int)
    case explanationMissing(most: Int)
    case categoryMissing
    case faithMissing
    case emailWrong
    case appealMissing(most: Int)
    case appealedAlready
    case appealTooLate
    case nothingToAppeal
}

/// Who may do what in moderation: the one place where it is decided.
enum ModerationPolicy {
    /// Whoever moderates or facilitates where a thing belongs, and administrators.
    static func mayModerate(_ roles: [Role], for belonging: Belonging) -> Bool {
        roles.moderate(belonging)
    }

    /// Nobody decides on their own words, on what they passed on, or again on what they have decided.
    static func mayDecide(
        _ person: PersonID, roles: [Role], for belonging: Belonging, authors: [PersonID], excluded: Set<PersonID>
    ) -> Bool {
        mayModerate(roles, for: belonging) && !authors.contains(person) && !excluded.contains(person)
    }

    /// What a space lets wait is chosen by who administers or moderates it.
    static func mayChooseHolding(_ roles: [Role], for belonging: Belonging) -> Bool {
        roles.include([.moderator], for: belonging)
    }

    /// The role in which somebody decides, as the author reads it.
    static func role(of roles: [Role], for belonging: Belonging) -> Role.Name {
        [Role.Name.moderator, .facilitator].first { name in
            roles.filter { $0.name == name }.include([name], for: belonging)
        } ?? .administrator
    }
}
