/// Projects in order of satisfaction per cost, each bought if what is left of the budget allows.
///
/// With cost satisfaction that is the order of votes, with cardinality the order of votes per cost. Projects that
/// do not fit are passed over. Source: Talmon and Faliszewski, "A framework for approval-based budgeting methods",
/// AAAI 2019, greedy rule.
struct Greedy {
    let election: BudgetElection
    let table: SupportTable

    init(_ election: BudgetElection, _ table: SupportTable) {
        self.election = election
        self.table = table
    }

    var outcome: BudgetOutcome {
        let bought = selection(from: order, spending: election.budget)
        let cost = bought.reduce(0) { $0 + table.costs[$1] }
        return BudgetOutcome(
            rule: .greedy, satisfaction: table.satisfaction, completion: .none,
            purchases: bought.map { BudgetOutcome.Purchase(project: $0, step: .rule, payments: [], price: nil) },
            shortfalls: shortfalls(without: Set(bought), left: election.budget - cost), rounds: 1, cost: cost)
    }

    /// All projects, the best first.
    var order: [Int] {
        let points = election.projects.indices.map { UInt64(table.totalPoints(of: $0)) }
        return election.projects.indices.sorted { one, other in
            let mine = value(points[one], one, per: other)
            let theirs = value(points[other], other, per: one)
            return mine == theirs ? table.ranks[one] < table.ranks[other] : theirs < mine
        }
    }

    /// The projects that fit, in the order given.
    func selection(from order: [Int], spending budget: Int64) -> [Int] {
        var left = budget
        return order.filter { project in
            guard table.costs[project] <= left else { return false }
            left -= table.costs[project]
            return true
        }
    }

    /// Satisfaction times the other's cost, to compare quotients by cross-multiplication.
    private func value(_ points: UInt64, _ project: Int, per other: Int) -> Natural {
        Natural(points) * UInt64(table.weight(of: project)) * UInt64(table.costs[other])
    }

    private func shortfalls(without bought: Set<Int>, left: Int64) -> [BudgetOutcome.Shortfall] {
        order.filter { !bought.contains($0) }.map { project in
            BudgetOutcome.Shortfall(
                project: project, voters: table.supporterCount(of: project), held: Double(left),
                reason: table.costs[project] > election.budget ? .overBudget : .tooLittleLeft)
        }
    }
}
