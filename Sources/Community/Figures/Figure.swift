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
    /// When it was counted.
    public let counted: Moment
    /// Where one sees what it counts.
    public let source: Link?

    public enum Unit: String, Sendable, Equatable {
        case count, hours, days, percent
    }

    public init(_ indicator: String, _ value: Double?, in unit: Unit = .count, counted: Moment, source: Link? = nil) {
        self.indicator = indicator
        self.unit = unit
        self.value = value
        self.counted = counted
        self.source = source
    }
}

/// How a room hands over its figures for a place with everything inside it; nil for the whole.
public typealias FigureSource = @Sendable (_ place: PlaceID?, _ s: any Storage.Session) throws -> [Figure]
