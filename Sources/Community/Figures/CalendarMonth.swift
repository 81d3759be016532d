import Kernel

/// A month of the calendar, in UTC: figures are kept month by month.
public struct CalendarMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let first: CalendarDay

    public init(_ day: CalendarDay) {
        first = day.adding(days: 1 - day.day)
    }

    public init(_ moment: Moment) {
        self.init(CalendarDay(moment))
    }

    /// Reads `2026-11`, or a day of the month; nil when it is neither.
    public init?(_ text: some StringProtocol) {
        guard let day = CalendarDay(text) ?? CalendarDay("\(text)-01") else { return nil }
        self.init(day)
    }

    /// `2026-11`
    public var description: String { String(first.description.prefix(7)) }

    public var next: CalendarMonth { CalendarMonth(first.adding(days: 32)) }
    public var previous: CalendarMonth { CalendarMonth(first.adding(days: -1)) }
    public var last: CalendarDay { next.first.adding(days: -1) }

    /// The month and those before it, so many in all, the earliest first.
    public func back(_ count: Int) -> [CalendarMonth] {
        var months: [CalendarMonth] = []
        var month = self
        while months.count < count {
            months.append(month)
            month = month.previous
        }
        return months.reversed()
    }

    public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool { left.first < right.first }
}

/// Whole months, one after the other.
public struct MonthSpan: Hashable, Sendable {
    public let from: CalendarMonth
    public let to: CalendarMonth

    /// Nil when it ends before it starts, or is longer than 20 years.
    public init?(_ from: CalendarMonth, _ to: CalendarMonth) {
        guard from <= to, from.first.days(to: to.first) < 20 * 366 else { return nil }
        self.from = from
        self.to = to
    }

    /// The moments in it.
    public var moments: Range<Moment> { from.first.midnight..<to.next.first.midnight }

    public var months: [CalendarMonth] {
        var all: [CalendarMonth] = []
        var month = from
        while month <= to {
            all.append(month)
            month = month.next
        }
        return all
    }

    /// As many months just before it.
    public var before: MonthSpan? {
        let all = from.back(months.count + 1)
        return all.first.flatMap { MonthSpan($0, from.previous) }
    }
}
