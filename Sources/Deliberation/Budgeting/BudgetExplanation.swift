/// What an outcome means for those who voted, and what greedy would have done.
public struct BudgetExplanation: Sendable {
    /// Voters by how much of the budget went to projects they support, the least first.
    public let shares: [Share]
    public let greedy: Difference

    /// Voters whose winners cost the same.
    public struct Share: Equatable, Sendable {
        /// In minor units.
        public let cost: Int64
        public let voters: Int64
    }

    /// The same ballots under greedy by votes.
    public struct Difference: Equatable, Sendable {
        /// Funded here and not by greedy, in order of purchase.
        public let added: [Int]
        /// Funded by greedy and not here, in greedy's order.
        public let dropped: [Int]
        public let cost: Int64
        /// Voters who support at least one winner, here and under greedy.
        public let represented: Int64
        public let representedByGreedy: Int64
    }

    public init(_ outcome: BudgetOutcome, of election: BudgetElection) {
        let winners = outcome.purchases.map(\.project)
        let greedy = election.outcome(.greedy).purchases.map(\.project)
        let shares = Self.shares(election, Set(winners))
        self.shares = shares
        self.greedy = Difference(
            added: winners.filter { !greedy.contains($0) }, dropped: greedy.filter { !winners.contains($0) },
            cost: greedy.reduce(0) { $0 + election.projects[$1].cost },
            represented: Self.represented(shares),
            representedByGreedy: Self.represented(Self.shares(election, Set(greedy))))
    }

    private static func shares(_ election: BudgetElection, _ winners: Set<Int>) -> [Share] {
        var voters: [Int64: Int64] = [:]
        for group in election.groups {
            let supported = group.choices.filter { winners.contains($0.project) }
            let cost = supported.reduce(0) { $0 + election.projects[$1.project].cost }
            voters[cost, default: 0] += Int64(group.voters)
        }
        return voters.sorted { $0.key < $1.key }.map { Share(cost: $0.key, voters: $0.value) }
    }

    private static func represented(_ shares: [Share]) -> Int64 {
        shares.filter { $0.cost > 0 }.reduce(0) { $0 + $1.voters }
    }
}
