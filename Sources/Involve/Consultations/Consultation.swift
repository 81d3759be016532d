import Community
import Kernel

public enum ConsultationKind {}
public enum StatementKind {}
public enum ParticipantKind {}

public typealias ConsultationID = Identifier<ConsultationKind>
public typealias StatementID = Identifier<StatementKind>
public typealias ParticipantID = Identifier<ParticipantKind>

extension Subject.Kind {
    public static let consultation: Subject.Kind = "consultation"
    public static let statement: Subject.Kind = "statement"
}

/// A question put to the people of a place.
public struct Consultation: Sendable {
    public let id: ConsultationID
    public let organisation: OrganisationID
    public let place: PlaceID
    public let question: LocalizedText
    /// Empty where there is none in a language.
    public let background: LocalizedText?
    public let phase: Phase
    public let moderation: Moderation
    public let access: Access
    public let opened: Moment
    /// When voting ends by itself; nil: when somebody closes it.
    public let closes: Moment?
    /// What the organisation answered.
    public let answer: String?
    /// Grows with each change of the words.
    public var revision = 1

    public static let longestQuestion = 200
    public static let longestBackground = 4_000

    public enum Phase: String, Sendable, CaseIterable {
        case open, closed, answered
    }

    /// When a participant's statement is shown to others.
    public enum Moderation: String, Sendable, CaseIterable {
        case before, after
    }

    /// Who may vote and add statements; anybody may read.
    public enum Access: String, Sendable, CaseIterable {
        case anyone
        case signedIn = "signed-in"
        /// People with a role in the organisation.
        case members
    }

    public var subject: Subject { Subject(.consultation, id) }

    /// True while votes and statements are taken.
    public func isOpen(at now: Moment) -> Bool {
        phase == .open && closes.map { now < $0 } ?? true
    }
}

/// A short sentence on which everybody votes.
public struct Statement: Sendable, Hashable {
    public let id: StatementID
    public let text: String
    public let language: Language
    public let status: Status
    public let isSeed: Bool
    /// By language code, as somebody of the organisation wrote them.
    public var translations: [String: String] = [:]

    /// The words for a reader: in their language where there is a translation, else as they were written.
    public func best(for reader: Language) -> (text: String, language: Language) {
        translations[reader.code].map { ($0, reader) } ?? (text, language)
    }

    /// One idea fits; longer texts hide a second one.
    public static let longest = 140
    public static let shortest = 5

    public enum Status: String, Sendable, CaseIterable {
        case pending, accepted, hidden
    }
}

/// Why an act on a consultation was refused; worded in `ConsultationViews`.
public enum ConsultationRefusal: Error, Equatable, Sendable {
    case isClosed
    case signInNeeded
    case membersOnly
    case statementIsGone
    case statementTooShort(least: Int)
    case statementTooLong(most: Int)
    /// The same sentence is there already.
    case statementTwice(StatementID)
    /// These say nearly the same; the author decides.
    case statementSimilar([StatementID])
    case questionMissing
    case questionTooLong(most: Int)
    case answerMissing
    /// Somebody else saved the same text first.
    case changedMeanwhile
}

/// Who may do what with a consultation: the one place where it is decided.
enum ConsultationPolicy {
    /// Whether somebody may vote and add statements.
    ///
    /// - roles: of the person; empty for a visitor
    static func refusal(
        _ access: Consultation.Access, person: PersonID?, roles: [Role], for belonging: Belonging
    ) -> ConsultationRefusal? {
        switch access {
        case .anyone: nil
        case .signedIn: person == nil ? .signInNeeded : nil
        case .members:
            if person == nil {
                .signInNeeded
            } else {
                roles.include(Set(Role.Name.allCases), for: belonging) ? nil : .membersOnly
            }
        }
    }

    enum Act: Sendable {
        case open, close, answer, moderate
    }

    static func allows(_ act: Act, roles: [Role], for belonging: Belonging) -> Bool {
        switch act {
        case .open, .close: roles.include([.facilitator], for: belonging)
        case .answer: roles.include([.facilitator, .official], for: belonging)
        case .moderate: roles.include([.facilitator, .moderator], for: belonging)
        }
    }
}
