import Community
import Kernel
import Storage

extension LocalInitiatives {
    /// What neighbours have done, and what they gave up, for figures of what changed.
    public static let indicators = IndicatorSource(
        tallies: { s in try LocalInitiativeFigureStore.done(in: s) },
        things: { indicator, scope, during, most, s in
            guard indicator == "localInitiatives" else { return [] }
            return try LocalInitiativeFigureStore.ended("done", scope, during, most: most, in: s)
        },
        shortfalls: { scope, during, _, most, s in
            let stopped = try LocalInitiativeFigureStore.ended("stopped", scope, during, most: 1_000, in: s)
            return [Shortfall("stopped", count: stopped.count, subjects: Array(stopped.prefix(most)))]
        })
}

/// Every query of this room for figures.
enum LocalInitiativeFigureStore {
    private static let shown = Withheld.isShown(.localInitiative, in: "local_initiative")

    static func done(in s: any Session) throws -> [Tally] {
        try s.rows(
            """
            SELECT place_id, since / 86400000, COUNT(*)
            FROM local_initiative
            WHERE phase = 'done' AND \(shown)
            GROUP BY place_id, since / 86400000
            """
        ).map { row in
            let count = try row.int(2)
            return Tally(
                "localInitiatives", place: try row.id(0), organisation: nil, month: try row.month(ofDay: 1),
                amount: Double(count), count: count)
        }
    }

    /// - phase: `done` or `stopped`
    static func ended(
        _ phase: String, _ scope: FigureScope, _ during: Range<Moment>, most: Int, in s: any Session
    ) throws -> [Subject] {
        // Neighbours are no organisation.
        guard case .place = scope else { return [] }
        let rows = scope.rows(place: "place_id", organisation: nil)
        return try s.rows(
            """
            \(rows.head)
            SELECT id
            FROM local_initiative
            WHERE \(rows.condition) AND phase = $2 AND since >= $3 AND since < $4 AND \(shown)
            ORDER BY since DESC, id
            LIMIT $5
            """, scope.columns.id, phase, during.lowerBound, during.upperBound, most
        ).map { Subject(.localInitiative, try $0.int64(0)) }
    }
}
