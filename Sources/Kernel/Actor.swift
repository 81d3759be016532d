/// The kind behind `PersonID`.
public enum PersonKind {}
/// The kind behind `OrganisationID`.
public enum OrganisationKind {}
/// The kind behind `PlaceID`.
public enum PlaceKind {}

public typealias PersonID = Identifier<PersonKind>
public typealias OrganisationID = Identifier<OrganisationKind>
public typealias PlaceID = Identifier<PlaceKind>

/// Who did something, as the audit log names it.
public enum Actor: Hashable, Sendable {
    case person(PersonID)
    /// Somebody without an account; nothing links two of their acts in the log.
    case visitor
    /// A job or a command of the operator.
    case system
}
