import Community
import Crypto
import Kernel
import Storage

/// Every query on reports and evidence.
enum ReportStore {
    /// How the secret of a follow-up address is kept.
    static func hash(_ text: String) -> String { hash(Array(text.utf8)) }

    /// SHA-256 in hex.
    static func hash(_ bytes: [UInt8]) -> String {
        Hex.encode(SHA256.hash(data: bytes))
    }

    static func insert(_ report: Report, token: String, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO speech_report
                (id, token_hash, place_id, medium, about, language, person_id, subject_kind, subject_id, told_at,
                level, urgency, state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """, report.id, hash(token), report.place, report.medium.rawValue, report.about.rawValue, report.language,
            report.person, report.subject?.kind.name, report.subject?.id, report.told, report.level.rawValue,
            report.level.rank, report.state.rawValue)
    }

    /// - report: nil for what a case worker adds
    static func insert(
        _ evidence: Evidence, report: ReportID?, of id: CaseID?, by person: PersonID?, in s: any Session
    ) throws {
        try s.execute(
            """
            INSERT INTO speech_evidence (id, report_id, case_id, kind, text, file_id, hash, kept_at, person_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, evidence.id, report, id, evidence.kind.rawValue, evidence.text, evidence.file, evidence.hash,
            evidence.kept, person)
    }

    /// False when somebody has decided meanwhile; nothing changes then.
    static func decide(
        _ id: ReportID, _ state: Report.State, case speechCase: CaseID?, reason: String?, at: Moment, in s: any Session
    ) throws -> Bool {
        try s.execute(
            """
            UPDATE speech_report
            SET state = $1, case_id = $2, reason = $3, decided_at = $4
            WHERE id = $5 AND state = 'waiting'
            """, state.rawValue, speechCase, reason, at, id) == 1
    }

    static func find(token: String, in s: any Session) throws -> Report? {
        try read("WHERE token_hash = $1", [.text(hash(token))], in: s).first
    }

    static func find(_ id: ReportID, by person: PersonID, in s: any Session) throws -> Report? {
        try read("WHERE id = $1 AND person_id = $2", [id.sqlValue, person.sqlValue], in: s).first
    }

    /// One about a thing of this site with these words as evidence.
    static func find(about subject: Subject, saying text: String, in s: any Session) throws -> Report? {
        try read(
            """
            WHERE subject_kind = $1 AND subject_id = $2 AND EXISTS (
                SELECT 1 FROM speech_evidence WHERE report_id = speech_report.id AND speech_evidence.hash = $3)
            """, [.text(subject.kind.name), .integer(subject.id), .text(hash(text))], in: s
        ).first
    }

    static func of(_ person: PersonID, in s: any Session) throws -> [Report] {
        try read("WHERE person_id = $1", [person.sqlValue], in: s)
    }

    static func of(_ id: CaseID, in s: any Session) throws -> [Report] {
        try read("WHERE case_id = $1", [id.sqlValue], in: s)
    }

    static func find(_ id: ReportID, in scope: PlaceScope, _ s: any Session) throws -> Report? {
        try read(
            "WHERE place_id IN (SELECT id FROM work_place) AND id = $\(scope.next)", scope.values + [id.sqlValue],
            head: scope.head, in: s
        ).first
    }

    /// Those that nobody has decided on, the most pressing first, then the oldest.
    static func waiting(in scope: PlaceScope, most: Int, _ s: any Session) throws -> [Report] {
        try read(
            """
            WHERE place_id IN (SELECT id FROM work_place) AND state = 'waiting'
            ORDER BY urgency, told_at, id
            LIMIT \(most)
            """, scope.values, head: scope.head, in: s)
    }

    private static func read(
        _ rest: String, _ values: [SQLValue], head: String = "", in s: any Session
    ) throws -> [Report] {
        try s.rows(
            """
            \(head)
            SELECT id, place_id, medium, about, language, person_id, subject_kind, subject_id, told_at, level, state,
                case_id, reason
            FROM speech_report
            \(rest)
            """, values: values
        ).map { row in
            let kind = try row.textOrNil(6)
            let number = try row.int64OrNil(7)
            return Report(
                id: try row.id(0), place: try row.id(1), medium: Report.Medium(rawValue: try row.text(2)) ?? .text,
                about: Report.About(rawValue: try row.text(3)) ?? .others, language: try row.textOrNil(4),
                person: try row.idOrNil(5),
                subject: kind.flatMap { name in number.map { Subject(Subject.Kind(name), $0) } },
                told: try row.moment(8), level: SpeechReading.Level(rawValue: try row.text(9)) ?? .unread,
                state: Report.State(rawValue: try row.text(10)) ?? .waiting, speechCase: try row.idOrNil(11),
                reason: try row.textOrNil(12))
        }
    }

    // Evidence.

    static func evidence(of id: ReportID, in s: any Session) throws -> [Evidence] {
        try evidence("WHERE report_id = $1", id.sqlValue, in: s)
    }

    /// Of all reports of a case, and what its workers added; the oldest first.
    static func evidence(of id: CaseID, in s: any Session) throws -> [Evidence] {
        try evidence(
            "WHERE case_id = $1 OR report_id IN (SELECT id FROM speech_report WHERE case_id = $1)", id.sqlValue, in: s)
    }

    private static func evidence(_ condition: String, _ value: SQLValue, in s: any Session) throws -> [Evidence] {
        try s.rows(
            """
            SELECT speech_evidence.id, kind, text, file_id, hash, kept_at, person.name, destroyed_at
            FROM speech_evidence LEFT JOIN person ON person.id = speech_evidence.person_id
            \(condition)
            ORDER BY kept_at, speech_evidence.id
            """, values: [value]
        ).map { row in
            Evidence(
                id: try row.id(0), kind: Evidence.Kind(rawValue: try row.text(1)) ?? .text, text: try row.text(2),
                file: try row.idOrNil(3), hash: try row.text(4), kept: try row.moment(5),
                seenBy: try row.textOrNil(6), isDestroyed: try row.momentOrNil(7) != nil)
        }
    }
}
