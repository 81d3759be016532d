extension EqualSharesRun {
    /// The price of a point is `numerator / (denominator of the purses · points)`.
    struct ExactPrice {
        let numerator: Natural
        /// Of those who pay in full.
        let points: UInt64
        /// Supporters who pay in full.
        let rich: [(group: Int, points: Int64)]
        /// Supporters who give all they have instead.
        let poor: [(group: Int, voters: Int64)]
    }

    mutating func canPayExactly(_ project: Int) -> Bool {
        let sum = purses.sum(
            table.supporters(of: project).map {
                (group: Int(table.groups[$0]), voters: table.voters[Int(table.groups[$0])])
            })
        return sum >= purses.denominator * UInt64(table.costs[project])
    }

    /// Starts with those who surely cannot pay and adds, by exact comparison, those near the border who cannot.
    mutating func exactPrice(of project: Int) -> ExactPrice {
        let estimate = estimates[project]
        var points: UInt64 = 0
        var rich: [(group: Int, points: Int64)] = []
        var poor: [(group: Int, voters: Int64)] = []
        var open: [(group: Int, points: Int64)] = []
        for entry in table.supporters(of: project) {
            let group = Int(table.groups[entry])
            let worth = table.points[entry]
            let money = purses.approximate[group]
            if money == 0 { continue }
            if money * (1 + 0x1p-40) < estimate.low * Double(worth) {
                poor.append((group, table.voters[group]))
                continue
            }
            points += UInt64(worth * table.voters[group])
            if money * (1 - 0x1p-40) < estimate.high * Double(worth) {
                open.append((group, worth))
            } else {
                rich.append((group, worth))
            }
        }
        var numerator = purses.denominator * UInt64(table.costs[project])
        numerator -= purses.sum(poor)
        while true {
            let payable = numerator
            let share = points
            let cannot = open.filter { purses.numerator(of: $0.group) * share < payable * UInt64($0.points) }
            if cannot.isEmpty { break }
            open.removeAll { one in cannot.contains { $0.group == one.group } }
            for one in cannot {
                let voters = table.voters[one.group]
                poor.append((one.group, voters))
                numerator -= purses.numerator(of: one.group) * UInt64(voters)
                points -= UInt64(one.points * voters)
            }
        }
        return ExactPrice(numerator: numerator, points: points, rich: rich + open, poor: poor)
    }
}
