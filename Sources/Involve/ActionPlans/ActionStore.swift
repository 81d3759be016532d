import Community
import Kernel
import Storage

/// Every query of this room.
enum ActionStore {
    static func insert(_ action: LocalAction, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO local_action
                (id, place_id, organisation_id, adapts, language, title, here, difference, budget, starts_at, ends_at,
                indicator, baseline, target, state, reason, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """, action.id, action.place, action.organisation, action.adapts, action.language.code, action.title,
            action.here, action.difference, action.budget, action.starts?.midnight, action.ends?.midnight,
            action.indicator?.name, action.indicator?.baseline, action.indicator?.target, action.state.rawValue,
            action.reason, at)
        try insertMilestones(action.milestones, of: action.id, in: s)
    }

    private static func insertMilestones(
        _ milestones: [LocalAction.Milestone], of id: LocalActionID, in s: any Session
    ) throws {
        try s.batch(
            "INSERT INTO local_action_milestone (action_id, position, text, due_at, done_at) VALUES ($1, $2, $3, $4, $5)",
            milestones.enumerated().map { position, milestone in
                [
                    id.sqlValue, .integer(Int64(position)), .text(milestone.text),
                    milestone.due?.midnight.sqlValue ?? .null, milestone.done?.sqlValue ?? .null,
                ]
            })
    }

    /// Replaces the words; false, and nothing changed, when they are no longer at the revision.
    static func rewrite(_ action: LocalAction, basedOn revision: Int, in s: any Session) throws -> Bool {
        let changed = try s.execute(
            """
            UPDATE local_action
            SET title = $1, here = $2, difference = $3, budget = $4, starts_at = $5, ends_at = $6, indicator = $7,
                baseline = $8, target = $9, revision = revision + 1
            WHERE id = $10 AND revision = $11
            """, action.title, action.here, action.difference, action.budget, action.starts?.midnight,
            action.ends?.midnight, action.indicator?.name, action.indicator?.baseline, action.indicator?.target,
            action.id, revision)
        guard changed == 1 else { return false }
        try s.execute("DELETE FROM local_action_milestone WHERE action_id = $1", action.id)
        try insertMilestones(action.milestones, of: action.id, in: s)
        return true
    }

    static func setState(
        _ state: LocalAction.State, reason: String?, of id: LocalActionID, in s: any Session
    ) throws {
        try s.execute(
            "UPDATE local_action SET state = $1, reason = $2, revision = revision + 1 WHERE id = $3", state.rawValue,
            reason, id)
    }

    static func finish(milestone: Int, of id: LocalActionID, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            UPDATE local_action_milestone
            SET done_at = $1
            WHERE action_id = $2 AND position = $3 AND done_at IS NULL
            """, at, id, milestone)
    }

    static func insert(_ report: ProgressReport, of id: LocalActionID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO progress_report (id, action_id, text, evidence, value, reported_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, report.id, id, report.text, report.evidence, report.value, report.at)
    }

    /// Oldest first.
    static func reports(of id: LocalActionID, in s: any Session) throws -> [ProgressReport] {
        try s.rows(
            """
            SELECT id, text, evidence, value, reported_at
            FROM progress_report
            WHERE action_id = $1
            ORDER BY reported_at, id
            """, id
        ).map { row in
            ProgressReport(
                id: try row.id(0), text: try row.text(1), evidence: try row.textOrNil(2),
                value: try row.doubleOrNil(3), at: try row.moment(4))
        }
    }

    static func find(_ id: LocalActionID, in s: any Session) throws -> LocalAction? {
        try read("WHERE id = $1", [id.sqlValue], in: s).first
    }

    /// Those of a place itself, oldest first.
    static func of(_ place: PlaceID, in s: any Session) throws -> [LocalAction] {
        try read("WHERE place_id = $1", [place.sqlValue], in: s)
    }

    static func of(_ organisation: OrganisationID, in s: any Session) throws -> [LocalAction] {
        try read("WHERE organisation_id = $1", [organisation.sqlValue], in: s)
    }

    /// What places made of one EU action, oldest first.
    static func adapting(_ action: String, in s: any Session) throws -> [LocalAction] {
        try read("WHERE adapts = $1", [.text(action)], in: s)
    }

    static func all(in s: any Session) throws -> [LocalAction] {
        try read("", [], in: s)
    }

    /// How many places adapted each EU action, by its name.
    static func adaptationCounts(in s: any Session) throws -> [String: Int] {
        Dictionary(
            try s.rows("SELECT adapts, COUNT(*) FROM local_action WHERE state <> 'dropped' GROUP BY adapts")
                .map { (try $0.text(0), try $0.int(1)) }, uniquingKeysWith: +)
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try s.rows(
            "SELECT id, title, language FROM local_action WHERE id IN (\(SQLList.placeholders(ids.count)))",
            values: ids.map(SQLValue.integer)
        ).map { row in
            let id: LocalActionID = try row.id(0)
            return SubjectCard(
                Subject(.action, id),
                title: LocalizedText(try row.text(1), in: Language(tag: try row.text(2)) ?? .english),
                link: ActionRoutes.one.link(id))
        }
    }

    private static func read(_ condition: String, _ values: [SQLValue], in s: any Session) throws -> [LocalAction] {
        let rows = try s.rows(
            """
            SELECT id, place_id, organisation_id, adapts, language, title, here, difference, budget, starts_at, ends_at,
                indicator, baseline, target, state, reason, revision
            FROM local_action
            \(condition)
            ORDER BY created_at, id
            """, values: values)
        return try rows.map { row in
            let id: LocalActionID = try row.id(0)
            let indicator = try row.textOrNil(11).map { name in
                LocalAction.Indicator(name: name, baseline: try row.double(12), target: try row.double(13))
            }
            return LocalAction(
                id: id, place: try row.id(1), organisation: try row.id(2), adapts: try row.text(3),
                language: Language(tag: try row.text(4)) ?? .english, title: try row.text(5), here: try row.text(6),
                difference: try row.text(7), budget: try row.intOrNil(8),
                starts: try row.momentOrNil(9).map(CalendarDay.init),
                ends: try row.momentOrNil(10).map(CalendarDay.init), indicator: indicator,
                state: LocalAction.State(rawValue: try row.text(14)) ?? .planned, reason: try row.textOrNil(15),
                revision: try row.int(16), milestones: try milestones(of: id, in: s))
        }
    }

    private static func milestones(of id: LocalActionID, in s: any Session) throws -> [LocalAction.Milestone] {
        try s.rows(
            "SELECT text, due_at, done_at FROM local_action_milestone WHERE action_id = $1 ORDER BY position", id
        ).map {
            LocalAction.Milestone(
                text: try $0.text(0), due: try $0.momentOrNil(1).map(CalendarDay.init), done: try $0.momentOrNil(2))
        }
    }
}
