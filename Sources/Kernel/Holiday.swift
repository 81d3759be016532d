/// A public holiday by its rule: on a fixed day of the year, or so many days from Easter.
public enum Holiday: Hashable, Sendable {
    case fixed(month: Int, day: Int)
    /// Days after Easter Sunday of the western churches; before it for a negative number.
    case western(Int)
    /// The same for the orthodox churches.
    case orthodox(Int)

    /// Reads `05-01`, `easter-2` or `orthodox+50`; nil when it is none of these.
    public init?(_ rule: some StringProtocol) {
        if rule.hasPrefix("easter"), let days = Int(rule.dropFirst("easter".count)) {
            self = .western(days)
        } else if rule.hasPrefix("orthodox"), let days = Int(rule.dropFirst("orthodox".count)) {
            self = .orthodox(days)
        } else if let day = CalendarDay("2024-\(rule)") {
            self = .fixed(month: day.month, day: day.day)
        } else {
            return nil
        }
    }

    public func falls(on day: CalendarDay) -> Bool {
        switch self {
        case .fixed(let month, let number): day.month == month && day.day == number
        case .western(let days): CalendarDay.easter(day.year)?.adding(days: days) == day
        case .orthodox(let days): CalendarDay.orthodoxEaster(day.year)?.adding(days: days) == day
        }
    }
}

extension CalendarDay {
    /// Easter Sunday of the western churches.
    ///
    /// Source: J. Meeus, Astronomical Algorithms, 2nd ed., chapter 8 (Gregorian Easter).
    static func easter(_ year: Int) -> CalendarDay? {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let g = (8 * b + 13) / 25
        let h = (19 * a + b - b / 4 - g + 15) % 30
        let m = (a + 11 * h) / 319
        let r = (2 * (b % 4) + 2 * (c / 4) - c % 4 - h + m + 32) % 7
        let month = (h - m + r + 90) / 25
        return of(year, month, (h - m + r + month + 19) % 32)
    }

    /// Easter Sunday of the orthodox churches, by the Gregorian calendar; for 1900 to 2099.
    ///
    /// Source: J. Meeus, Astronomical Algorithms, 2nd ed., chapter 8 (Julian Easter); the calendars differ by 13 days.
    static func orthodoxEaster(_ year: Int) -> CalendarDay? {
        let d = (19 * (year % 19) + 15) % 30
        let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        let sum = d + e + 114
        return of(year, sum / 31, sum % 31 + 1)?.adding(days: 13)
    }

    private static func of(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay? {
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return CalendarDay("\(year)-\(two(month))-\(two(day))")
    }
}
