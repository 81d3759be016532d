/// Phragmén's sequential rule: all voters earn at the same speed, and a project is bought as soon as its supporters
/// together have its cost; the rule stops at the first project that no longer fits the budget.
///
/// A voter's money is the time since the last purchase they paid for, so per project it is enough to count its
/// supporters by that purchase; all times are whole numbers over one denominator.
/// Source: Los, Christoff and Grossi, "Proportional Budget Allocations: Towards a Systematization", IJCAI 2022;
/// Phragmén 1894. Stopping as in the reference outcomes: also when another project that is tied would fit.
struct Phragmen {
    let election: BudgetElection
    let table: SupportTable

    init(_ election: BudgetElection, _ table: SupportTable) {
        self.election = election
        self.table = table
    }

    var outcome: BudgetOutcome {
        var run = PhragmenRun(table)
        var purchases: [BudgetOutcome.Purchase] = []
        var cost: Int64 = 0
        while let next = run.next() {
            guard next.tied.allSatisfy({ cost + table.costs[$0] <= election.budget }) else { break }
            purchases.append(run.buy(next.project))
            cost += table.costs[next.project]
        }
        let end = run.next().map { run.time(of: $0.project) } ?? run.lastTime
        let winners = Set(purchases.map(\.project))
        let losers = election.projects.indices.filter { !winners.contains($0) }
            .sorted { table.ranks[$0] < table.ranks[$1] }
        return BudgetOutcome(
            rule: .phragmen, satisfaction: table.satisfaction, completion: .none, purchases: purchases,
            shortfalls: losers.map { shortfall($0, run.held(for: $0, at: end), left: election.budget - cost) },
            rounds: 1, cost: cost)
    }

    private func shortfall(_ project: Int, _ held: Double, left: Int64) -> BudgetOutcome.Shortfall {
        let voters = table.supporterCount(of: project)
        let cost = table.costs[project]
        return BudgetOutcome.Shortfall(
            project: project, voters: voters, held: held,
            reason: voters == 0
                ? .noSupporters : cost > election.budget ? .overBudget : cost > left ? .tooLittleLeft : .ruleStopped)
    }
}
