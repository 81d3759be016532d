import Kernel
import Storage

/// How long what was said about people is kept. The hashes stay.
enum Retention {
    /// A dismissed report: long enough to complain about the dismissal.
    ///
    /// Ours, after the six months in which a decision can be complained about (Regulation (EU) 2022/2065, article 20).
    static let dismissed = Moment.Span.days(183)
    /// A closed case. Ours: authorities ask for evidence until then; criminal terms for insult are mostly shorter.
    static let closed = Moment.Span.days(3 * 365)

    static func isDue(at now: Moment, in s: any Session) throws -> Bool { try !due(at: now, most: 1, in: s).isEmpty }

    /// Destroys the content of evidence whose time is over, a hundred pieces at most; returns of how many.
    static func destroy(at now: Moment, in s: any Session) throws -> Int {
        let due = try due(at: now, most: 100, in: s)
        for row in due {
            try s.execute(
                "UPDATE speech_evidence SET text = '', destroyed_at = $1 WHERE id = $2", now, try row.int64(0))
            if let file = try row.idOrNil(1, of: KeptFileKind.self) { try KeptFiles.destroy(file, in: s) }
        }
        try empty(before: now - closed, in: s)
        return due.count
    }

    /// Letters, notes and what was written about factors go with the evidence.
    private static func empty(before: Moment, in s: any Session) throws {
        let cases = "SELECT id FROM speech_case WHERE state = 'closed' AND closed_at < $1"
        let letters = try s.rows(
            "SELECT file_id FROM speech_hand_over WHERE file_id IS NOT NULL AND case_id IN (\(cases))", before)
        for row in letters { try KeptFiles.destroy(try row.id(0), in: s) }
        try s.execute("DELETE FROM speech_note WHERE case_id IN (\(cases))", before)
        try s.execute("UPDATE speech_factor SET note = '' WHERE case_id IN (\(cases))", before)
    }

    private static func due(at now: Moment, most: Int, in s: any Session) throws -> [Row] {
        try s.rows(
            """
            SELECT speech_evidence.id, file_id
            FROM speech_report JOIN speech_evidence ON speech_evidence.report_id = speech_report.id
            WHERE state = 'dismissed' AND decided_at < $1 AND destroyed_at IS NULL
            UNION ALL
            SELECT speech_evidence.id, file_id
            FROM speech_case
            JOIN speech_report ON speech_report.case_id = speech_case.id
            JOIN speech_evidence ON speech_evidence.report_id = speech_report.id
            WHERE speech_case.state = 'closed' AND closed_at < $2 AND destroyed_at IS NULL
            UNION ALL
            SELECT speech_evidence.id, file_id
            FROM speech_case JOIN speech_evidence ON speech_evidence.case_id = speech_case.id
            WHERE speech_case.state = 'closed' AND closed_at < $2 AND destroyed_at IS NULL
            LIMIT $3
            """, now - dismissed, now - closed, most)
    }
}
