import Kernel

/// Three months of a year, in UTC: what a transparency report is about.
struct Quarter: Sendable, Hashable, Comparable, CustomStringConvertible {
    let year: Int
    /// 1 to 4.
    let number: Int

    init(of moment: Moment) {
        let day = CalendarDay(moment)
        year = day.year
        number = (day.month - 1) / 3 + 1
    }

    /// Reads `2026-Q4`.
    init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]), parts[1].hasPrefix("Q"),
            let number = Int(parts[1].dropFirst()), (1...4).contains(number)
        else { return nil }
        self.year = year
        self.number = number
    }

    var description: String { "\(year)-Q\(number)" }

    var start: Moment { Self.first(year, (number - 1) * 3 + 1) }
    var end: Moment { number == 4 ? Self.first(year + 1, 1) : Self.first(year, number * 3 + 1) }

    static func < (left: Quarter, right: Quarter) -> Bool { (left.year, left.number) < (right.year, right.number) }

    private static func first(_ year: Int, _ month: Int) -> Moment {
        CalendarDay("\(year)-\(month < 10 ? "0" : "")\(month)-01")?.midnight ?? .year2026
    }
}
