extension EqualSharesRun {
    /// The price of a point is `numerator / (denominator of the purses · points)`.
    struct ExactPrice {
        let numerator: Natural
        /// Of those who pay in full.
        let points: UInt64
        /// Supporters who give all they have instead.
        let poor: Set<Int>
    }

    mutating func canPayExactly(_ project: Int) -> Bool {
        var sum = Natural.zero
        for entry in table.supporters(of: project) {
            let group = Int(table.groups[entry])
            sum += purses.numerator(of: group) * UInt64(table.voters[group])
        }
        return sum >= purses.denominator * UInt64(table.costs[project])
    }

    /// Starts with those who surely cannot pay and adds, by exact comparison, those near the border who cannot.
    mutating func exactPrice(of project: Int) -> ExactPrice {
        let estimate = estimates[project]
        var numerator = purses.denominator * UInt64(table.costs[project])
        var points: UInt64 = 0
        var poor: Set<Int> = []
        var open: [Int] = []
        for entry in table.supporters(of: project) {
            let group = Int(table.groups[entry])
            let money = purses.approximate[group]
            let worth = Double(table.points[entry])
            if money * (1 + 0x1p-40) < estimate.low * worth {
                poor.insert(group)
                numerator -= purses.numerator(of: group) * UInt64(table.voters[group])
                continue
            }
            points += UInt64(table.points[entry] * table.voters[group])
            if money * (1 - 0x1p-40) < estimate.high * worth { open.append(entry) }
        }
        var isSettled = false
        while !isSettled {
            isSettled = true
            for entry in open where !poor.contains(Int(table.groups[entry])) {
                let group = Int(table.groups[entry])
                let money = purses.numerator(of: group)
                guard money * points < numerator * UInt64(table.points[entry]) else { continue }
                poor.insert(group)
                numerator -= money * UInt64(table.voters[group])
                points -= UInt64(table.points[entry] * table.voters[group])
                isSettled = false
            }
        }
        return ExactPrice(numerator: numerator, points: points, poor: poor)
    }
}
