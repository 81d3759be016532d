import Community
import Kernel

/// What is shown of a place.
struct TimeOfPlace: Sendable {
    let place: Place
    /// The last twelve, the present one last.
    let months: [String]
    /// By month, and of the year.
    let figures: [String: TimeFigure]
    /// Local initiatives done, by month.
    let done: [String: Int]
    let goal: TimeGoal?
    let maySetGoal: Bool

    enum State: String, Sendable {
        case shown
        /// Nobody gave time.
        case none
        /// Too few people to be shown.
        case few
    }

    struct Line: Sendable {
        let month: String
        let state: State
        let given: TimeFigure.Given?
        let done: Int
    }

    var lines: [Line] { months.map { line($0, done: done[$0] ?? 0) } }
    var year: Line { line(TimeFigure.year, done: done.values.reduce(0, +)) }

    private func line(_ month: String, done: Int) -> Line {
        let figure = figures[month]
        let state: State = figure == nil ? .none : figure?.given == nil ? .few : .shown
        return Line(month: month, state: state, given: figure?.given, done: done)
    }

    /// Hours of the months that are shown, from the month in which the goal was set.
    func hours(towards goal: TimeGoal) -> Int {
        let first = String(goal.from.description.prefix(7))
        let last = String(goal.by.description.prefix(7))
        let minutes = figures.values.filter { $0.month != TimeFigure.year && (first...last).contains($0.month) }
            .reduce(0) { $0 + ($1.given?.minutes ?? 0) }
        return minutes / 60
    }

    var isEmpty: Bool { figures.isEmpty && done.isEmpty && goal == nil }
}
