/// A point in time: UTC milliseconds since 1970-01-01.
public struct Moment: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// 2026-01-01T00:00:00Z, from which identifiers count.
    public static let year2026 = Moment(milliseconds: 1_767_225_600_000)

    public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

    public static func + (moment: Moment, span: Span) -> Moment {
        Moment(milliseconds: moment.milliseconds + span.milliseconds)
    }

    public static func - (moment: Moment, span: Span) -> Moment {
        Moment(milliseconds: moment.milliseconds - span.milliseconds)
    }

    public static func - (later: Moment, earlier: Moment) -> Span {
        Span(milliseconds: later.milliseconds - earlier.milliseconds)
    }

    /// A length of time in milliseconds; a day is 24 hours.
    public struct Span: Hashable, Comparable, Sendable {
        public let milliseconds: Int64

        public init(milliseconds: Int64) {
            self.milliseconds = milliseconds
        }

        public static func seconds(_ count: Int64) -> Span { Span(milliseconds: count * 1000) }
        public static func minutes(_ count: Int64) -> Span { .seconds(count * 60) }
        public static func hours(_ count: Int64) -> Span { .minutes(count * 60) }
        public static func days(_ count: Int64) -> Span { .hours(count * 24) }

        public static func < (left: Span, right: Span) -> Bool { left.milliseconds < right.milliseconds }
    }
}
