/// A number from 0 upwards as it is written, digits and decimal places, so that no amount is rounded on the way in.
struct DecimalNumber {
    let digits: Int64
    let places: Int

    /// Nil unless it is digits with at most one point or comma and at most `mostDecimals` places that count.
    init?(_ text: String) {
        var digits: Int64 = 0
        var places = 0
        var zeros = 0
        var isAfterPoint = false
        var hasDigits = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), !isAfterPoint, hasDigits {
                isAfterPoint = true
                continue
            }
            guard (48...57).contains(byte) else { return nil }
            hasDigits = true
            if isAfterPoint, byte == 48 {
                zeros += 1
                continue
            }
            for _ in 0..<(isAfterPoint ? zeros : 0) {
                guard let next = Self.appending(0, to: digits) else { return nil }
                digits = next
            }
            guard let next = Self.appending(Int64(byte - 48), to: digits) else { return nil }
            digits = next
            if isAfterPoint { places += zeros + 1 }
            zeros = 0
        }
        guard hasDigits, places <= BudgetElection.mostDecimals else { return nil }
        self.digits = digits
        self.places = places
    }

    /// In units of 10^−places; nil where that is too large.
    ///
    /// - places: at least the number's own
    func scaled(to places: Int) -> Int64? {
        var value = digits
        for _ in self.places..<places {
            guard let next = Self.appending(0, to: value) else { return nil }
            value = next
        }
        return value
    }

    private static func appending(_ digit: Int64, to value: Int64) -> Int64? {
        let (tens, first) = value.multipliedReportingOverflow(by: 10)
        let (sum, second) = tens.addingReportingOverflow(digit)
        return first || second ? nil : sum
    }
}
