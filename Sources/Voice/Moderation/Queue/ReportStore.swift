import Community
import Kernel
import Storage

/// Every query on what readers reported.
enum ReportStore {
    static func insert(_ report: UserReport, on entry: EntryID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO moderation_report
                (id, entry_id, category, explanation, person_id, email, language, reported_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, report.id, entry, report.category.rawValue, report.explanation, report.person, report.email,
            report.language.code, report.at)
    }

    /// Oldest first.
    static func reports(on entry: EntryID, in s: any Session) throws -> [UserReport] {
        try reports("WHERE entry_id = $1", entry.sqlValue, in: s)
    }

    /// Those that a decision has answered.
    static func reports(answeredBy decision: DecisionID, in s: any Session) throws -> [UserReport] {
        try reports("WHERE decision_id = $1", decision.sqlValue, in: s)
    }

    static func report(_ id: UserReportID, in s: any Session) throws -> UserReport? {
        try reports("WHERE id = $1", id.sqlValue, in: s).first
    }

    private static func reports(
        _ condition: String, _ value: SQLValue, in s: any Session
    ) throws -> [UserReport] {
        try s.rows(
            """
            SELECT id, category, explanation, person_id, email, language, reported_at
            FROM moderation_report
            \(condition)
            ORDER BY reported_at, id
            """, values: [value]
        ).map { row in
            UserReport(
                id: try row.id(0), category: UserReport.Category(rawValue: try row.text(1)) ?? .other,
                explanation: try row.text(2), person: try row.idOrNil(3), email: try row.textOrNil(4),
                language: Language(tag: try row.text(5)) ?? .english, at: try row.moment(6))
        }
    }

    /// Reports with an address that were answered before a moment; at most a hundred.
    static func reportersToForget(before limit: Moment, in s: any Session) throws -> [UserReportID] {
        try s.rows(
            """
            SELECT moderation_report.id
            FROM moderation_report JOIN moderation_decision ON moderation_decision.id = moderation_report.decision_id
            WHERE email IS NOT NULL AND reported_at < $1 AND decided_at < $1
            LIMIT 100
            """, limit
        ).map { try $0.id(0) }
    }

    static func forget(reporters ids: [UserReportID], in s: any Session) throws {
        for id in ids { try s.execute("UPDATE moderation_report SET email = NULL WHERE id = $1", id) }
    }

    static func answer(reportsOn entry: EntryID, with decision: DecisionID, in s: any Session) throws {
        try s.execute("UPDATE moderation_report SET decision_id = $1 WHERE entry_id = $2", decision, entry)
    }

    /// The decision that has answered a report; nil while it waits.
    static func answer(to report: UserReportID, in s: any Session) throws -> DecisionID? {
        try s.row("SELECT decision_id FROM moderation_report WHERE id = $1", report)?.idOrNil(0)
    }
}
