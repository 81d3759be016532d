import Deliberation
import Kernel

public enum BudgetProcessKind {}
public enum BudgetAreaKind {}

public typealias BudgetProcessID = Identifier<BudgetProcessKind>
public typealias BudgetAreaID = Identifier<BudgetAreaKind>

extension Subject.Kind {
    public static let budgetProcess: Subject.Kind = "budget-process"
}

/// Money of an institution or organisation that the people of a place share out.
public struct BudgetProcess: Sendable, Equatable {
    public let id: BudgetProcessID
    /// Who runs it.
    public let organisation: OrganisationID
    /// Who checks what can be done, pays, and reports.
    public let checker: OrganisationID
    public let place: PlaceID
    /// In which its texts are written.
    public let language: Language
    public let title: String
    public let what: String
    /// ISO 4217.
    public let currency: String
    /// Amounts are stored in units of 10^−decimals of the currency.
    public let decimals: Int
    public let ballots: PabulibElection.BallotKind
    public let method: Method
    public let access: Access
    public let phase: Phase
    /// The last day of each phase, as planned; none for imported ones.
    public let plan: [Phase: CalendarDay]
    public let opened: Moment
    /// Since when it is in its phase.
    public let since: Moment
    /// At least one; a process without areas has one without a name.
    public let areas: [Area]

    public enum Phase: String, Sendable, CaseIterable {
        case ideas
        case codesign
        case feasibility
        case voting
        case result
        case delivery
        case done

        /// What comes next; nil after the end.
        var next: Phase? {
            let all = Self.allCases
            return all.firstIndex(of: self).flatMap { all.indices.contains($0 + 1) ? all[$0 + 1] : nil }
        }

        /// Whether it lasts until a planned day.
        var isPlanned: Bool { self != .result && self != .done }

        /// Whether ballots were counted.
        var isCounted: Bool { self == .result || self == .delivery || self == .done }
    }

    /// How ballots become winners: shown before the vote and frozen with its first moment.
    public struct Method: Sendable, Equatable {
        public let rule: BudgetRule
        public let satisfaction: Satisfaction
        public let completion: Completion
        public let ties: Ties

        /// What cities that share fairly take: Equal Shares by cost, completed. Source: Faliszewski et al., IJCAI 2023.
        static let usual = Method(rule: .mes, satisfaction: .cost, completion: .add1u, ties: .earlier)
    }

    /// Which of two equal projects comes first: it decides the numbers on the ballot, and lower numbers win ties.
    public enum Ties: String, Sendable, CaseIterable {
        /// Whichever was written first.
        case earlier
        /// Whichever costs less; among equals whichever was written first.
        case cheaper
        /// As the imported file names its projects: the identifier that comes first as a string.
        case identifier

        /// What an organiser can choose.
        static let offered: [Ties] = [.earlier, .cheaper]
    }

    /// Who may vote: one way for each process, so that nobody votes twice by two ways.
    public enum Access: String, Sendable, CaseIterable {
        /// Everybody with an account; whoever has none signs the paper register of the desk.
        case accounts
        /// Everybody with a letter that holds a code, on the site or at the desk.
        case letters
    }

    /// A part of the place with money of its own.
    public struct Area: Sendable, Equatable {
        public let id: BudgetAreaID
        /// Empty: the whole place.
        public let name: String
        public let amount: Int64
    }

    public var subject: Subject { Subject(.budgetProcess, id) }
    public var amount: Int64 { areas.reduce(0) { $0 + $1.amount } }

    /// One unit of the currency in stored units.
    public var unit: Int64 { (0..<decimals).reduce(1) { unit, _ in unit * 10 } }

    static let longestTitle = 120
    static let longestWhat = 3_000
    static let longestArea = 80
    static let mostAreas = 12
    /// In units of the currency: the largest city budgets are a tenth of it, and sums stay within 64 bits.
    static let highestAmount: Int64 = 1_000_000_000
    /// Decimals of what is opened here; every currency of `Currency` has so many. Source: ISO 4217, list one.
    static let usualDecimals = 2
}
