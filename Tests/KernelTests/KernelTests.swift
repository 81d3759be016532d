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
