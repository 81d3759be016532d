import Community
import Kernel

enum TimeGoalKind {}
typealias TimeGoalID = Identifier<TimeGoalKind>

/// Hours that a place wants to give together by a day.
struct TimeGoal: Sendable, Equatable {
    let id: TimeGoalID
    let place: PlaceID
    let hours: Int
    /// From the month of this day on hours count.
    let from: CalendarDay
    let by: CalendarDay
    /// What it is for.
    let sentence: String

    static let range = 10...1_000_000
    static let longestSentence = 200
    /// The farthest day.
    static let longest = 3 * 366
}

/// Why a goal was not set; worded in `GoalPages`.
enum TimeGoalRefusal: Error, Equatable, Sendable {
    case hoursWrong(least: Int, most: Int)
    case dayWrong
    case sentenceMissing(most: Int)
}

/// Who may set a goal: the one place where it is decided.
enum TimeGoalPolicy {
    /// Coordinators and administrators of the place or of one around it.
    ///
    /// - path: the place and all it lies in
    static func maySet(_ roles: [Role], path: [PlaceID]) -> Bool {
        roles.contains { role in
            guard role.name == .coordinator || role.name == .administrator, case .place(let place) = role.scope else {
                return false
            }
            return path.contains(place)
        }
    }
}
