import Community
import Kernel
import Storage

public enum InitiativeKind {}
public typealias InitiativeID = Identifier<InitiativeKind>

extension Subject.Kind {
    public static let initiative: Subject.Kind = "initiative"
}

/// A proposal that collects signatures towards a threshold.
public struct Initiative: Sendable {
    public let id: InitiativeID
    /// The proposal that is signed.
    public let proposal: Subject
    public let title: String
    public let language: Language
    public let place: PlaceID
    /// Who must answer once it is handed over.
    public let institution: InstitutionID
    /// Who started it.
    public let initiator: PersonID
    /// The rule of the place when it was started; a rule that changes later changes nothing here.
    public let rule: InitiativeRule
    public let opened: Moment
    /// The last day for signatures.
    public let closes: CalendarDay
    public let reached: Moment?
    public let handedOver: Moment?
    /// The last day to answer; set at the hand-over.
    public let due: CalendarDay?
    public let answer: String?

    public var subject: Subject { Subject(.initiative, id) }

    public enum Phase: String, Sendable, CaseIterable {
        case collecting, reached, ended
        case handedOver = "handed-over"
        case answered
    }

    public func phase(on today: CalendarDay) -> Phase {
        if answer != nil { return .answered }
        if handedOver != nil { return .handedOver }
        if reached != nil { return .reached }
        return today <= closes ? .collecting : .ended
    }

    /// Signatures are taken until the last day or the hand-over, also beyond the threshold.
    public func takesSignatures(on today: CalendarDay) -> Bool {
        today <= closes && handedOver == nil
    }
}

/// What a place asks of an initiative, and who says so.
public struct InitiativeRule: Sendable, Hashable {
    public let threshold: Int
    /// For collecting.
    public let days: Int
    public let assurance: Assurance
    /// A law, or whose decision it is.
    public let source: String

    /// How sure it is that a signature is a person's own.
    public enum Assurance: String, Sendable, CaseIterable {
        /// Somebody who reads mail at an address.
        case email
        /// Somebody who has a role in an organisation of the place, or in the place.
        case members
        /// Somebody whom the identity provider of the site vouches for, once each.
        case identity
    }

    /// Where a place has no rule: a number that a neighbourhood can reach, in half a year.
    public static let ours = InitiativeRule(threshold: 100, days: 180, assurance: .email, source: "")

    static let thresholds = 2...10_000_000
    static let periods = 7...730
}

/// What an official counted on paper at one time.
public struct PaperCount: Sendable, Equatable {
    public let signatures: Int
    public let counted: Moment
    /// Names the scan by SHA-256, also when it is destroyed; older counts say where it lies.
    public let scan: String
    /// Nil: destroyed, since its time is over.
    public let file: KeptFileID?

    /// Bytes of one scan.
    public static let largestScan = 10 << 20
}

/// How long scans with the names of signers are kept.
///
/// Source: modelled on Regulation (EU) 2019/788, Article 19: a month after the end, and 21 months after the start of
/// the collection at the latest.
enum ScanRetention {
    static let afterEnd = Moment.Span.days(30)
    static let afterStart = Moment.Span.days(640)
}

/// What was signed so far.
public struct Tally: Sendable, Equatable {
    public let online: Int
    public let paper: Int
    public var total: Int { online + paper }
}

/// Why an act on an initiative was refused; worded in `InitiativeWording`.
public enum InitiativeRefusal: Error, Equatable, Sendable {
    case notPublished
    /// The proposal collects signatures already.
    case startedAlready
    case closed
    case membersOnly
    /// The signer has not signed in at the identity provider yet.
    case identityMissing
    /// The same person has signed with another account.
    case identityUsed
    case ownSignatureGone
    case notReached
    case handedOverAlready
    case countWrong
    /// The file is missing, too large, or neither a PDF nor a picture.
    case scanMissing
    case answerMissing(most: Int)
    case ruleWrong
}

/// Who may do what with an initiative: the one place where it is decided.
enum InitiativePolicy {
    /// Whether somebody may sign at the level that is asked for.
    static func refusal(
        _ assurance: InitiativeRule.Assurance, roles: [Role], placePath: [PlaceID],
        organisations: Set<OrganisationID>, hasIdentity: Bool
    ) -> InitiativeRefusal? {
        switch assurance {
        case .email: return nil
        case .identity: return hasIdentity ? nil : .identityMissing
        case .members:
            let belongs = roles.contains { role in
                switch role.scope {
                case .place(let place): placePath.contains(place)
                case .organisation(let organisation): organisations.contains(organisation)
                }
            }
            return belongs ? nil : .membersOnly
        }
    }

    /// Counting paper and answering: officials of the institution's organisation.
    static func mayAnswer(_ roles: [Role], for organisation: Belonging?) -> Bool {
        organisation.map { roles.include([.official], for: $0) } ?? false
    }

    /// Setting the rule of a place: its administrators.
    static func maySetRule(_ roles: [Role], placePath: [PlaceID]) -> Bool {
        roles.contains { role in
            if case .place(let place) = role.scope {
                role.name == .administrator && placePath.contains(place)
            } else {
                false
            }
        }
    }
}
