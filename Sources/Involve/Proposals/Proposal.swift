import Community
import Kernel

public enum ProposalKind {}
public enum AmendmentKind {}
public enum ArgumentKind {}

public typealias ProposalID = Identifier<ProposalKind>
public typealias AmendmentID = Identifier<AmendmentKind>
public typealias ArgumentID = Identifier<ArgumentKind>

extension Subject.Kind {
    public static let proposal: Subject.Kind = "proposal"
    public static let argument: Subject.Kind = "argument"
    public static let amendment: Subject.Kind = "amendment"
}

/// A worked-out text that people write together.
public struct Proposal: Sendable {
    public let id: ProposalID
    public let place: PlaceID
    public let language: Language
    public let words: ProposalWords
    public let phase: Phase
    /// Grows with each change of the words.
    public let revision: Int
    public let created: Moment
    public let published: Moment?
    /// Why it was withdrawn; only then.
    public let reason: String?
    /// Who may change it, by name as others see it.
    public let authors: [Author]

    public enum Phase: String, Sendable, CaseIterable {
        case draft, published, merged, withdrawn
    }

    public struct Author: Sendable, Hashable {
        public let person: PersonID
        public let name: String
    }

    public var subject: Subject { Subject(.proposal, id) }

    func isAuthor(_ person: PersonID?) -> Bool { person.map { id in authors.contains { $0.person == id } } ?? false }
}

/// The parts of a proposal, as somebody wrote them.
public struct ProposalWords: Sendable, Hashable {
    public var title: String
    public var parts: [Part: String]

    public static let longestTitle = 120
    public static let longestPart = 3_000

    public enum Part: String, Sendable, CaseIterable {
        /// What is wrong.
        case problem
        /// Whom it concerns.
        case concerned
        /// What we ask.
        case ask
        /// Of whom.
        case addressee
        /// What it may cost.
        case cost

        /// Without these a proposal cannot be published.
        public var isRequired: Bool { self == .problem || self == .ask }
    }

    public init(title: String, parts: [Part: String]) {
        self.title = title
        self.parts = parts.filter { !$0.value.isEmpty }
    }

    subscript(part: Part) -> String { parts[part] ?? "" }

    /// - Throws: `ProposalRefusal.titleMissing`, `.partMissing`
    func check() throws(ProposalRefusal) {
        guard !title.isEmpty, title.count <= Self.longestTitle else { throw .titleMissing(most: Self.longestTitle) }
        for part in Part.allCases {
            let text = self[part]
            guard text.count <= Self.longestPart, !part.isRequired || !text.isEmpty else {
                throw .partMissing(part, most: Self.longestPart)
            }
        }
    }
}

/// A change to one passage that somebody suggests to the authors.
public struct Amendment: Sendable {
    public let id: AmendmentID
    public let part: ProposalWords.Part
    public let passage: String
    public let replacement: String
    public let why: String
    public let author: String
    public let state: State
    /// What the authors said; only when decided.
    public let reason: String?
    public let at: Moment

    public enum State: String, Sendable, CaseIterable {
        case open, accepted, declined
    }
}

/// One voice in the debate about a proposal.
public struct Argument: Sendable, Hashable {
    public let id: ArgumentID
    /// Nil: stands by itself; else it replies to that one, and nothing replies to it.
    public let parent: ArgumentID?
    public let side: Side
    public let text: String
    public let author: String
    public let supports: Int
    public let at: Moment

    public static let longest = 800

    public enum Side: String, Sendable, CaseIterable {
        case supporting = "for"
        case against, question
    }
}

/// Who stands behind a proposal.
public struct Endorsements: Sendable, Equatable {
    public let people: Int
    /// By name.
    public let organisations: [String]
    public let isOwn: Bool
}

/// Why an act on a proposal was refused; worded in `ProposalWording`.
public enum ProposalRefusal: Error, Equatable, Sendable {
    case titleMissing(most: Int)
    case partMissing(ProposalWords.Part, most: Int)
    /// These ask for nearly the same; the author decides.
    case similar([ProposalID])
    case notADraft
    case notPublished
    case changedMeanwhile
    case reasonMissing(Reason)
    /// The passage no longer stands in the text.
    case passageGone
    case decidedAlready
    case argumentMissing(most: Int)
    case repliesToReply
    case nobodyWithAddress
    case mergesWithItself

    /// What needs a reason; the raw value is the field that holds it.
    public enum Reason: String, Sendable {
        case withdrawal = "reason"
        case amendment = "why"
        case decision = "decision-reason"
    }
}

/// Who may do what with a proposal: the one place where it is decided.
enum ProposalPolicy {
    enum Act: Sendable, CaseIterable {
        case see, edit, publish, withdraw, invite, decideAmendment, askMerger, consentMerger
        case endorse, argue, amend
    }

    /// - person: nil for a visitor without an account
    static func allows(_ act: Act, on phase: Proposal.Phase, isAuthor: Bool, isSignedIn: Bool) -> Bool {
        switch act {
        case .see: phase != .draft || isAuthor
        case .edit, .invite: isAuthor && (phase == .draft || phase == .published)
        case .publish: isAuthor && phase == .draft
        case .withdraw, .decideAmendment, .askMerger, .consentMerger: isAuthor && phase == .published
        case .endorse, .argue: isSignedIn && phase == .published
        case .amend: isSignedIn && !isAuthor && phase == .published
        }
    }
}

/// One wording of a proposal.
struct ProposalVersion: Sendable {
    let revision: Int
    /// Nil while a moderator has hidden it.
    let words: ProposalWords?
    let written: Moment
}
