import Community
import Kernel
import Storage

extension Volunteering {
    /// Volunteers, hours and activities, for figures of what changed.
    public static let indicators = IndicatorSource(
        tallies: { s in try TimeFigureStore.activities(in: s) },
        counted: { at, s in
            try CountTime(at: at).apply(in: s)
            return try TimeFigureStore.all(in: s)
        },
        things: { indicator, scope, during, most, s in
            switch indicator {
            case "volunteers", "hours": try TimeFigureStore.withShifts(scope, during, most: most, in: s)
            case "activities": try TimeFigureStore.published(scope, during, most: most, in: s)
            default: []
            }
        })
}

/// Every query on the time of a place for figures of what changed.
enum TimeFigureStore {
    /// What is kept of each scope and month; hours as far as they are whole.
    static func all(in s: any Session) throws -> [CountedFigure] {
        try s.rows("SELECT scope, scope_id, month, minutes, people FROM given_time").flatMap { row -> [CountedFigure] in
            guard let scope = FigureScope(kind: try row.text(0), id: try row.int64(1)) else { return [] }
            let name = try row.text(2)
            let month = CalendarMonth(name)
            guard month != nil || name == TimeFigure.year else { return [] }
            let (minutes, people) = (try row.intOrNil(3), try row.intOrNil(4))
            return [
                CountedFigure("hours", scope, month: month, value: minutes.map { Double($0 / 60) }, n: people),
                CountedFigure("volunteers", scope, month: month, value: people.map(Double.init), n: people),
            ]
        }
    }

    /// Opportunities to do something, by the day on which they were published.
    static func activities(in s: any Session) throws -> [Tally] {
        try s.rows(
            """
            SELECT place_id, organisation_id, published_at / 86400000, COUNT(*)
            FROM opportunity
            WHERE \(Withheld.isShown(.opportunity, in: "opportunity"))
            GROUP BY place_id, organisation_id, published_at / 86400000
            """
        ).map { try Tally(counting: "activities", in: $0) }
    }

    static func published(
        _ scope: FigureScope, _ during: Range<Moment>, most: Int, in s: any Session
    ) throws -> [Subject] {
        try opportunities(scope, "published_at >= $2 AND published_at < $3", during, most: most, in: s)
    }

    /// Where people could give time then; who did is told nowhere.
    static func withShifts(
        _ scope: FigureScope, _ during: Range<Moment>, most: Int, in s: any Session
    ) throws -> [Subject] {
        try opportunities(
            scope,
            """
            EXISTS (
                SELECT 1 FROM shift
                WHERE opportunity_id = opportunity.id AND cancelled_at IS NULL AND starts_at >= $2 AND starts_at < $3)
            """, during, most: most, in: s)
    }

    private static func opportunities(
        _ scope: FigureScope, _ condition: String, _ during: Range<Moment>, most: Int, in s: any Session
    ) throws -> [Subject] {
        let rows = scope.rows(place: "place_id", organisation: "organisation_id")
        return try s.rows(
            """
            \(rows.head)
            SELECT id
            FROM opportunity
            WHERE \(rows.condition) AND \(condition)
            ORDER BY published_at DESC, id
            LIMIT $4
            """, scope.columns.id, during.lowerBound, during.upperBound, most
        ).map { Subject(.opportunity, try $0.int64(0)) }
    }
}
