/// Who paid for what and when, while the purchases of Phragmén's rule go on.
struct PhragmenRun {
    private let table: SupportTable
    /// Numerators of the times of purchases, the first being the start at 0.
    private var times: [Natural] = [.zero]
    private var denominator = Natural.one
    /// The purchase that each group paid for last.
    private var last: [Int]
    /// Supporters of each project by the purchase they paid for last.
    private var counts: [[Int64]]
    private var isOpen: [Bool]
    private let choices: [[Int]]

    init(_ table: SupportTable) {
        self.table = table
        last = [Int](repeating: 0, count: table.voters.count)
        counts = table.costs.indices.map { [table.supporterCount(of: $0)] }
        isOpen = counts.map { $0[0] > 0 }
        var choices = [[Int]](repeating: [], count: table.voters.count)
        for project in table.costs.indices {
            for entry in table.supporters(of: project) { choices[Int(table.groups[entry])].append(project) }
        }
        self.choices = choices
    }

    /// The project whose supporters have its cost first, and all that reach it at the same time.
    func next() -> (project: Int, tied: [Int])? {
        var best: (numerator: Natural, supporters: UInt64)?
        var tied: [Int] = []
        for project in table.costs.indices where isOpen[project] {
            let mine = (numerator(of: project), UInt64(counts[project].reduce(0, +)))
            if let known = best {
                let (left, right) = (mine.0 * known.supporters, known.numerator * mine.1)
                if left > right { continue }
                if left < right { tied = [] }
            }
            best = mine
            tied.append(project)
        }
        return tied.min { table.ranks[$0] < table.ranks[$1] }.map { ($0, tied) }
    }

    /// When the supporters of a project have its cost, in minor units earned by each voter; rounded.
    func time(of project: Int) -> Double {
        Natural.ratio(numerator(of: project), denominator * UInt64(counts[project].reduce(0, +)))
    }

    var lastTime: Double { time(ofPurchase: times.count - 1) }

    /// What the supporters of a project have at a time, rounded.
    func held(for project: Int, at time: Double) -> Double {
        counts[project].enumerated().reduce(0) { sum, entry in
            sum + Double(entry.element) * max(time - self.time(ofPurchase: entry.offset), 0)
        }
    }

    mutating func buy(_ project: Int) -> BudgetOutcome.Purchase {
        let numerator = numerator(of: project)
        let supporters = UInt64(counts[project].reduce(0, +))
        let shared = greatestCommonDivisor(numerator.divided(by: supporters).remainder, supporters)
        let time = time(of: project)
        let payments = counts[project].enumerated().filter { $0.element > 0 }.map { entry in
            BudgetOutcome.Payment(each: time - self.time(ofPurchase: entry.offset), voters: entry.element)
        }
        for index in times.indices { times[index] = times[index] * (supporters / shared) }
        denominator = denominator * (supporters / shared)
        times.append(numerator.divided(by: shared).quotient)
        isOpen[project] = false
        for index in counts.indices { counts[index].append(0) }
        for entry in table.supporters(of: project) {
            let group = Int(table.groups[entry])
            for choice in choices[group] {
                counts[choice][last[group]] -= table.voters[group]
                counts[choice][times.count - 1] += table.voters[group]
            }
            last[group] = times.count - 1
        }
        return BudgetOutcome.Purchase(project: project, step: .rule, payments: payments, price: time)
    }

    /// Cost and past times of all supporters together, over the denominator.
    private func numerator(of project: Int) -> Natural {
        var sum = denominator * UInt64(table.costs[project])
        for (purchase, count) in counts[project].enumerated() where count > 0 {
            sum += times[purchase] * UInt64(count)
        }
        return sum
    }

    private func time(ofPurchase purchase: Int) -> Double { Natural.ratio(times[purchase], denominator) }
}
