import Kernel

public enum BudgetProjectKind {}
public enum BudgetCommentKind {}
public enum BudgetDeliveryKind {}
public enum BudgetReportKind {}

public typealias BudgetProjectID = Identifier<BudgetProjectKind>
public typealias BudgetCommentID = Identifier<BudgetCommentKind>
public typealias BudgetDeliveryID = Identifier<BudgetDeliveryKind>
public typealias BudgetReportID = Identifier<BudgetReportKind>

extension Subject.Kind {
    public static let budgetProject: Subject.Kind = "budget-project"
    public static let budgetComment: Subject.Kind = "budget-comment"
    public static let budgetDelivery: Subject.Kind = "budget-delivery"
}

/// Something that the money could pay: first an idea, then a project with a cost.
public struct BudgetProject: Sendable, Equatable {
    public let id: BudgetProjectID
    public let process: BudgetProcessID
    public let area: BudgetAreaID
    public let language: Language
    public let title: String
    public let what: String
    /// Nil: written by the organiser before people had accounts, imported, or the account is erased.
    public let author: PersonID?
    /// In stored units of the process; nil while nobody has named one.
    public let cost: Int64?
    /// The project that it has become a part of.
    public let mergedInto: BudgetProjectID?
    /// What the institution found; nil while it has not looked.
    public let check: Check?
    /// On the ballot; given when voting begins to all that go to the vote.
    public let number: String?
    /// From 1, in the order in which it was bought; nil: not funded, or not counted yet.
    public let rank: Int?
    public let isShown: Bool

    public struct Check: Sendable, Equatable {
        public let verdict: Verdict
        public let reason: String
    }

    public enum Verdict: String, Sendable, CaseIterable {
        case feasible
        case withChanges = "with-changes"
        case notFeasible = "not-feasible"
    }

    public var subject: Subject { Subject(.budgetProject, id) }

    /// Whether it can be voted for once voting begins.
    var isFeasible: Bool {
        mergedInto == nil && isShown && cost != nil && (check.map { $0.verdict != .notFeasible } ?? false)
    }

    static let longestTitle = 120
    static let longestWhat = 3_000
    static let longestReason = 1_000
    static let mostOf = 3
}

/// What somebody says about a project while it is worked out.
struct BudgetComment: Sendable, Equatable {
    let id: BudgetCommentID
    let project: BudgetProjectID
    let author: PersonID
    let language: Language
    let text: String
    let at: Moment

    static let longestText = 1_000
}

/// What becomes of a winner, as whoever pays reports it.
public struct BudgetDelivery: Sendable, Equatable {
    public let id: BudgetDeliveryID
    public let project: BudgetProjectID
    public let state: State
    public let reports: [Report]

    public enum State: String, Sendable, CaseIterable {
        case planned
        case underWay = "under-way"
        case done
        case dropped
    }

    public struct Report: Sendable, Equatable {
        public let state: State
        public let text: String
        public let at: Moment
    }

    public var subject: Subject { Subject(.budgetDelivery, id) }

    static let longestText = 2_000
}
