import Community
import Kernel

public enum ShiftKind {}
public typealias ShiftID = Identifier<ShiftKind>

extension Subject.Kind {
    public static let shift: Subject.Kind = "shift"
}

/// One time at which something is done, with so many places.
public struct Shift: Sendable, Equatable {
    public let id: ShiftID
    public let opportunity: OpportunityID
    public var starts: Moment
    public var ends: Moment
    public var capacity: Int
    /// Places that are taken; the database keeps it between 0 and the capacity.
    public let taken: Int
    public let mix: Mix
    /// Counts what calendars must know. Source: RFC 5545, section 3.8.7.4.
    public let sequence: Int
    public let changed: Moment
    public let cancelled: Moment?

    public var subject: Subject { Subject(.shift, id) }
    public var free: Int { capacity - taken }

    /// Who should do it together.
    public enum Mix: String, Sendable, CaseIterable {
        case none
        /// Pairs of a newcomer and a long-time resident.
        case tandems
        /// Small groups of both.
        case teams

        /// People in one group; 1 where nobody is put together.
        public var size: Int {
            switch self {
            case .none: 1
            case .tandems: 2
            case .teams: 4
            }
        }
    }

    public func isOpen(at now: Moment) -> Bool { cancelled == nil && now < starts }

    func overlaps(_ other: Shift) -> Bool { starts < other.ends && other.starts < ends }
}

/// Shifts as a coordinator plans them: by the clocks of the place, once or each week.
struct ShiftPlan: Sendable, Equatable {
    let day: CalendarDay
    /// Minutes of the day by the clocks of the place.
    let from: Int
    /// At or before `from`: on the next day.
    let to: Int
    let capacity: Int
    let weeks: Int
    let mix: Shift.Mix

    static let capacities = 1...500
    /// A year: longer plans are made anew, since people and places change.
    static let periods = 1...52

    var isSound: Bool {
        Self.capacities.contains(capacity) && Self.periods.contains(weeks) && (0..<1440).contains(from)
            && (0..<1440).contains(to)
    }

    /// Start and end of each, at the same clock time also when daylight saving begins or ends between two.
    func times(_ time: PlaceTime) -> [(starts: Moment, ends: Moment)] {
        (0..<weeks).map { week in
            let first = CalendarDay(day.midnight + .days(Int64(week) * 7))
            let last = to > from ? first : CalendarDay(first.midnight + .days(1))
            let starts = time.moment(.init(day: first, minute: from))
            // A night in which the clocks skip the end would leave no time at all.
            let ends = max(time.moment(.init(day: last, minute: to)), starts + .minutes(5))
            return (starts, ends)
        }
    }
}

/// A shift with what its pages and mails name.
struct ShiftCard: Sendable {
    let shift: Shift
    let opportunity: Opportunity
    let organisation: Organisation
    /// From the inside out.
    let path: [Place]

    var time: PlaceTime { PlaceTime(path) }
    var belonging: Belonging { Belonging(organisation: organisation.id, places: path.map(\.id)) }
}
