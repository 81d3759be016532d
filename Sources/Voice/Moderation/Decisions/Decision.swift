import Community
import Kernel

/// What a moderator decided on one thing, and why; a statement of reasons to its author.
///
/// Source: Regulation (EU) 2022/2065, Article 17(3).
struct Decision: Sendable, Equatable {
    let id: DecisionID
    let subject: Subject
    let space: Subject
    let place: PlaceID
    let organisation: OrganisationID?
    let language: Language
    let outcome: Outcome
    /// Nil where it is shown, and in decisions from before there were rules.
    let rule: HouseRule?
    /// What the decision rests on, in the moderator's words.
    let facts: String
    /// As it was decided on; empty once its author's account is erased.
    let text: String
    let role: Role.Name
    /// Nil for decisions from before, where nobody was noted.
    let moderator: PersonID?
    let cause: Entry.Cause
    let triage: Triage
    let opened: Moment
    let decided: Moment
    /// The side whose appeal it answers; nil: the first decision.
    let answers: Appeal.Side?

    enum Outcome: String, Sendable, CaseIterable {
        case kept, hidden
    }

    /// Whether a program had pointed at the text; the decision itself is always a person's.
    var isFlagged: Bool { triage == .urgent || cause == .flagged }

    /// Whether it takes back the decision that was appealed.
    var isReversal: Bool {
        switch answers {
        case nil: false
        case .author: outcome == .kept
        case .reporter: outcome == .hidden
        }
    }

    /// Who may ask for another decision: the author of what is hidden, a reporter of what is shown; each once in a row.
    var appealable: Appeal.Side? {
        let side: Appeal.Side = outcome == .hidden ? .author : .reporter
        return answers == side ? nil : side
    }

    /// "At least six months"; the longest six months have 184 days.
    ///
    /// Source: Regulation (EU) 2022/2065, Article 20(1).
    static let appealTime = Moment.Span.days(184)

    /// The last day on which one can appeal.
    var appealUntil: CalendarDay { CalendarDay(decided + Self.appealTime) }

    static let longestFacts = 1_500
}

/// A wish that somebody else decides again.
///
/// Source: Regulation (EU) 2022/2065, Article 20.
struct Appeal: Sendable, Equatable {
    let id: AppealID
    let decision: DecisionID
    let side: Side
    let text: String
    let at: Moment
    /// The decision that answers it; nil while it waits.
    let answer: DecisionID?

    enum Side: String, Sendable, CaseIterable {
        case author, reporter
    }

    static let longestText = 2_000
}
