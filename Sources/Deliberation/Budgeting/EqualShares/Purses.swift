/// What each group of equal voters has left, exactly, with a rounded copy beside it.
///
/// Every purchase divides by the points of those who pay in full, so amounts are kept as whole numbers over one
/// denominator that grows by that factor; a purse is brought to the newest denominator only when it is needed.
struct Purses {
    /// Amount of a group's voter in minor units, right but for the last few bits.
    private(set) var approximate: [Double]
    private(set) var denominator: Natural

    /// Numerators, least significant limb first, `width` limbs a group.
    private var limbs: [UInt64]
    private var width: Int
    /// By how much the denominator grew at each purchase.
    private var factors: [UInt64] = []
    /// How many of the factors a group's numerator has taken in.
    private var settled: [Int32]

    /// Every group's voter starts with `numerator / denominator` minor units.
    init(groups: Int, numerator: Natural, denominator: UInt64) {
        width = max(numerator.limbs.count, 1) + 2
        self.denominator = Natural(denominator)
        limbs = [UInt64](repeating: 0, count: groups * width)
        for group in 0..<groups {
            for (index, limb) in numerator.limbs.enumerated() { limbs[group * width + index] = limb }
        }
        settled = [Int32](repeating: 0, count: groups)
        approximate = [Double](repeating: Natural.ratio(numerator, self.denominator), count: groups)
    }

    /// The numerator of a group over the newest denominator.
    mutating func numerator(of group: Int) -> Natural {
        settle(group)
        return Natural(limbs: limbs[group * width..<(group + 1) * width])
    }

    /// The numerators of groups together, each times its voters.
    mutating func sum(_ payers: [(group: Int, voters: Int64)]) -> Natural {
        for payer in payers { settle(payer.group) }
        let width = width
        var sum = [UInt64](repeating: 0, count: width + 1)
        limbs.withUnsafeBufferPointer { limbs in
            sum.withUnsafeMutableBufferPointer { sum in
                for payer in payers {
                    let factor = UInt64(payer.voters)
                    let start = payer.group * width
                    var carry: UInt64 = 0
                    for index in 0..<width {
                        let (high, low) = limbs[start + index].multipliedFullWidth(by: factor)
                        let (partial, first) = low.addingReportingOverflow(carry)
                        let (total, second) = partial.addingReportingOverflow(sum[index])
                        sum[index] = total
                        carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
                    }
                    sum[width] += carry
                }
            }
        }
        return Natural(limbs: sum)
    }

    /// The group is left with nothing.
    mutating func empty(_ group: Int) {
        for index in group * width..<(group + 1) * width { limbs[index] = 0 }
        approximate[group] = 0
    }

    /// Takes `price · points / factor` of the newest denominator from each of the groups, which can all pay it, and
    /// lets the denominator grow by the factor.
    mutating func charge(_ payers: [(group: Int, points: Int64)], price: Natural, factor: UInt64) {
        factors.append(factor)
        denominator = denominator * factor
        if denominator.limbs.count + 2 > width { widen() }
        let price = price.limbs
        let unit = denominator.leading
        for payer in payers {
            settle(payer.group)
            subtract(price, times: UInt64(payer.points), from: payer.group)
            approximate[payer.group] = rounded(payer.group, unit)
        }
    }

    /// Multiplies a numerator by the factors that it has not taken in, several at once while they fit a limb.
    private mutating func settle(_ group: Int) {
        var next = Int(settled[group])
        guard next < factors.count else { return }
        settled[group] = Int32(factors.count)
        while next < factors.count {
            var factor = factors[next]
            next += 1
            while next < factors.count {
                let (product, overflow) = factor.multipliedReportingOverflow(by: factors[next])
                if overflow { break }
                factor = product
                next += 1
            }
            multiply(group, by: factor)
        }
    }

    private mutating func multiply(_ group: Int, by factor: UInt64) {
        let start = group * width
        let width = width
        limbs.withUnsafeMutableBufferPointer { limbs in
            var carry: UInt64 = 0
            for index in start..<start + width {
                let (high, low) = limbs[index].multipliedFullWidth(by: factor)
                let (total, overflow) = low.addingReportingOverflow(carry)
                limbs[index] = total
                carry = high &+ (overflow ? 1 : 0)
            }
            precondition(carry == 0, "a purse holds less than its width")
        }
    }

    private mutating func subtract(_ price: [UInt64], times points: UInt64, from group: Int) {
        let start = group * width
        let width = width
        limbs.withUnsafeMutableBufferPointer { limbs in
            var carry: UInt64 = 0
            var borrow: UInt64 = 0
            for index in 0..<width {
                let (high, low) = (index < price.count ? price[index] : 0).multipliedFullWidth(by: points)
                let (term, overflow) = low.addingReportingOverflow(carry)
                carry = high &+ (overflow ? 1 : 0)
                let (partial, first) = limbs[start + index].subtractingReportingOverflow(term)
                let (rest, second) = partial.subtractingReportingOverflow(borrow)
                limbs[start + index] = rest
                borrow = first || second ? 1 : 0
            }
            precondition(carry == 0 && borrow == 0, "nobody pays more than they have")
        }
    }

    private mutating func widen() {
        let wider = width * 2
        var limbs = [UInt64](repeating: 0, count: settled.count * wider)
        for group in settled.indices {
            for index in 0..<width { limbs[group * wider + index] = self.limbs[group * width + index] }
        }
        self.limbs = limbs
        width = wider
    }

    private func rounded(_ group: Int, _ unit: Natural.Leading) -> Double {
        let start = group * width
        return limbs.withUnsafeBufferPointer { limbs in
            var top = width - 1
            while top > 0, limbs[start + top] == 0 { top -= 1 }
            let above = Natural.Leading(
                significand: top == 0
                    ? Double(limbs[start]) : Double(limbs[start + top]) * 0x1p64 + Double(limbs[start + top - 1]),
                limbs: max(top - 1, 0))
            return above.divided(by: unit)
        }
    }
}
