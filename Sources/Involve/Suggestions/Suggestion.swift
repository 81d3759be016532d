import Community
import Deliberation
import Kernel

public enum SuggestionKind {}
public enum AskKind {}
public enum AnswerKind {}

public typealias SuggestionID = Identifier<SuggestionKind>
public typealias AskID = Identifier<AskKind>
public typealias AnswerID = Identifier<AnswerKind>

extension Subject.Kind {
    public static let suggestion: Subject.Kind = "suggestion"
    public static let answer: Subject.Kind = "answer"
}

/// What a consultation asks of named institutions, with its evidence.
public struct Suggestion: Sendable {
    public let id: SuggestionID
    public let organisation: OrganisationID
    public let place: PlaceID
    /// What it was drafted from.
    public let source: Subject
    public let language: Language
    public let title: String
    public let introduction: String
    public let phase: Phase
    public let drafted: Moment
    public let published: Moment?
    /// Grows with each change of the words.
    public let revision: Int
    public let asks: [Ask]
    public let addressees: [Addressee]

    public static let longestTitle = 160
    public static let longestIntroduction = 3_000
    public static let mostAsks = 12

    public enum Phase: String, Sendable, CaseIterable {
        case draft, published, withdrawn
    }

    /// An institution that has to answer, by when.
    public struct Addressee: Sendable, Hashable {
        public let institution: InstitutionID
        /// The last day; nil while the suggestion is a draft.
        public let due: CalendarDay?

    }

    /// The last day for an institution to answer an ask: that of the suggestion, or the day to which it was deferred;
    /// nil when nothing is owed.
    func due(_ ask: AskID, _ institution: InstitutionID, _ answers: [Answer]) -> CalendarDay? {
        guard phase == .published, let addressee = addressees.first(where: { $0.institution == institution }) else {
            return nil
        }
        guard let given = answers.first(where: { $0.ask == ask && $0.institution == institution }) else {
            return addressee.due
        }
        return given.until
    }

    /// Days by which an institution's most overdue answer is late; 0 while there is time.
    func daysLate(_ institution: InstitutionID, _ answers: [Answer], on today: CalendarDay) -> Int {
        max(0, asks.compactMap { due($0.id, institution, answers) }.map { $0.days(to: today) }.max() ?? 0)
    }

    public var subject: Subject { Subject(.suggestion, id) }
}

/// One thing that is asked, on the ground of statements or proposals.
public struct Ask: Sendable, Hashable {
    public let id: AskID
    public let text: String
    /// Computed while it is a draft, fixed with its date when the suggestion is published.
    public let evidence: [Evidence]

    public static let longest = 600

    public init(id: AskID, text: String, evidence: [Evidence]) {
        self.id = id
        self.text = text
        self.evidence = evidence
    }
}

/// What an institution says to one ask, in public.
public struct Answer: Sendable, Hashable {
    public let id: AnswerID
    public let ask: AskID
    public let institution: InstitutionID
    public let verdict: Verdict
    public let reasons: String
    public let language: Language
    /// The day to which it is deferred; only then.
    public let until: CalendarDay?
    /// The institution that it is passed on to; only then.
    public let forwardedTo: InstitutionID?
    public let at: Moment
    /// Says that the answer answers the question.
    public var yes = 0
    public var no = 0

    public static let longestReasons = 6_000

    public enum Verdict: String, Sendable, CaseIterable {
        case accepted
        case inPart = "in-part"
        case rejected, deferred, forwarded
    }

    public var subject: Subject { Subject(.answer, id) }
}

/// Why an act on a suggestion was refused; worded in `SuggestionWording`.
public enum SuggestionRefusal: Error, Equatable, Sendable {
    case titleMissing(most: Int)
    case introductionTooLong(most: Int)
    case askMissing(most: Int)
    case tooManyAsks(most: Int)
    case addresseeMissing
    /// The consultation is still open, so its figures may change.
    case sourceStillOpen
    case notADraft
    case withdrawn
    case changedMeanwhile
    case reasonsMissing(most: Int)
    case dayMissing
    case forwardMissing
    /// Somebody of the same institution has answered.
    case answeredAlready
    case notAddressed
}

/// Who may do what with a suggestion: the one place where it is decided.
enum SuggestionPolicy {
    /// Drafting, editing, publishing and withdrawing in the name of an organisation.
    static func mayWrite(_ roles: [Role], for belonging: Belonging) -> Bool {
        roles.include([.facilitator], for: belonging)
    }

    /// Answering in the name of an institution: its organisation's officials.
    static func mayAnswer(_ roles: [Role], for organisation: Belonging) -> Bool {
        roles.include([.official], for: organisation)
    }

    /// Drafts are seen by those who write them.
    static func maySee(_ phase: Suggestion.Phase, _ roles: [Role], for belonging: Belonging) -> Bool {
        phase != .draft || mayWrite(roles, for: belonging)
    }
}
