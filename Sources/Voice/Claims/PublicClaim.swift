import Kernel

public enum ClaimKind {}
public typealias ClaimID = Identifier<ClaimKind>
enum EntryKind {}
typealias EntryID = Identifier<EntryKind>
enum ReplyKind {}
typealias ReplyID = Identifier<ReplyKind>

/// What somebody in a public role has said about migrants in public, with the evidence on it.
struct PublicClaim: Sendable, Hashable {
    let id: ClaimID
    let place: PlaceID
    let text: Text
    var state = State.draft
    /// What two reviewers agreed on; nil before that.
    var verdict: Verdict?
    /// Counts how often it was reviewed anew, from 1.
    var round = 1
    /// Who wrote the entry down.
    let author: PersonID?
    let written: Moment
    /// When it was first shown to everybody.
    var published: Moment?

    /// What was said, by whom, where and when.
    struct Text: Sendable, Hashable {
        /// Of the quote.
        var language: Language
        /// Word for word.
        var quote: String
        var speaker: String
        /// The party, office or medium for which they spoke; empty: none.
        var party: String
        var role: PublicRole
        /// The role in words: "member of the town council".
        var title: String
        /// Nil: not given.
        var said: CalendarDay?
        /// On which occasion or where.
        var occasion: String
        /// Where it can be read or heard.
        var link: String
        /// The day on which the speaker was asked for a reply; nil: not yet.
        var asked: CalendarDay?
    }

    /// Why it is fair to hold somebody to their words: a public role. There is none for private people.
    ///
    /// Source: European Court of Human Rights, Lingens v. Austria (no. 9815/82, 1986), paragraph 42: politicians lay
    /// themselves open to scrutiny of every word; private people do not.
    enum PublicRole: String, Sendable, CaseIterable {
        case government, parliament, local, party, candidate, official, media
    }

    enum State: String, Sendable, CaseIterable {
        case draft, review, published
    }

    /// What the evidence says of it.
    ///
    /// Source: International Fact-Checking Network, code of principles (same standard for every claim, sources shown,
    /// corrections open); the list of words is ours.
    enum Verdict: String, Sendable, CaseIterable {
        case supported, misleading, unproven, opinion
        case untrue = "false"
    }

    static let longestQuote = 2_000
    static let longestName = 160
    static let longestLink = 2_000
    static let mostEntries = 40

    var subject: Subject { Subject(.claim, id) }

    /// Whether everybody sees it.
    var isPublic: Bool { published != nil }

    /// The beginning of the quote, for lists.
    var headline: String { text.quote.count > 90 ? String(text.quote.prefix(89)) + "…" : text.quote }
}

extension Subject.Kind {
    /// A public claim with the evidence on it.
    public static let claim: Subject.Kind = "claim"
}

/// One sourced piece beside a claim.
struct Entry: Sendable, Hashable {
    let id: EntryID
    let part: Part
    let text: String
    /// The name of the source, or of who responded.
    let source: String
    let link: String
    /// The day of the source; nil: not given.
    let day: CalendarDay?

    enum Part: String, Sendable, CaseIterable {
        /// Speaks for the claim.
        case supports
        /// Speaks against it.
        case contradicts
        /// Helps to understand it.
        case context
        /// The policy or interest that the speech in fact serves, argued with a source.
        case serves
        /// What was answered to it.
        case response

        /// Whether it is about what is true.
        var isEvidence: Bool { self == .supports || self == .contradicts || self == .context }
    }

    static let longestText = 1_500
}

/// One reviewer's word in one round.
struct Review: Sendable, Hashable {
    let reviewer: PersonID
    let verdict: PublicClaim.Verdict
    let reason: String

    static let longestReason = 1_500
}

/// What the speaker, or somebody for them, says to it.
struct SpeakerReply: Sendable, Hashable {
    let id: ReplyID
    let name: String
    /// In which capacity they reply.
    let capacity: String
    /// To find out that it is they; emptied once that is decided.
    let address: String
    let text: String
    let state: State
    let at: Moment

    enum State: String, Sendable, CaseIterable {
        case waiting, published, declined
    }

    static let longestText = 4_000
}

/// What was wrong with a published entry and was put right.
struct Correction: Sendable, Hashable {
    let text: String
    let at: Moment

    static let longestText = 1_000
}
