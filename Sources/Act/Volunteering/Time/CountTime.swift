import Community
import Kernel
import Storage

/// Counting what was given, once a day: who looks twice on a day learns nothing about whose hours were just confirmed.
struct CountTime: Sendable {
    let at: Moment

    /// Months that a page shows.
    static let months = 12

    static func isDue(at: Moment, in s: any Session) throws -> Bool {
        try TimeStore.counted(in: s) != CalendarDay(at)
    }

    /// The first time all months; later those that a page shows, of which some may have been corrected.
    func apply(in s: any Session) throws {
        guard try Self.isDue(at: at, in: s) else { return }
        let first = CalendarMonth(at).back(Self.months).map(\.description).first ?? ""
        let isNew = try TimeStore.counted(in: s) == nil
        let since = isNew ? nil : CalendarDay("\(first)-01")?.midnight
        let parents = try PlaceStore.all(in: s).compactMap { place in place.parent.map { (place.id, $0) } }
        let count = TimeCount(parents: Dictionary(parents, uniquingKeysWith: { one, _ in one }))
        let figures = count.figures(
            try TimeStore.given(since: since ?? Moment(milliseconds: 0), in: s), yearFrom: first)
        try TimeStore.replace(figures, from: isNew ? "" : first, day: CalendarDay(at), in: s)
    }
}

/// Setting what a place wants to give together; the goal before it ends.
struct SetGoal: Sendable {
    let goal: TimeGoal
    let actor: Actor
    let at: Moment

    /// - Throws: `TimeGoalRefusal`
    func apply(in s: any Session) throws {
        guard TimeGoal.range.contains(goal.hours) else {
            throw TimeGoalRefusal.hoursWrong(least: TimeGoal.range.lowerBound, most: TimeGoal.range.upperBound)
        }
        guard (1...TimeGoal.longest).contains(goal.from.days(to: goal.by)) else { throw TimeGoalRefusal.dayWrong }
        guard (1...TimeGoal.longestSentence).contains(goal.sentence.count) else {
            throw TimeGoalRefusal.sentenceMissing(most: TimeGoal.longestSentence)
        }
        try TimeStore.set(goal, at: at, in: s)
        try AuditLog.record(
            .init("place/goal-set", Subject(.place, goal.place), by: actor, at: at, details: "\(goal.hours) h"), in: s)
    }
}
