/// Arithmetic on whole numbers below an odd modulus, for blinding on the voter's own machine: written to be read, with
/// additions and halvings alone. Its time tells of its numbers, so it is for nothing that others can measure.
struct ModularArithmetic: Sendable {
    /// 32 bits each, the lowest first, as many as the modulus has.
    typealias Number = [UInt32]

    let modulus: Number
    let byteCount: Int

    /// Nil when the modulus is even or has no bytes.
    init?(modulus bytes: [UInt8]) {
        guard let last = bytes.last, last & 1 == 1 else { return nil }
        byteCount = bytes.count
        modulus = Self.limbs(bytes, count: (bytes.count + 3) / 4)
    }

    /// Nil when it is not below the modulus. Source: RFC 8017, section 4.2 (OS2IP).
    func number(_ bytes: [UInt8]) -> Number? {
        guard bytes.count <= byteCount else { return nil }
        let number = Self.limbs(bytes, count: modulus.count)
        return Self.isLess(number, modulus) ? number : nil
    }

    /// As long as the modulus. Source: RFC 8017, section 4.1 (I2OSP).
    func bytes(_ number: Number) -> [UInt8] {
        (0..<byteCount).reversed().map { UInt8(truncatingIfNeeded: number[$0 / 4] >> (8 * UInt32($0 % 4))) }
    }

    func add(_ left: Number, _ right: Number) -> Number {
        var (sum, carry) = Self.sum(left, right)
        if carry || !Self.isLess(sum, modulus) {
            (sum, carry) = Self.difference(sum, modulus)
        }
        return sum
    }

    func subtract(_ left: Number, _ right: Number) -> Number {
        let (difference, borrow) = Self.difference(left, right)
        return borrow ? Self.sum(difference, modulus).0 : difference
    }

    /// Doubles and adds, from the highest bit.
    func multiply(_ left: Number, _ right: Number) -> Number {
        var product = Number(repeating: 0, count: modulus.count)
        for limb in right.reversed() {
            for bit in (0..<32).reversed() {
                product = add(product, product)
                if limb >> UInt32(bit) & 1 == 1 { product = add(product, left) }
            }
        }
        return product
    }

    /// - exponent: bytes, the highest first
    func power(_ base: Number, _ exponent: [UInt8]) -> Number {
        var result = one
        for byte in exponent {
            for bit in (0..<8).reversed() {
                result = multiply(result, result)
                if byte >> UInt8(bit) & 1 == 1 { result = multiply(result, base) }
            }
        }
        return result
    }

    /// What gives one when multiplied with the number; nil when the number shares a factor with the modulus.
    ///
    /// Source: A. Menezes, P. van Oorschot and S. Vanstone, Handbook of Applied Cryptography, algorithm 14.61.
    func inverse(_ number: Number) -> Number? {
        var (u, v) = (number, modulus)
        var (x, y) = (one, Number(repeating: 0, count: modulus.count))
        while u != one && v != one {
            guard u.contains(where: { $0 != 0 }) else { return nil }
            while u[0] & 1 == 0 { (u, x) = (Self.half(u, carry: false), half(x)) }
            while v[0] & 1 == 0 { (v, y) = (Self.half(v, carry: false), half(y)) }
            if Self.isLess(u, v) {
                (v, y) = (Self.difference(v, u).0, subtract(y, x))
            } else {
                (u, x) = (Self.difference(u, v).0, subtract(x, y))
            }
        }
        return u == one ? x : y
    }

    private var one: Number { Self.limbs([1], count: modulus.count) }

    /// Half of a number, or of the number and the modulus, whichever is even.
    private func half(_ number: Number) -> Number {
        guard number[0] & 1 == 1 else { return Self.half(number, carry: false) }
        let (sum, carry) = Self.sum(number, modulus)
        return Self.half(sum, carry: carry)
    }

    // Plain numbers of as many limbs.

    private static func limbs(_ bytes: [UInt8], count: Int) -> Number {
        var limbs = Number(repeating: 0, count: count)
        for (place, byte) in bytes.reversed().enumerated() {
            limbs[place / 4] |= UInt32(byte) << (8 * UInt32(place % 4))
        }
        return limbs
    }

    private static func isLess(_ left: Number, _ right: Number) -> Bool {
        for place in left.indices.reversed() where left[place] != right[place] {
            return left[place] < right[place]
        }
        return false
    }

    private static func sum(_ left: Number, _ right: Number) -> (Number, carry: Bool) {
        var carry: UInt64 = 0
        let sum = left.indices.map { place -> UInt32 in
            carry = UInt64(left[place]) + UInt64(right[place]) + (carry >> 32)
            return UInt32(truncatingIfNeeded: carry)
        }
        return (sum, carry >> 32 == 1)
    }

    private static func difference(_ left: Number, _ right: Number) -> (Number, borrow: Bool) {
        var borrow: Int64 = 0
        let difference = left.indices.map { place -> UInt32 in
            borrow = Int64(left[place]) - Int64(right[place]) + (borrow >> 32)
            return UInt32(truncatingIfNeeded: borrow)
        }
        return (difference, borrow < 0)
    }

    private static func half(_ number: Number, carry: Bool) -> Number {
        number.indices.map { place in
            let above = place + 1 < number.count ? number[place + 1] & 1 : carry ? 1 : 0
            return number[place] >> 1 | above << 31
        }
    }
}
