/// One run of the Method of Equal Shares: everybody starts with the same money, and while some project can be paid
/// by its supporters, the one that costs them least per satisfaction is bought.
///
/// Prices are estimated in doubles with a bound on the error; wherever the bound leaves a choice open, exact numbers
/// decide. A price never falls during a run, so an old estimate is a lower bound and most projects are not looked at.
/// Source: Peters, Pierczyński and Skowron, "Proportional Participatory Budgeting with Additive Utilities",
/// NeurIPS 2021, section 3.
struct EqualSharesRun {
    let table: SupportTable
    var purses: Purses
    private(set) var bought: [Bought] = []
    private(set) var cost: Int64 = 0

    /// What is known of the price of a project, per unit of satisfaction.
    var estimates: [Estimate]

    struct Bought {
        let project: Int
        /// Per unit of satisfaction, rounded.
        let price: Double
        let payments: [BudgetOutcome.Payment]
    }

    /// Whether payments are written down.
    enum Detail {
        case winners
        case payments
    }

    struct Estimate {
        /// The price of one point: what a voter with one point pays at most, within `error`.
        var price = 0.0
        var error = 0.0
        /// Supporters cannot pay, now or later.
        var isOut = false
        /// Whether it was made after the last purchase.
        var isFresh = false
        /// The lowest the price of a point can be.
        var low: Double { price - error }
        var high: Double { price + error }
    }

    /// - start: the numerator of everybody's money over the number of voters, in minor units
    init(_ table: SupportTable, start: Natural, voters: Int) {
        self.table = table
        purses = Purses(groups: table.voters.count, numerator: start, denominator: UInt64(voters))
        estimates = table.costs.indices.map { Estimate(isOut: table.supporters(of: $0).isEmpty) }
    }

    /// Buys until nobody can pay for anything.
    ///
    /// - limit: the run ends, too, when the winners cost more than that
    mutating func run(limit: Int64, detail: Detail) {
        while cost <= limit, let project = cheapest() { buy(project, detail) }
    }

    /// What the supporters of a project have, rounded.
    func held(for project: Int) -> Double {
        table.supporters(of: project).reduce(0) { sum, entry in
            let group = Int(table.groups[entry])
            return sum + purses.approximate[group] * Double(table.voters[group])
        }
    }
}

extension EqualSharesRun {
    /// The project with the lowest price; among equals the first by identifier.
    private mutating func cheapest() -> Int? {
        while let first = lowest() {
            guard estimates[first].isFresh else {
                estimate(first)
                continue
            }
            let highest = estimates[first].high / Double(table.weight(of: first))
            let rivals = estimates.indices.filter {
                !estimates[$0].isOut && estimates[$0].low / Double(table.weight(of: $0)) <= highest
            }
            if let stale = rivals.first(where: { !estimates[$0].isFresh }) {
                estimate(stale)
                continue
            }
            return rivals.count == 1 ? first : exactlyLowest(of: rivals)
        }
        return nil
    }

    private func lowest() -> Int? {
        var best: Int?
        var bestPrice = Double.infinity
        for project in estimates.indices where !estimates[project].isOut {
            let price = estimates[project].low / Double(table.weight(of: project))
            if price < bestPrice {
                best = project
                bestPrice = price
            }
        }
        return best
    }

    private mutating func exactlyLowest(of rivals: [Int]) -> Int? {
        var best: (project: Int, price: ExactPrice)?
        for project in rivals.sorted(by: { table.ranks[$0] < table.ranks[$1] }) {
            let price = exactPrice(of: project)
            if let known = best {
                let mine = price.numerator * known.price.points * UInt64(table.weight(of: known.project))
                let theirs = known.price.numerator * price.points * UInt64(table.weight(of: project))
                guard mine < theirs else { continue }
            }
            best = (project, price)
        }
        return best?.project
    }
}

extension EqualSharesRun {
    private mutating func buy(_ project: Int, _ detail: Detail) {
        let price = exactPrice(of: project)
        let each = Natural.ratio(price.numerator, purses.denominator * price.points)
        bought.append(
            Bought(
                project: project, price: each / Double(table.weight(of: project)),
                payments: detail == .payments ? payments(price, each: each) : []))
        cost += table.costs[project]
        for payer in price.poor { purses.empty(payer.group) }
        let shared = greatestCommonDivisor(price.numerator.divided(by: price.points).remainder, price.points)
        purses.charge(
            price.rich, price: price.numerator.divided(by: shared).quotient, factor: price.points / shared)
        estimates[project].isOut = true
        for index in estimates.indices { estimates[index].isFresh = false }
    }

    private func payments(_ price: ExactPrice, each: Double) -> [BudgetOutcome.Payment] {
        var voters: [Double: Int64] = [:]
        for payer in price.poor { voters[purses.approximate[payer.group], default: 0] += payer.voters }
        for payer in price.rich { voters[each * Double(payer.points), default: 0] += table.voters[payer.group] }
        return voters.sorted { $0.key > $1.key }.map { BudgetOutcome.Payment(each: $0.key, voters: $0.value) }
    }
}
