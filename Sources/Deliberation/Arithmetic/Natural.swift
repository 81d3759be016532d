/// A whole number from 0 upwards of any size, so that a tie is a tie and no sum can overflow.
///
/// Schoolbook arithmetic on 64-bit limbs: the numbers of our rules have some ten limbs.
struct Natural: Hashable, Sendable {
    /// Least significant first, without zeros at the end; empty is 0.
    private(set) var limbs: [UInt64]

    static let zero = Natural(limbs: [])
    static let one = Natural(1)

    init(_ value: UInt64) { limbs = value == 0 ? [] : [value] }

    /// - limbs: least significant first, zeros at the end allowed
    init(limbs: some Sequence<UInt64>) {
        self.limbs = Array(limbs)
        trim()
    }

    var isZero: Bool { limbs.isEmpty }

    private mutating func trim() {
        while limbs.last == 0 { limbs.removeLast() }
    }
}

extension Natural: Comparable {
    static func < (one: Natural, other: Natural) -> Bool {
        if one.limbs.count != other.limbs.count { return one.limbs.count < other.limbs.count }
        for index in one.limbs.indices.reversed() where one.limbs[index] != other.limbs[index] {
            return one.limbs[index] < other.limbs[index]
        }
        return false
    }
}

extension Natural {
    static func += (sum: inout Natural, term: Natural) {
        if sum.limbs.count < term.limbs.count {
            sum.limbs += Array(repeating: 0, count: term.limbs.count - sum.limbs.count)
        }
        var carry: UInt64 = 0
        for index in sum.limbs.indices {
            if index >= term.limbs.count, carry == 0 { break }
            let (partial, first) = sum.limbs[index].addingReportingOverflow(
                index < term.limbs.count ? term.limbs[index] : 0)
            let (total, second) = partial.addingReportingOverflow(carry)
            sum.limbs[index] = total
            carry = first || second ? 1 : 0
        }
        if carry != 0 { sum.limbs.append(carry) }
    }

    static func + (one: Natural, other: Natural) -> Natural {
        var sum = one
        sum += other
        return sum
    }

    /// The difference; the caller knows that it is not below 0.
    static func -= (rest: inout Natural, term: Natural) {
        precondition(rest >= term, "a natural number has no negative difference")
        var borrow: UInt64 = 0
        for index in rest.limbs.indices {
            if index >= term.limbs.count, borrow == 0 { break }
            let (partial, first) = rest.limbs[index].subtractingReportingOverflow(
                index < term.limbs.count ? term.limbs[index] : 0)
            let (total, second) = partial.subtractingReportingOverflow(borrow)
            rest.limbs[index] = total
            borrow = first || second ? 1 : 0
        }
        rest.trim()
    }

    static func - (one: Natural, other: Natural) -> Natural {
        var rest = one
        rest -= other
        return rest
    }

    static func * (one: Natural, factor: UInt64) -> Natural {
        guard factor != 0 else { return .zero }
        var product = one
        var carry: UInt64 = 0
        for index in product.limbs.indices {
            let (high, low) = product.limbs[index].multipliedFullWidth(by: factor)
            let (total, overflow) = low.addingReportingOverflow(carry)
            product.limbs[index] = total
            carry = high &+ (overflow ? 1 : 0)
        }
        if carry != 0 { product.limbs.append(carry) }
        return product
    }

    static func * (one: Natural, other: Natural) -> Natural {
        var limbs = [UInt64](repeating: 0, count: one.limbs.count + other.limbs.count)
        for (start, factor) in one.limbs.enumerated() {
            var carry: UInt64 = 0
            for (offset, limb) in other.limbs.enumerated() {
                let (high, low) = limb.multipliedFullWidth(by: factor)
                let (partial, first) = low.addingReportingOverflow(carry)
                let (total, second) = partial.addingReportingOverflow(limbs[start + offset])
                limbs[start + offset] = total
                carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
            }
            limbs[start + other.limbs.count] = carry
        }
        return Natural(limbs: limbs)
    }

    /// - divisor: not 0
    func divided(by divisor: UInt64) -> (quotient: Natural, remainder: UInt64) {
        var quotient = self
        var remainder: UInt64 = 0
        for index in limbs.indices.reversed() {
            (quotient.limbs[index], remainder) = divisor.dividingFullWidth((remainder, limbs[index]))
        }
        quotient.trim()
        return (quotient, remainder)
    }
}

extension Natural {
    /// A quotient as a double, right but for the last bits, though both numbers may be far too large for one.
    static func ratio(_ numerator: Natural, _ denominator: Natural) -> Double {
        numerator.leading.divided(by: denominator.leading)
    }

    /// The highest limbs of a number as a double, and how many limbs stand below them.
    struct Leading {
        let significand: Double
        let limbs: Int

        func divided(by other: Leading) -> Double {
            significand == 0
                ? 0
                : significand / other.significand
                    * Double(sign: .plus, exponent: 64 * (limbs - other.limbs), significand: 1)
        }
    }

    var leading: Leading {
        guard let last = limbs.last else { return Leading(significand: 0, limbs: 0) }
        guard limbs.count > 1 else { return Leading(significand: Double(last), limbs: 0) }
        return Leading(significand: Double(last) * 0x1p64 + Double(limbs[limbs.count - 2]), limbs: limbs.count - 2)
    }
}

/// The greatest common divisor. Source: Euclid, Elements VII, 2.
func greatestCommonDivisor(_ one: UInt64, _ other: UInt64) -> UInt64 {
    var (larger, smaller) = (one, other)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
}
