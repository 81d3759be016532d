import Deliberation
import Kernel

/// Why an act was refused; worded in `BudgetWording`.
enum BudgetRefusal: Error, Equatable, Sendable {
    /// - field: of the form; most: characters
    case textWrong(field: String, most: Int)
    case amountWrong(field: String)
    case daysWrong(field: String)
    case areasWrong(most: Int)
    case methodWrong
    /// Of one person in one process.
    case projectsFull(most: Int)
    case mergeWrong
    case reasonMissing(most: Int)
    case costMissing
    /// Projects that the institution has not looked at.
    case unchecked(count: Int)
    case nothingFeasible
    /// Chosen projects of an area cost more than there is.
    case overBudget(area: String, by: Int64)
    case nothingChosen
    case codeUnknown
    case deskMarkMissing
    /// That line of the register or that code has a ballot already.
    case ballotThere
    case codesWrong(most: Int)
    case votingOver
    /// Not in this phase.
    case notNow
    /// Not for this person.
    case notYours
}

/// Who may do what in a budget process: the one place where it is decided.
enum BudgetPolicy {
    enum Act: Sendable, CaseIterable {
        case suggest, comment, change, merge, check, setMethod, moveOn, issueCodes, vote, enterAtDesk, report
    }

    /// What a visitor is to a process or one of its projects; one may be several.
    enum Part: Sendable, CaseIterable {
        case visitor, person, author, organiser, checker, staff
    }

    /// - Throws: `.notYours` for the person, else `.notNow` for the phase
    static func check(
        _ act: Act, in phase: BudgetProcess.Phase, as parts: Set<Part>
    ) throws(BudgetRefusal) {
        guard !Self.parts(act).isDisjoint(with: parts) else { throw .notYours }
        guard phases(act).contains(phase) else { throw .notNow }
    }

    static func allows(_ act: Act, in phase: BudgetProcess.Phase, as parts: Set<Part>) -> Bool {
        !Self.parts(act).isDisjoint(with: parts) && phases(act).contains(phase)
    }

    private static func parts(_ act: Act) -> Set<Part> {
        switch act {
        case .suggest, .comment: [.person]
        case .change: [.author, .organiser]
        case .merge, .setMethod, .moveOn, .issueCodes: [.organiser]
        case .check, .report: [.checker]
        case .vote: [.visitor, .person]
        case .enterAtDesk: [.staff]
        }
    }

    private static func phases(_ act: Act) -> Set<BudgetProcess.Phase> {
        switch act {
        case .suggest: [.ideas]
        case .comment, .change, .merge: [.ideas, .codesign]
        case .check: [.feasibility]
        case .setMethod: [.ideas, .codesign, .feasibility]
        case .moveOn: Set(BudgetProcess.Phase.allCases).subtracting([.done])
        case .issueCodes: [.feasibility, .voting]
        case .vote, .enterAtDesk: [.voting]
        case .report: [.delivery]
        }
    }
}
