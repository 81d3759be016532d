extension EqualSharesRun {
    /// Finds the price of a point, from below: those who cannot pay it give all they have, which raises it.
    mutating func estimate(_ project: Int) {
        estimates[project].isFresh = true
        let cost = Double(table.costs[project])
        let entries = table.supporters(of: project)
        let slack = Double(entries.count + 16) * 0x1p-50
        let held = held(for: project)
        if held < cost * (1 + slack), held < cost * (1 - slack) || !canPayExactly(project) {
            estimates[project].isOut = true
            return
        }
        var price = max(estimates[project].low, 0)
        var poorBefore = -1
        while true {
            let (poor, given, points) = split(entries, at: price)
            guard points > 0 else {
                price = highestOffer(entries)
                estimates[project].error = slack * cost
                break
            }
            price = max(price, (cost - given) / points)
            estimates[project].error = slack * (cost / points + price)
            if poor == poorBefore { break }
            poorBefore = poor
        }
        estimates[project].price = price
    }

    /// Supporters who cannot pay the price, what they give together, and the points of the others.
    private func split(_ entries: Range<Int>, at price: Double) -> (poor: Int, given: Double, points: Double) {
        var poor = 0
        var given = 0.0
        var total = 0.0
        table.groups.withUnsafeBufferPointer { groups in
            table.points.withUnsafeBufferPointer { points in
                table.voters.withUnsafeBufferPointer { voters in
                    purses.approximate.withUnsafeBufferPointer { money in
                        for entry in entries {
                            let group = Int(groups[entry])
                            let worth = Double(points[entry])
                            if money[group] < price * worth {
                                poor += 1
                                given += money[group] * Double(voters[group])
                            } else {
                                total += worth * Double(voters[group])
                            }
                        }
                    }
                }
            }
        }
        return (poor, given, total)
    }

    private func highestOffer(_ entries: Range<Int>) -> Double {
        entries.reduce(0) { max($0, purses.approximate[Int(table.groups[$1])] / Double(table.points[$1])) }
    }
}
