import Community
import Kernel
import Storage

/// Every query on decisions and appeals.
enum DecisionStore {
    static func insert(_ decision: Decision, authors: [PersonID], in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO moderation_decision
                (id, subject_kind, subject_id, space_kind, space_id, place_id, organisation_id, language, outcome,
                rule, facts, text, role, moderator_id, cause, triage, opened_at, decided_at, answers)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """, decision.id, decision.subject.kind.name, decision.subject.id, decision.space.kind.name,
            decision.space.id, decision.place, decision.organisation, decision.language.code,
            decision.outcome.rawValue, decision.rule?.rawValue, decision.facts, decision.text,
            decision.role.rawValue, decision.moderator, decision.cause.rawValue, decision.triage.rawValue,
            decision.opened, decision.decided, decision.answers?.rawValue)
        try s.batch(
            "INSERT INTO moderation_author (decision_id, person_id) VALUES ($1, $2)",
            Set(authors).map { [decision.id.sqlValue, $0.sqlValue] })
    }

    static func find(_ id: DecisionID, in s: any Session) throws -> Decision? {
        try read("WHERE id = $1", [id.sqlValue], in: s).first
    }

    /// Those on one thing, the newest first.
    static func about(_ subject: Subject, in s: any Session) throws -> [Decision] {
        try read(
            "WHERE subject_kind = $1 AND subject_id = $2", [.text(subject.kind.name), .integer(subject.id)], in: s)
    }

    /// Those on what somebody wrote, the newest first.
    static func of(_ author: PersonID, in s: any Session) throws -> [Decision] {
        try read(
            "WHERE id IN (SELECT decision_id FROM moderation_author WHERE person_id = $1)", [author.sqlValue], in: s)
    }

    /// Those of a time, the newest first.
    static func between(_ start: Moment, _ end: Moment, most: Int, in s: any Session) throws -> [Decision] {
        try read(
            "WHERE decided_at >= $1 AND decided_at < $2", [start.sqlValue, end.sqlValue], most: most, in: s)
    }

    static func authors(of id: DecisionID, in s: any Session) throws -> [PersonID] {
        try s.rows("SELECT person_id FROM moderation_author WHERE decision_id = $1 ORDER BY person_id", id)
            .map { try $0.id(0) }
    }

    /// When the first decision was made; nil: there is none.
    static func first(in s: any Session) throws -> Moment? {
        try s.row("SELECT MIN(decided_at) FROM moderation_decision")?.momentOrNil(0)
    }

    private static func read(
        _ condition: String, _ values: [SQLValue], most: Int = 500, in s: any Session
    ) throws -> [Decision] {
        try s.rows(
            """
            SELECT id, subject_kind, subject_id, space_kind, space_id, place_id, organisation_id, language, outcome,
                rule, facts, text, role, moderator_id, cause, triage, opened_at, decided_at, answers
            FROM moderation_decision
            \(condition)
            ORDER BY decided_at DESC, id DESC
            LIMIT $\(values.count + 1)
            """, values: values + [.integer(Int64(most))]
        ).map { row in
            Decision(
                id: try row.id(0), subject: Subject(Subject.Kind(try row.text(1)), try row.int64(2)),
                space: Subject(Subject.Kind(try row.text(3)), try row.int64(4)), place: try row.id(5),
                organisation: try row.idOrNil(6), language: Language(tag: try row.text(7)) ?? .english,
                outcome: Decision.Outcome(rawValue: try row.text(8)) ?? .kept,
                rule: try row.textOrNil(9).flatMap(HouseRule.init), facts: try row.text(10),
                text: try row.text(11), role: Role.Name(rawValue: try row.text(12)) ?? .administrator,
                moderator: try row.idOrNil(13), cause: Entry.Cause(rawValue: try row.text(14)) ?? .held,
                triage: Triage(rawValue: try row.text(15)) ?? .none, opened: try row.moment(16),
                decided: try row.moment(17), answers: try row.textOrNil(18).flatMap(Appeal.Side.init))
        }
    }

    // Appeals.

    static func insert(_ appeal: Appeal, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO moderation_appeal (id, decision_id, side, text, appealed_at)
            VALUES ($1, $2, $3, $4, $5)
            """, appeal.id, appeal.decision, appeal.side.rawValue, appeal.text, appeal.at)
    }

    static func answer(_ id: AppealID, with decision: DecisionID, in s: any Session) throws {
        try s.execute("UPDATE moderation_appeal SET answer_id = $1 WHERE id = $2", decision, id)
    }

    static func appeal(_ id: AppealID, in s: any Session) throws -> Appeal? {
        try appeals("WHERE id = $1", id.sqlValue, in: s)
    }

    static func appeal(against decision: DecisionID, in s: any Session) throws -> Appeal? {
        try appeals("WHERE decision_id = $1", decision.sqlValue, in: s)
    }

    private static func appeals(_ condition: String, _ value: SQLValue, in s: any Session) throws -> Appeal? {
        try s.rows(
            "SELECT id, decision_id, side, text, appealed_at, answer_id FROM moderation_appeal \(condition)",
            values: [value]
        ).first.map { row in
            Appeal(
                id: try row.id(0), decision: try row.id(1),
                side: Appeal.Side(rawValue: try row.text(2)) ?? .author, text: try row.text(3),
                at: try row.moment(4), answer: try row.idOrNil(5))
        }
    }

    // Forgetting.

    /// What an erased account leaves: that something was decided, not what was said nor by whom.
    static func forget(_ person: PersonID, in s: any Session) throws {
        // What others have written along stays theirs.
        let alone = """
            SELECT decision_id FROM moderation_author own
            WHERE own.person_id = $1 AND NOT EXISTS (
                SELECT 1 FROM moderation_author other
                WHERE other.decision_id = own.decision_id AND other.person_id <> $1)
            """
        try s.execute(
            "UPDATE moderation_appeal SET text = '' WHERE side = 'author' AND decision_id IN (\(alone))", person)
        try s.execute("UPDATE moderation_decision SET text = '', facts = '' WHERE id IN (\(alone))", person)
        try s.execute("DELETE FROM moderation_author WHERE person_id = $1", person)
        try s.execute(
            "UPDATE moderation_report SET person_id = NULL, email = NULL, explanation = '' WHERE person_id = $1",
            person)
        try s.execute("DELETE FROM moderation_excluded WHERE person_id = $1", person)
    }
}
