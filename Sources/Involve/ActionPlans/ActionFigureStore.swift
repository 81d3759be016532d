import Community
import Kernel
import Storage

extension ActionPlans {
    /// Adaptations and what was reached of them, for figures of what changed.
    public static let indicators = IndicatorSource(
        tallies: { s in try ActionFigureStore.adaptations(in: s) + ActionFigureStore.milestones(in: s) },
        things: { indicator, scope, during, most, s in
            switch indicator {
            case "adaptations": try ActionFigureStore.adapted(scope, during, most: most, in: s)
            case "actions": try ActionFigureStore.reached(scope, during, most: most, in: s)
            default: []
            }
        },
        shortfalls: { scope, during, now, most, s in
            let overdue = try ActionFigureStore.overdue(scope, during, now, most: 1_000, in: s)
            let dropped = try ActionFigureStore.dropped(scope, during, most: 1_000, in: s)
            return [
                Shortfall("overdueActions", count: overdue.count, subjects: Array(overdue.prefix(most))),
                Shortfall("droppedActions", count: dropped.count, subjects: Array(dropped.prefix(most))),
            ]
        })
}

/// Every query of this room for figures.
enum ActionFigureStore {
    static func adaptations(in s: any Session) throws -> [Tally] {
        try s.rows(
            """
            SELECT place_id, organisation_id, created_at / 86400000, COUNT(*)
            FROM local_action
            GROUP BY place_id, organisation_id, created_at / 86400000
            """
        ).map { try Tally(counting: "adaptations", in: $0) }
    }

    static func milestones(in s: any Session) throws -> [Tally] {
        try s.rows(
            """
            SELECT local_action.place_id, local_action.organisation_id, local_action_milestone.done_at / 86400000,
                COUNT(*)
            FROM local_action_milestone
            JOIN local_action ON local_action.id = local_action_milestone.action_id
            WHERE local_action_milestone.done_at IS NOT NULL
            GROUP BY local_action.place_id, local_action.organisation_id, local_action_milestone.done_at / 86400000
            """
        ).map { try Tally(counting: "actions", in: $0) }
    }

    static func adapted(
        _ scope: FigureScope, _ during: Range<Moment>, most: Int, in s: any Session
    ) throws -> [Subject] {
        try actions(scope, "created_at >= $2 AND created_at < $3", during, most: most, in: s)
    }

    static func reached(
        _ scope: FigureScope, _ during: Range<Moment>, most: Int, in s: any Session
    ) throws -> [Subject] {
        try actions(
            scope,
            """
            EXISTS (
                SELECT 1 FROM local_action_milestone
                WHERE action_id = local_action.id AND done_at >= $2 AND done_at < $3)
            """, during, most: most, in: s)
    }

    /// Those that should have ended in a time, and have not.
    static func overdue(
        _ scope: FigureScope, _ during: Range<Moment>, _ now: Moment, most: Int, in s: any Session
    ) throws -> [Subject] {
        let until = max(during.lowerBound, min(during.upperBound, CalendarDay(now).midnight))
        return try actions(
            scope, "state IN ('planned', 'under-way') AND ends_at >= $2 AND ends_at < $3",
            during.lowerBound..<until, most: most, in: s)
    }

    /// Those of a time that were given up since.
    static func dropped(
        _ scope: FigureScope, _ during: Range<Moment>, most: Int, in s: any Session
    ) throws -> [Subject] {
        try actions(
            scope, "state = 'dropped' AND created_at >= $2 AND created_at < $3", during, most: most, in: s)
    }

    private static func actions(
        _ scope: FigureScope, _ condition: String, _ during: Range<Moment>, most: Int, in s: any Session
    ) throws -> [Subject] {
        let rows = scope.rows(place: "place_id", organisation: "organisation_id")
        return try s.rows(
            """
            \(rows.head)
            SELECT id
            FROM local_action
            WHERE \(rows.condition) AND \(condition)
            ORDER BY created_at DESC, id
            LIMIT $4
            """, scope.columns.id, during.lowerBound, during.upperBound, most
        ).map { Subject(.action, try $0.int64(0)) }
    }
}
