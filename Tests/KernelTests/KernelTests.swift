import Kernel
import Testing

@Suite struct KernelTests {
    @Test func `identifiers of one source grow even when the clock stands still`() {
        let source = IdentifierSource(now: { .year2026 + .days(1) }, random: { 0 })
        let list = (0..<5).map { _ in source.next(PersonKind.self) }
        #expect(list == list.sorted() && Set(list).count == 5)
        #expect(list.allSatisfy { PersonID($0.description) == $0 })
        #expect(PersonID("not an identifier") == nil)
    }

    @Test func `days of the calendar and moments agree through four centuries`() {
        for offset in stride(from: -150_000, through: 50_000, by: 37) {
            let midnight = Moment(milliseconds: Int64(offset) * 86_400_000)
            let day = CalendarDay(midnight)
            #expect(day.midnight == midnight)
            #expect(CalendarDay(day.description) == day)
        }
        #expect(CalendarDay("2026-02-30") == nil)
    }

    /// Source of the dates: the churches' calendars.
    @Test func `holidays fall where the calendars have them`() throws {
        let easters = [
            ("2024-03-31", "2024-05-05"), ("2025-04-20", "2025-04-20"), ("2026-04-05", "2026-04-12"),
            ("2027-03-28", "2027-05-02"), ("2038-04-25", "2038-04-25"),
        ]
        let (western, orthodox) = (try #require(Holiday("easter+1")), try #require(Holiday("orthodox-2")))
        for (west, east) in easters {
            #expect(western.falls(on: try #require(CalendarDay(west)).adding(days: 1)))
            #expect(!western.falls(on: try #require(CalendarDay(west))))
            #expect(orthodox.falls(on: try #require(CalendarDay(east)).adding(days: -2)))
        }
        #expect(try #require(Holiday("12-25")).falls(on: try #require(CalendarDay("2026-12-25"))))
        #expect(Holiday("13-01") == nil && Holiday("easter") == nil && Holiday("") == nil)
    }

    @Test(arguments: [
        ("Łódź", "lodz"), ("Straße", "strasse"), ("Ελλάς", "ελλασ"), ("Đorđe  Ødegård!", "dorde odegard"),
        ("إلى مَدرَسة", "الي مدرسه"), ("Iași", "iasi"),
    ])
    func `search forgives accents and scripts`(text: String, folded: String) {
        #expect(foldedForSearch(text) == folded)
    }

    @Test func `the browser's languages are weighed`() {
        let offered: [Language] = [.english, .romanian, .arabic]
        #expect(Language.negotiate("fr, ar;q=0.8, ro;q=0.9", offered: offered) == .romanian)
        #expect(Language.negotiate("fr", offered: offered) == nil)
    }
}
