import Community
import Foundation
import Kernel
import Storage

/// Every query on reports that were kept.
enum ReportStore {
    static func keep(_ report: Report, _ id: ReportRunID, at: Moment, in s: any Session) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let (kind, scope) = report.scope.columns
        try s.execute(
            """
            INSERT INTO report_run (id, scope, scope_id, from_month, to_month, kept_at, content)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """, id, kind, scope, report.span.from.description, report.span.to.description, at,
            String(decoding: try encoder.encode(report.summary), as: UTF8.self))
    }

    /// The newest of a scope and a time.
    static func last(_ scope: FigureScope, _ span: MonthSpan, in s: any Session) throws -> ReportRun? {
        let (kind, id) = scope.columns
        return try s.row(
            """
            SELECT kept_at, content
            FROM report_run
            WHERE scope = $1 AND scope_id = $2 AND from_month = $3 AND to_month = $4
            ORDER BY kept_at DESC, id DESC
            LIMIT 1
            """, kind, id, span.from.description, span.to.description
        ).map { row in
            ReportRun(
                kept: try row.moment(0),
                summary: try JSONDecoder().decode(ReportRun.Summary.self, from: Data(try row.text(1).utf8)))
        }
    }
}
