import Community
import Kernel

public enum LocalActionKind {}
public enum ReportKind {}
public typealias LocalActionID = Identifier<LocalActionKind>
public typealias ReportID = Identifier<ReportKind>

extension Subject.Kind {
    /// An action of an EU plan.
    public static let euAction: Subject.Kind = "eu-action"
    /// What a place does of it.
    public static let action: Subject.Kind = "action"
}

/// An action of an EU plan as a place adapts it: what is done here, what is different and why, by whom, until when.
public struct LocalAction: Sendable {
    public let id: LocalActionID
    public let place: PlaceID
    /// Who is responsible.
    public let organisation: OrganisationID
    /// The name of the EU action.
    public let adapts: String
    public let language: Language
    public let title: String
    public let here: String
    public let difference: String
    /// Whole euros; nil: not said.
    public let budget: Int?
    public let starts: CalendarDay?
    public let ends: CalendarDay?
    public let indicator: Indicator?
    public let state: State
    /// Why it was dropped; only then.
    public let reason: String?
    public let revision: Int
    public let milestones: [Milestone]

    public static let longestTitle = 160
    public static let longestText = 3_000

    /// How far it has come. No state is skipped: what was never under way was not done.
    public enum State: String, Sendable, CaseIterable {
        case planned
        case underWay = "under-way"
        case done, dropped

        /// The states that may follow.
        public var next: [State] {
            switch self {
            case .planned: [.underWay, .dropped]
            case .underWay: [.done, .dropped]
            case .done, .dropped: []
            }
        }
    }

    /// What is counted to see whether it works.
    public struct Indicator: Sendable, Hashable {
        public let name: String
        public let baseline: Double
        public let target: Double

        /// Share of the way from baseline to target, 0 to 1; nil where both are the same.
        public func progress(at value: Double) -> Double? {
            guard target != baseline else { return nil }
            return min(1, max(0, (value - baseline) / (target - baseline)))
        }
    }

    public struct Milestone: Sendable, Hashable {
        public let text: String
        public let due: CalendarDay?
        public let done: Moment?
    }

    public var subject: Subject { Subject(.action, id) }
}

/// What was reached so far, with what proves it.
public struct ProgressReport: Sendable {
    public let id: ReportID
    public let text: String
    public let evidence: String?
    /// Of the indicator; nil: not measured.
    public let value: Double?
    public let at: Moment
}

/// Why an act on an action was refused; worded in `ActionWording`.
public enum ActionRefusal: Error, Equatable, Sendable {
    case titleMissing(most: Int)
    case textMissing(most: Int)
    case unknownAction
    case endsBeforeStart
    case budgetWrong
    case indicatorWrong
    case changedMeanwhile
    case stateSkipped
    case reasonMissing
    case reportMissing(most: Int)
    case evidenceWrong
    case valueWrong
    /// The suggestion it should answer is no longer public.
    case sourceGone
}

/// Who may do what with an action: the one place where it is decided.
enum ActionPolicy {
    static func mayWrite(_ roles: [Role], for belonging: Belonging) -> Bool {
        roles.include([.official, .facilitator, .coordinator], for: belonging)
    }
}
