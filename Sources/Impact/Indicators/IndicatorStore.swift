import Community
import Kernel
import Storage

/// Every query on what was counted here.
enum IndicatorStore {
    /// The last twelve months, where a room has put them together itself.
    private static let year = "year"

    /// The day of the last count; nil: never.
    static func counted(in s: any Session) throws -> CalendarDay? {
        try s.row("SELECT day FROM indicator_count WHERE id = 1").flatMap { CalendarDay(try $0.text(0)) }
    }

    /// Puts values in the place of all that were kept: stories are withdrawn, answers replaced, and then they do not count.
    static func replace(_ values: [IndicatorValue], day: CalendarDay, in s: any Session) throws {
        try s.execute("DELETE FROM indicator_value")
        try s.batch(
            """
            INSERT INTO indicator_value (scope, scope_id, indicator, period, value, n, parts)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            values.map { value in
                let (scope, id) = value.scope.columns
                return [
                    .text(scope), .integer(id), .text(value.indicator), .text(value.month?.description ?? year),
                    value.value.sqlValue, value.n.sqlValue, (value.parts?.text).sqlValue,
                ]
            })
        try s.execute(
            """
            INSERT INTO indicator_count (id, day)
            VALUES (1, $1)
            ON CONFLICT (id) DO UPDATE SET day = excluded.day
            """, day.description)
    }

    /// All values of a scope in a time, and those of the last twelve months.
    static func values(of scope: FigureScope, _ span: MonthSpan, in s: any Session) throws -> [IndicatorValue] {
        let (kind, id) = scope.columns
        return try s.rows(
            """
            SELECT scope, scope_id, indicator, period, value, n, parts
            FROM indicator_value
            WHERE scope = $1 AND scope_id = $2 AND (period BETWEEN $3 AND $4 OR period = 'year')
            ORDER BY indicator, period
            """, kind, id, span.from.description, span.to.description
        ).compactMap(value)
    }

    /// The months of one indicator that are kept, the earliest first.
    static func series(
        _ indicator: String, of scope: FigureScope, in s: any Session
    ) throws -> [IndicatorValue] {
        let (kind, id) = scope.columns
        return try s.rows(
            """
            SELECT scope, scope_id, indicator, period, value, n, parts
            FROM indicator_value
            WHERE scope = $1 AND scope_id = $2 AND indicator = $3
            ORDER BY period
            """, kind, id, indicator
        ).compactMap(value)
    }

    /// Everything that is shown, for open data.
    static func allShown(in s: any Session) throws -> [IndicatorValue] {
        try s.rows(
            """
            SELECT scope, scope_id, indicator, period, value, n, parts
            FROM indicator_value
            WHERE value IS NOT NULL
            ORDER BY scope, scope_id, indicator, period
            """
        ).compactMap(value)
    }

    private static func value(_ row: Row) throws -> IndicatorValue? {
        guard let scope = FigureScope(kind: try row.text(0), id: try row.int64(1)) else { return nil }
        return IndicatorValue(
            indicator: try row.text(2), scope: scope, month: CalendarMonth(try row.text(3)),
            value: try row.doubleOrNil(4), n: try row.intOrNil(5),
            parts: try row.textOrNil(6).map(IndicatorValue.Parts.init(text:)))
    }
}
