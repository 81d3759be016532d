import Community
import Kernel
import Storage

/// Every query of this room on answers.
enum AnswerStore {
    /// Writes an answer; one that was deferred is replaced, any other stands.
    ///
    /// - Throws: `SuggestionRefusal.answeredAlready`
    static func insert(_ answer: Answer, in s: any Session) throws {
        try s.execute(
            """
            UPDATE answer
            SET replaced_at = $1
            WHERE ask_id = $2 AND institution_id = $3 AND replaced_at IS NULL AND verdict = 'deferred'
            """, answer.at, answer.ask, answer.institution)
        let current = try s.row(
            "SELECT id FROM answer WHERE ask_id = $1 AND institution_id = $2 AND replaced_at IS NULL", answer.ask,
            answer.institution)
        guard current == nil else { throw SuggestionRefusal.answeredAlready }
        try s.execute(
            """
            INSERT INTO answer
                (id, ask_id, institution_id, verdict, reasons, language, until_at, forwarded_to, answered_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, answer.id, answer.ask, answer.institution, answer.verdict.rawValue, answer.reasons,
            answer.language.code, answer.until?.midnight, answer.forwardedTo, answer.at)
    }

    /// What a suggestion was answered, by ask, oldest first.
    static func all(of suggestion: SuggestionID, in s: any Session) throws -> [Answer] {
        try read(
            """
            WHERE replaced_at IS NULL AND ask_id IN (SELECT id FROM suggestion_ask WHERE suggestion_id = $1)
            """, [suggestion.sqlValue], in: s)
    }

    static func find(_ id: AnswerID, in s: any Session) throws -> Answer? {
        try read("WHERE answer.id = $1", [id.sqlValue], in: s).first
    }

    /// One voice a person; the last one counts.
    static func rate(_ answer: AnswerID, by person: PersonID, answers: Bool, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO answer_rating (answer_id, person_id, answers)
            VALUES ($1, $2, $3)
            ON CONFLICT (answer_id, person_id) DO UPDATE SET answers = excluded.answers
            """, answer, person, answers)
    }

    /// Days from publication to each answer that a place's suggestions got, ascending.
    static func days(in place: PlaceID, in s: any Session) throws -> [Int] {
        try s.rows(
            """
            SELECT answered_at - published_at
            FROM suggestion
            JOIN suggestion_ask ON suggestion_ask.suggestion_id = suggestion.id
            JOIN answer ON answer.ask_id = suggestion_ask.id
            WHERE suggestion.place_id = $1
            ORDER BY answered_at - published_at
            """, place
        ).map { Int(try $0.int64(0) / 86_400_000) }
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try s.rows(
            """
            SELECT answer.id, suggestion_ask.text, suggestion.language, suggestion.id
            FROM answer
            JOIN suggestion_ask ON suggestion_ask.id = answer.ask_id
            JOIN suggestion ON suggestion.id = suggestion_ask.suggestion_id
            WHERE answer.id IN (\(SQLList.placeholders(ids.count)))
                AND \(Withheld.isShown(.suggestion, in: "suggestion"))
            """, values: ids.map(SQLValue.integer)
        ).map { row in
            let id: AnswerID = try row.id(0)
            return SubjectCard(
                Subject(.answer, id),
                title: LocalizedText(try row.text(1), in: Language(tag: try row.text(2)) ?? .english),
                link: SuggestionRoutes.one.link(try row.id(3, of: SuggestionKind.self)).at("answer-\(id)"))
        }
    }

    private static func read(_ condition: String, _ values: [SQLValue], in s: any Session) throws -> [Answer] {
        try s.rows(
            """
            SELECT answer.id, ask_id, institution_id, verdict, reasons, language, until_at, forwarded_to, answered_at,
                (SELECT COUNT(*) FROM answer_rating WHERE answer_id = answer.id AND answers = 1),
                (SELECT COUNT(*) FROM answer_rating WHERE answer_id = answer.id AND answers = 0)
            FROM answer
            \(condition)
            ORDER BY answered_at, answer.id
            """, values: values
        ).map { row in
            Answer(
                id: try row.id(0), ask: try row.id(1), institution: try row.id(2),
                verdict: Answer.Verdict(rawValue: try row.text(3)) ?? .rejected, reasons: try row.text(4),
                language: Language(tag: try row.text(5)) ?? .english,
                until: try row.momentOrNil(6).map(CalendarDay.init), forwardedTo: try row.idOrNil(7),
                at: try row.moment(8), yes: try row.int(9), no: try row.int(10))
        }
    }
}
