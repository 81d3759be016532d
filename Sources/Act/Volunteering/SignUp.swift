import Kernel

public enum SignUpKind {}
public typealias SignUpID = Identifier<SignUpKind>

/// Somebody's wish to come to a shift, with an account or with an e-mail address only.
public struct SignUp: Sendable, Equatable {
    public let id: SignUpID
    public let shift: ShiftID
    /// Nil for people without an account.
    public let person: PersonID?
    /// Where mail goes; nil once it is erased.
    public let email: String?
    public let name: String
    /// Of mail.
    public let language: Language
    public let state: State
    /// The order of arrival among those of one shift; nil until the address is confirmed.
    public let number: Int?

    public enum State: String, Sendable, CaseIterable {
        /// The mail to the address is not answered yet; no place is held.
        case asked
        /// Has a place.
        case coming
        case waiting
        case withdrawn
    }

    public var isActive: Bool { state == .coming || state == .waiting }
    /// Whoever it is has said that the address is theirs.
    public var isConfirmed: Bool { number != nil }
    /// Nobody is known by it any more, or nobody ever was but by a name.
    public var isNameless: Bool { person == nil && email == nil }

    /// Who it is, for telling two sign-ups of one human apart from those of two.
    var who: Who { person.map(Who.person) ?? .mail(email ?? "erased/\(id)") }

    static let longestName = 200
    /// An address that is not confirmed is forgotten after so long.
    static let patience = Moment.Span.days(2)
}

/// Somebody as sign-ups know them: by account, else by the address of their mail.
enum Who: Sendable, Hashable {
    case person(PersonID)
    case mail(String)

    var column: String {
        switch self {
        case .person(let id): "person/\(id)"
        case .mail(let address): address
        }
    }
}

/// Whoever offers their place to somebody else, who takes it by a link in a mail.
struct Offer: Sendable, Equatable {
    let id: OfferID
    let signUp: SignUpID
    let email: String
    let language: Language
    let accepted: Moment?
}

enum OfferKind {}
typealias OfferID = Identifier<OfferKind>
