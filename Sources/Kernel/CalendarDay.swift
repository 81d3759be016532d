/// A day of the Gregorian calendar without a place on earth; where a clock time matters, a `Moment` is used.
public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// The day in UTC on which a moment falls.
    ///
    /// Source: H. Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
    public init(_ moment: Moment) {
        let days = Self.floorDivide(moment.milliseconds, 86_400_000) + 719_468
        let era = Self.floorDivide(days, 146_097)
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * shifted + 2) / 5 + 1)
        month = Int(shifted < 10 ? shifted + 3 : shifted - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    }

    /// Reads `YYYY-MM-DD`; nil when it is not a day of the calendar.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            year >= 1, (1...12).contains(month), day >= 1
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        guard CalendarDay(midnight) == self else { return nil }
    }

    /// The first moment of the day in UTC.
    ///
    /// Source: H. Hinnant, days_from_civil.
    public var midnight: Moment {
        let shiftedYear = Int64(month <= 2 ? year - 1 : year)
        let era = Self.floorDivide(shiftedYear, 400)
        let yearOfEra = shiftedYear - era * 400
        let shiftedMonth = Int64(month > 2 ? month - 3 : month + 9)
        let dayOfYear = (153 * shiftedMonth + 2) / 5 + Int64(day) - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Moment(milliseconds: (era * 146_097 + dayOfEra - 719_468) * 86_400_000)
    }

    /// Whole days until another day; negative when it came before.
    public func days(to other: CalendarDay) -> Int {
        Int((other.midnight - midnight).milliseconds / 86_400_000)
    }

    /// From 0 for Monday to 6 for Sunday.
    public var weekday: Int {
        // 1 January 1970 was a Thursday.
        let days = Self.floorDivide(midnight.milliseconds, 86_400_000) + 3
        return Int(days - Self.floorDivide(days, 7) * 7)
    }

    /// The day so many days later; earlier for a negative number.
    public func adding(days: Int) -> CalendarDay {
        CalendarDay(midnight + .days(Int64(days)))
    }

    /// ISO 8601: `2026-11-24`.
    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
        let quotient = number / divisor
        return number % divisor < 0 ? quotient - 1 : quotient
    }
}
