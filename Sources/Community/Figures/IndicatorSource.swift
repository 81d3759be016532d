import Kernel
import Storage

/// What happened in one place on one day, as the room to which it belongs counts it.
public struct Tally: Sendable, Equatable {
    /// The name of the indicator.
    public let indicator: String
    /// Nil: where it was may not be told, and it counts for the whole alone.
    public let place: PlaceID?
    public let organisation: OrganisationID?
    public let month: CalendarMonth
    /// What is added up, or of what the median is taken.
    public let amount: Double
    /// Of how many things or people.
    public let count: Int

    public init(
        _ indicator: String, place: PlaceID?, organisation: OrganisationID?, month: CalendarMonth, amount: Double,
        count: Int = 1
    ) {
        self.indicator = indicator
        self.place = place
        self.organisation = organisation
        self.month = month
        self.amount = amount
        self.count = count
    }
}

/// A figure that a room has summed up for a scope itself, since only it can tell one person from another.
public struct CountedFigure: Sendable, Equatable {
    public let indicator: String
    public let scope: FigureScope
    /// Nil: the last twelve months together.
    public let month: CalendarMonth?
    /// Nil: showing it would tell of a few people.
    public let value: Double?
    public let n: Int?

    public init(_ indicator: String, _ scope: FigureScope, month: CalendarMonth?, value: Double?, n: Int?) {
        self.indicator = indicator
        self.scope = scope
        self.month = month
        self.value = value
        self.n = n
    }
}

/// Something that did not work.
public struct Shortfall: Sendable, Equatable {
    /// Its name stands in the catalogue under `funding.shortfall.<kind>`.
    public let kind: String
    public let count: Int
    /// Which ones, as far as they may be named; the longest overdue first.
    public let subjects: [Subject]

    public init(_ kind: String, count: Int, subjects: [Subject]) {
        self.kind = kind
        self.count = count
        self.subjects = subjects
    }
}

/// What a room offers to those who count what changed. It reads its own tables alone.
public struct IndicatorSource: Sendable {
    /// What it counts, day by day or summed up by place, organisation and month; read once a day.
    public typealias Tallies = @Sendable (_ s: any Session) throws -> [Tally]
    /// What it has summed up itself; may write what it keeps, so it is read in a write.
    public typealias Counted = @Sendable (_ at: Moment, _ s: any Session) throws -> [CountedFigure]
    /// What a figure counts, the newest first, as far as everybody may see it.
    public typealias Things =
        @Sendable (
            _ indicator: String, _ scope: FigureScope, _ during: Range<Moment>, _ most: Int, _ s: any Session
        ) throws -> [Subject]
    /// What did not work in a time, as it stands now.
    public typealias Shortfalls =
        @Sendable (
            _ scope: FigureScope, _ during: Range<Moment>, _ now: Moment, _ most: Int, _ s: any Session
        ) throws -> [Shortfall]

    public let tallies: Tallies
    public let counted: Counted
    public let things: Things
    public let shortfalls: Shortfalls

    public init(
        tallies: @escaping Tallies = { _ in [] }, counted: @escaping Counted = { _, _ in [] },
        things: @escaping Things = { _, _, _, _, _ in [] },
        shortfalls: @escaping Shortfalls = { _, _, _, _, _ in [] }
    ) {
        self.tallies = tallies
        self.counted = counted
        self.things = things
        self.shortfalls = shortfalls
    }
}

extension [IndicatorSource] {
    /// What a figure counts, whichever room it is in.
    public var things: IndicatorSource.Things {
        { indicator, scope, during, most, s in
            try flatMap { try $0.things(indicator, scope, during, most, s) }
        }
    }

    /// What did not work in any room.
    public var shortfalls: IndicatorSource.Shortfalls {
        { scope, during, now, most, s in
            try flatMap { try $0.shortfalls(scope, during, now, most, s) }.filter { $0.count > 0 }
        }
    }
}

extension Tally {
    /// What a query has counted: place, organisation, day as its number since 1970-01-01, and how many.
    public init(counting indicator: String, in row: Row) throws {
        let count = try row.int(3)
        self.init(
            indicator, place: try row.id(0), organisation: try row.id(1), month: try row.month(ofDay: 2),
            amount: Double(count), count: count)
    }
}

extension Row {
    /// The month of a day that a query gives as its number since 1970-01-01.
    public func month(ofDay column: Int) throws -> CalendarMonth {
        CalendarMonth(Moment(milliseconds: try int64(column) * 86_400_000))
    }
}
