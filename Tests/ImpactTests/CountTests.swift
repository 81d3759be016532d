import Community
import Kernel
import Testing

@testable import Indicators

/// What happened, rolled up the tree of places.
@Suite struct CountTests {
    private let union = PlaceID(1)
    private let country = PlaceID(2)
    private let town = PlaceID(3)
    private let village = PlaceID(4)

    private func values(_ tallies: [Tally], _ counted: [CountedFigure] = []) throws -> [IndicatorValue] {
        IndicatorCount(
            content: try IndicatorContent.read(), root: union,
            parents: [country: union, town: country, village: country]
        ).values(tallies, counted)
    }

    private func tally(
        _ indicator: String, _ place: PlaceID?, _ amount: Double, count: Int = 1, organisation: Int64? = nil
    ) throws -> Tally {
        Tally(
            indicator, place: place, organisation: organisation.map { OrganisationID($0) },
            month: try #require(CalendarMonth("2026-05")), amount: amount, count: count)
    }

    private func shown(_ values: [IndicatorValue], _ scope: FigureScope) -> Double? {
        values.first { $0.scope == scope }?.value
    }

    @Test func `what happens in a town counts in all that it lies in, and for whoever did it`() throws {
        let values = try values([
            try tally("answers", town, 2, count: 2, organisation: 9), try tally("answers", village, 1),
        ])

        #expect(shown(values, .place(town)) == 2)
        #expect(shown(values, .place(country)) == 3)
        #expect(shown(values, .place(union)) == 3)
        #expect(shown(values, .organisation(OrganisationID(9))) == 2)
    }

    @Test func `what may not be placed counts for the whole alone`() throws {
        let values = try values([try tally("stories", nil, 1)])

        #expect(values.map(\.scope) == [.place(union)])
    }

    @Test func `few voices are not shown, and not to be found by subtracting`() throws {
        let values = try values([
            try tally("voices", town, 40, count: 40), try tally("voices", village, 3, count: 3),
        ])

        #expect(values.contains { $0.scope == .place(village) && $0.value == nil && $0.n == nil })
        #expect(shown(values, .place(country)) == 43)
        #expect(shown(values, .place(town)) == nil, "43 less 40 would be the three of the village")
    }

    @Test func `nobody finds fewer than five voices from any two shown sums`() throws {
        for first in 0...12 {
            for second in 0...12 {
                let values = try values([
                    try tally("voices", town, Double(first), count: first),
                    try tally("voices", village, Double(second), count: second),
                ])
                let sums = [union, country, town, village].map { shown(values, .place($0)) ?? 0 }
                let known = sums.filter { $0 > 0 }
                let differences = known.flatMap { one in known.map { abs(one - $0) } }
                #expect((known + differences).allSatisfy { $0 == 0 || $0 >= 5 }, "\(first) and \(second)")
            }
        }
    }

    @Test func `days to an answer are a median of a month`() throws {
        let values = try values([
            try tally("daysToAnswer", town, 3), try tally("daysToAnswer", town, 30), try tally("daysToAnswer", town, 9),
        ])

        #expect(shown(values, .place(town)) == 9)
        #expect(values.first { $0.scope == .place(union) }?.parts?.text == "3:1 9:1 30:1")
    }

    @Test func `cases in time are a share, of five at least`() throws {
        let few = try values(try (0..<4).map { _ in try tally("casesInTime", town, 1) })
        #expect(few.allSatisfy { $0.value == nil })

        let enough = try values(try (0..<8).map { try tally("casesInTime", town, $0 < 6 ? 1 : 0) })
        #expect(shown(enough, .place(town)) == 75)
    }

    @Test func `what a room has summed up itself is taken as it is`() throws {
        let month = CalendarMonth("2026-05")
        let values = try values(
            [],
            [
                CountedFigure("hours", .place(town), month: month, value: 12, n: 6),
                CountedFigure("volunteers", .place(town), month: nil, value: nil, n: nil),
                CountedFigure("unknown", .place(town), month: month, value: 1, n: 1),
            ])

        #expect(values.map(\.indicator) == ["hours", "volunteers"])
        #expect(values.map(\.value) == [12, nil])
    }
}
