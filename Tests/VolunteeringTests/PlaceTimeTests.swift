import Community
import Kernel
import Testing

@testable import Volunteering

/// Clock times of a place, over the nights in which they jump.
@Suite struct PlaceTimeTests {
    private func time(_ codes: String...) -> PlaceTime {
        PlaceTime(
            codes.map { Place(id: PlaceID(1), parent: nil, level: .municipality, name: $0, code: $0) })
    }

    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

    @Test(arguments: [
        ("RO", "Europe/Bucharest"), ("PT", "Europe/Lisbon"), ("PL", "Europe/Warsaw"), ("XX", "Europe/Brussels"),
    ])
    func `each country has the zone of its capital`(code: String, zone: String) {
        #expect(time("\(code)-1", code, "EU").zone.identifier == zone)
    }

    @Test func `islands keep their own time`() {
        #expect(time("PT-4201", "PT20", "PT", "EU").zone.identifier == "Atlantic/Azores")
        #expect(time("ES-38001", "ES70", "ES", "EU").zone.identifier == "Atlantic/Canary")
    }

    @Test func `ten o'clock stays ten o'clock when the clocks change between two weeks`() throws {
        for zone in [time("PL"), time("PT"), time("RO")] {
            for start in ["2026-10-10", "2027-03-13"] {
                let plan = ShiftPlan(
                    day: try day(start), from: 600, to: 720, capacity: 5, weeks: 4, mix: .none)
                let times = plan.times(zone)
                #expect(times.map { zone.reading(at: $0.starts).clock } == ["10:00", "10:00", "10:00", "10:00"])
                #expect(times.allSatisfy { $0.ends - $0.starts == .hours(2) })
                let gaps = Set(zip(times, times.dropFirst()).map { $1.starts - $0.starts })
                #expect(gaps.count == 2, "one of the weeks is an hour longer or shorter in UTC")
            }
        }
    }

    @Test func `a time that the clocks skip is as much later, and one that they show twice is the first`() throws {
        let warsaw = time("PL")
        let skipped = warsaw.moment(.init(day: try day("2027-03-28"), minute: 150))
        #expect(warsaw.reading(at: skipped) == .init(day: try day("2027-03-28"), minute: 210))
        let twice = warsaw.moment(.init(day: try day("2026-10-25"), minute: 150))
        #expect(twice == (try day("2026-10-25")).midnight + .minutes(30))
    }

    @Test func `a night shift ends on the next day, an hour longer when the clocks go back`() throws {
        let plan = ShiftPlan(day: try day("2026-10-24"), from: 1320, to: 360, capacity: 5, weeks: 1, mix: .none)
        let times = plan.times(time("RO"))
        #expect(times.map { $0.ends - $0.starts } == [.hours(9)])
    }
}
