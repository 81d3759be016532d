import Kernel
import Storage
import Web

/// A number that a room counted, with what a reader needs to follow it.
///
/// Pages of change, reports and print show figures of many rooms side by side; this value is how they travel. Nobody types
/// one in.
public struct Figure: Sendable, Equatable {
    /// Which indicator it is a value of; its name stands in the catalogue under `indicator.<name>`.
    public let indicator: String
    public let unit: Unit
    /// In the unit; nil where showing it would tell of a few people.
    public let value: Double?
    /// Things or people behind the value, such as the answers behind a median of days; nil where the value says it itself
    /// or is not shown.
    public let n: Int?
    /// Where the value lies with 95 % confidence; nil for what was counted to the last one.
    public let interval: ClosedRange<Double>?
    /// When it was counted.
    public let counted: Moment
    /// Where one sees what it counts.
    public let source: Link?

    public enum Unit: String, Sendable, Equatable {
        case count, hours, days, percent
    }

    public init(
        _ indicator: String, _ value: Double?, in unit: Unit = .count, n: Int? = nil,
        interval: ClosedRange<Double>? = nil, counted: Moment, source: Link? = nil
    ) {
        self.indicator = indicator
        self.unit = unit
        self.value = value
        self.n = n
        self.interval = interval
        self.counted = counted
        self.source = source
    }
}

/// How a room hands over its figures for a place with everything inside it; nil for the whole.
public typealias FigureSource = @Sendable (_ place: PlaceID?, _ s: any Storage.Session) throws -> [Figure]

/// How a room hands over the figures of a scope over whole months.
public typealias FiguresDuring =
    @Sendable (_ scope: FigureScope, _ span: MonthSpan, _ s: any Storage.Session) throws -> [Figure]
