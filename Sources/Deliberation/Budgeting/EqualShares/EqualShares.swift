/// The Method of Equal Shares with its completions.
///
/// Source: Peters, Pierczyński and Skowron, NeurIPS 2021; Add1 as in Faliszewski et al., "Participatory Budgeting:
/// Data, Tools, and Analysis", IJCAI 2023, section 3.
struct EqualShares {
    let election: BudgetElection
    let table: SupportTable

    init(_ election: BudgetElection, _ table: SupportTable) {
        self.election = election
        self.table = table
    }

    func outcome(_ completion: Completion) -> BudgetOutcome {
        guard election.voters > 0 else { return outcome(nil, completion, rounds: 1) }
        let rounds = completion == .add1 || completion == .add1u ? roundsOfAdd1() : (used: 0, run: 1)
        var run = start(after: rounds.used)
        run.run(limit: election.budget, detail: .payments)
        return outcome(run, completion, rounds: rounds.run)
    }

    /// Everybody's share of the budget, and one unit of the currency for each round before.
    private func start(after rounds: Int) -> EqualSharesRun {
        let gifts = Natural(UInt64(rounds)) * UInt64(election.currencyUnit) * UInt64(election.voters)
        return EqualSharesRun(table, start: Natural(UInt64(election.budget)) + gifts, voters: election.voters)
    }

    /// The last round whose outcome stands, and how many were run to find it: up to the first outcome that costs
    /// more than the budget (then the one before stands) or that leaves no supported project affordable.
    private func roundsOfAdd1() -> (used: Int, run: Int) {
        var round = 0
        while true {
            var run = start(after: round)
            run.run(limit: election.budget, detail: .winners)
            if run.cost > election.budget { return (round - 1, round + 1) }
            if isExhaustive(run) { return (round, round + 1) }
            round += 1
        }
    }

    private func isExhaustive(_ run: EqualSharesRun) -> Bool {
        let winners = Set(run.bought.map(\.project))
        let left = election.budget - run.cost
        return election.projects.indices.allSatisfy { project in
            winners.contains(project) || table.costs[project] > left || table.supporters(of: project).isEmpty
        }
    }

    private func outcome(_ run: EqualSharesRun?, _ completion: Completion, rounds: Int) -> BudgetOutcome {
        var purchases = (run?.bought ?? []).map {
            BudgetOutcome.Purchase(project: $0.project, step: .rule, payments: $0.payments, price: $0.price)
        }
        var cost = run?.cost ?? 0
        if completion == .greedy || completion == .add1u {
            let greedy = Greedy(election, table)
            let winners = Set(purchases.map(\.project))
            let more = greedy.selection(
                from: greedy.order.filter { !winners.contains($0) }, spending: election.budget - cost)
            purchases += more.map {
                BudgetOutcome.Purchase(project: $0, step: .leftover, payments: [], price: nil)
            }
            cost += more.reduce(0) { $0 + table.costs[$1] }
        }
        let winners = Set(purchases.map(\.project))
        let losers = election.projects.indices.filter { !winners.contains($0) }
            .sorted { table.ranks[$0] < table.ranks[$1] }
        return BudgetOutcome(
            rule: .mes, satisfaction: table.satisfaction, completion: completion, purchases: purchases,
            shortfalls: losers.map { shortfall($0, run?.held(for: $0) ?? 0) }, rounds: rounds, cost: cost)
    }

    private func shortfall(_ project: Int, _ held: Double) -> BudgetOutcome.Shortfall {
        let voters = table.supporterCount(of: project)
        return BudgetOutcome.Shortfall(
            project: project, voters: voters, held: held,
            reason: voters == 0
                ? .noSupporters : table.costs[project] > election.budget ? .overBudget : .supportersShort)
    }
}
