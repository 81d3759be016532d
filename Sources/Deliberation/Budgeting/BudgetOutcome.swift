/// Which projects a rule funds, in the order in which it bought them, and who paid.
public struct BudgetOutcome: Sendable {
    public let rule: BudgetRule
    public let satisfaction: Satisfaction
    public let completion: Completion
    public let purchases: [Purchase]
    public let shortfalls: [Shortfall]
    /// How often the rule was run until its completion was content.
    public let rounds: Int
    /// Of all winners, in minor units.
    public let cost: Int64

    /// A funded project.
    public struct Purchase: Sendable {
        /// The position in the election's projects.
        public let project: Int
        /// How it came in.
        public let step: Step
        /// What its supporters paid, the largest amount first; empty where nobody pays.
        public let payments: [Payment]
        /// What each point of satisfaction cost those who paid in full (Equal Shares), or the time of the purchase
        /// (Phragmén); rounded.
        public let price: Double?
    }

    public enum Step: String, Sendable {
        /// By the rule itself.
        case rule
        /// By what was left over, given to the projects with most votes.
        case leftover
    }

    /// Voters who paid the same for a project.
    public struct Payment: Equatable, Sendable {
        /// In minor units, rounded to a double; the rule decided on exact amounts.
        public let each: Double
        public let voters: Int64
    }

    /// A project that was not funded.
    public struct Shortfall: Sendable {
        public let project: Int
        public let voters: Int64
        /// What its supporters had left for it at the end, in minor units.
        public let held: Double
        public let reason: Reason
    }

    public enum Reason: String, Sendable {
        case noSupporters = "no supporters"
        case overBudget = "costs more than the whole budget"
        case tooLittleLeft = "costs more than what was left of the budget"
        case supportersShort = "its supporters had too little money left"
        case ruleStopped = "the rule had stopped before its turn"
    }
}

public enum BudgetRule: String, CaseIterable, Sendable {
    case greedy
    /// The Method of Equal Shares.
    case mes
    /// Phragmén's sequential rule.
    case phragmen
}

/// What Equal Shares does with the money that it leaves over.
public enum Completion: String, CaseIterable, Sendable {
    case none
    /// Every voter gets one more unit of the currency, again and again, while the outcome stays within the budget.
    case add1
    /// Add1, and then greedy for the rest.
    case add1u
    /// Greedy for the rest.
    case greedy
}

extension BudgetElection {
    /// The outcome of a rule. Ties go to the identifier that comes first as a string.
    ///
    /// - completion: of Equal Shares; the other rules have none
    public func outcome(
        _ rule: BudgetRule, satisfaction: Satisfaction = .cost, completion: Completion = .none
    ) -> BudgetOutcome {
        let table = SupportTable(self, satisfaction: satisfaction)
        switch rule {
        case .greedy: return Greedy(self, table).outcome
        case .mes: return EqualShares(self, table).outcome(completion)
        case .phragmen: return Phragmen(self, table).outcome
        }
    }
}
