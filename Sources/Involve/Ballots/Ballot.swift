import Community
import Kernel

/// The kind behind `BallotID`.
public enum BallotKind {}
public typealias BallotID = Identifier<BallotKind>

extension Subject.Kind {
    public static let ballot: Subject.Kind = "ballot"
}

/// A formal vote: a question, what can be chosen, and how it is counted; frozen once it is opened.
public struct Ballot: Sendable, Equatable {
    public let id: BallotID
    /// Whose facilitators open and close it.
    public let organisation: OrganisationID
    public let question: String
    /// In which question and options are written.
    public let language: Language
    /// In the order in which they are shown, and named by their number from 1.
    public let options: [String]
    public let method: Method
    public let eligibility: Eligibility
    /// The day, by UTC, after which it closes by itself; nil: a facilitator closes it.
    public let lastDay: CalendarDay?
    public internal(set) var phase: Phase
    /// From when everybody sees what will be asked; nil: its facilitators alone do.
    public internal(set) var announced: Moment?
    public internal(set) var opened: Moment?
    public internal(set) var closed: Moment?

    public static let longestQuestion = 300
    public static let longestOption = 200
    public static let mostOptions = 40

    /// Draft → open → closed. Closing counts: there is no moment in which no ballot can be cast any more and the result
    /// is not yet fixed.
    public enum Phase: String, Sendable, CaseIterable {
        case draft, open, closed
    }

    /// How it is counted; the names are those of `citizentime count`.
    public enum Method: String, Sendable, CaseIterable, Codable {
        /// One option; most votes win.
        case plurality
        /// As many options as one likes; most approvals win.
        case approval
        /// Options in order, as many as one likes; Schulze's rule.
        case schulze
    }

    /// Whose addresses are put on the roll when it is opened.
    public enum Eligibility: String, Sendable, CaseIterable {
        /// Addresses that the organisation brings.
        case list
        /// Everybody with a role in the organisation.
        case members
        /// Everybody who has an account.
        case accounts
    }

    public init(
        id: BallotID, organisation: OrganisationID, question: String, options: [String], method: Method,
        eligibility: Eligibility, language: Language = .english, lastDay: CalendarDay? = nil, phase: Phase = .draft
    ) {
        self.id = id
        self.organisation = organisation
        self.question = question
        self.options = options
        self.method = method
        self.eligibility = eligibility
        self.language = language
        self.lastDay = lastDay
        self.phase = phase
    }

    public var subject: Subject { Subject(.ballot, id) }

    /// Whether everybody may see it.
    var isPublic: Bool { phase != .draft || announced != nil }

    /// Whether its last day is over.
    func isOver(at now: Moment) -> Bool { lastDay.map { $0 < CalendarDay(now) } ?? false }

    /// - Throws: `.questionWrong`, `.optionsWrong`, `.optionWrong`, `.lastDayWrong`
    func check(at now: Moment) throws(BallotRefusal) {
        guard !isOver(at: now) else { throw .lastDayWrong }
        guard (1...Self.longestQuestion).contains(question.count) else {
            throw .questionWrong(most: Self.longestQuestion)
        }
        guard (2...Self.mostOptions).contains(options.count), Set(options).count == options.count else {
            throw .optionsWrong(most: Self.mostOptions)
        }
        guard options.allSatisfy({ (1...Self.longestOption).contains($0.count) }) else {
            throw .optionWrong(most: Self.longestOption)
        }
    }
}

extension Ballot.Method {
    /// Whether a ballot may say that; an empty one is a blank ballot.
    ///
    /// - choice: numbers of options from 1; the best first where order counts, else ascending
    /// - options: how many there are
    func allows(_ choice: [Int], options: Int) -> Bool {
        guard choice.allSatisfy({ (1...options).contains($0) }), Set(choice).count == choice.count else { return false }
        switch self {
        case .plurality: return choice.count <= 1
        case .approval: return choice == choice.sorted()
        case .schulze: return true
        }
    }
}
