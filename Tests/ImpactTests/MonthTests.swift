import Community
import Kernel
import Testing

/// Months, and spans of them.
@Suite struct MonthTests {
    @Test func `a month is read from its name or from one of its days`() throws {
        let month = try #require(CalendarMonth("2026-02"))
        #expect(CalendarMonth("2026-02-28") == month)
        #expect(month.description == "2026-02")
        #expect(month.last.description == "2026-02-28")
        #expect(month.next.description == "2026-03")
        #expect(CalendarMonth("2026-13") == nil)
        #expect(CalendarMonth("26-1") == nil)
    }

    @Test func `the months back from one end with it, over the turn of the year`() throws {
        let month = try #require(CalendarMonth("2026-02"))
        #expect(month.back(4).map(\.description) == ["2025-11", "2025-12", "2026-01", "2026-02"])
    }

    @Test func `a span holds whole months, and as many lie before it`() throws {
        let from = try #require(CalendarMonth("2026-01"))
        let span = try #require(MonthSpan(from, from.next.next))
        #expect(span.months.count == 3)
        #expect(span.to.description == "2026-03")
        #expect(CalendarDay(span.moments.lowerBound).description == "2026-01-01")
        #expect(CalendarDay(span.moments.upperBound).description == "2026-04-01")
        #expect(span.before?.from.description == "2025-10")
        #expect(span.before?.to.description == "2025-12")
        #expect(MonthSpan(from.next, from) == nil)
    }
}
