import Community
import Kernel
import Storage

/// Every query on projects and on what is said about them.
enum ProjectStore {
    static func insert(_ projects: [BudgetProject], at: Moment, in s: any Session) throws {
        try s.batch(
            """
            INSERT INTO budget_project
                (id, process_id, area_id, language, title, what, author_id, cost, verdict, reason, number, rank,
                written_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            projects.map { project in
                [
                    project.id.sqlValue, project.process.sqlValue, project.area.sqlValue,
                    .text(project.language.code), .text(project.title), .text(project.what),
                    project.author.sqlValue, project.cost.sqlValue, (project.check?.verdict.rawValue).sqlValue,
                    (project.check?.reason).sqlValue, project.number.sqlValue, project.rank.sqlValue, at.sqlValue,
                ]
            })
    }

    static func find(_ id: BudgetProjectID, in s: any Session) throws -> BudgetProject? {
        try read("WHERE budget_project.id = $1", [id.sqlValue], in: s).first
    }

    /// All of a process, the merged and the hidden ones too, in the order in which they were written.
    static func all(of id: BudgetProcessID, in s: any Session) throws -> [BudgetProject] {
        try read("WHERE process_id = $1", [id.sqlValue], in: s)
    }

    static func count(by person: PersonID, in id: BudgetProcessID, in s: any Session) throws -> Int {
        try s.row("SELECT COUNT(*) FROM budget_project WHERE process_id = $1 AND author_id = $2", id, person)?
            .int(0) ?? 0
    }

    static func change(
        _ id: BudgetProjectID, title: String, what: String, cost: Int64?, area: BudgetAreaID, in s: any Session
    ) throws {
        try s.execute(
            "UPDATE budget_project SET title = $1, what = $2, cost = $3, area_id = $4 WHERE id = $5", title, what,
            cost, area, id)
    }

    static func merge(_ id: BudgetProjectID, into target: BudgetProjectID, in s: any Session) throws {
        try s.execute("UPDATE budget_project SET merged_into = $1 WHERE id = $2", target, id)
    }

    static func check(
        _ id: BudgetProjectID, _ check: BudgetProject.Check, cost: Int64?, in s: any Session
    ) throws {
        try s.execute(
            "UPDATE budget_project SET verdict = $1, reason = $2, cost = $3 WHERE id = $4", check.verdict.rawValue,
            check.reason, cost, id)
    }

    static func setNumber(_ number: String, of id: BudgetProjectID, in s: any Session) throws {
        try s.execute("UPDATE budget_project SET number = $1 WHERE id = $2", number, id)
    }

    static func setRank(_ rank: Int, of id: BudgetProjectID, in s: any Session) throws {
        try s.execute("UPDATE budget_project SET rank = $1 WHERE id = $2", rank, id)
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try read(
            "WHERE budget_project.id IN (\(SQLList.placeholders(ids.count)))",
            ids.isEmpty ? [.null] : ids.map(SQLValue.integer), in: s
        ).map {
            SubjectCard(
                $0.subject, title: LocalizedText($0.title, in: $0.language), link: BudgetRoutes.project.link($0.id))
        }
    }

    /// Projects whose words are not shown.
    static func hidden(of process: BudgetProcessID, in s: any Session) throws -> Set<BudgetProjectID> {
        let shown = Withheld.isShown(.budgetProject, in: "budget_project")
        return Set(
            try s.rows("SELECT id FROM budget_project WHERE process_id = $1 AND NOT (\(shown))", process).map {
                try $0.id(0)
            })
    }

    private static func read(_ condition: String, _ values: [SQLValue], in s: any Session) throws -> [BudgetProject] {
        let shown = Withheld.isShown(.budgetProject, in: "budget_project")
        return try s.rows(
            """
            SELECT id, process_id, area_id, language, title, what, author_id, cost, merged_into, verdict, reason,
                number, rank, CASE WHEN \(shown) THEN 1 ELSE 0 END
            FROM budget_project
            \(condition)
            ORDER BY written_at, id
            """, values: values
        ).map { row in
            let verdict = try row.textOrNil(9).flatMap { BudgetProject.Verdict(rawValue: $0) }
            let reason = try row.textOrNil(10) ?? ""
            return BudgetProject(
                id: try row.id(0), process: try row.id(1), area: try row.id(2),
                language: Language(tag: try row.text(3)) ?? .english, title: try row.text(4), what: try row.text(5),
                author: try row.idOrNil(6), cost: try row.int64OrNil(7), mergedInto: try row.idOrNil(8),
                check: verdict.map { .init(verdict: $0, reason: reason) }, number: try row.textOrNil(11),
                rank: try row.intOrNil(12), isShown: try row.bool(13))
        }
    }

    // Comments.

    static func insert(_ comment: BudgetComment, in s: any Session) throws {
        try s.execute(
            "INSERT INTO budget_comment (id, project_id, person_id, language, text, at) VALUES ($1, $2, $3, $4, $5, $6)",
            comment.id, comment.project, comment.author, comment.language.code, comment.text, comment.at)
    }

    /// Those that are shown, and those of a reader that are not; the oldest first.
    static func comments(
        on id: BudgetProjectID, for reader: PersonID?, in s: any Session
    ) throws -> [BudgetComment] {
        try s.rows(
            """
            SELECT id, project_id, person_id, language, text, at
            FROM budget_comment
            WHERE project_id = $1 AND (person_id = $2 OR \(Withheld.isShown(.budgetComment, in: "budget_comment")))
            ORDER BY at, id
            """, id, reader ?? PersonID(0)
        ).map(comment)
    }

    static func comment(_ id: BudgetCommentID, in s: any Session) throws -> BudgetComment? {
        try s.row("SELECT id, project_id, person_id, language, text, at FROM budget_comment WHERE id = $1", id)
            .map(comment)
    }

    private static func comment(_ row: Row) throws -> BudgetComment {
        BudgetComment(
            id: try row.id(0), project: try row.id(1), author: try row.id(2),
            language: Language(tag: try row.text(3)) ?? .english, text: try row.text(4), at: try row.moment(5))
    }

    /// Authorship goes with an account, and so do comments; ideas stay without a name.
    static func forget(_ person: PersonID, in s: any Session) throws {
        try s.execute("UPDATE budget_project SET author_id = NULL WHERE author_id = $1", person)
        try s.execute("DELETE FROM budget_comment WHERE person_id = $1", person)
    }

    // Delivery.

    static func insert(_ delivery: BudgetDelivery, in s: any Session) throws {
        try s.execute(
            "INSERT INTO budget_delivery (id, project_id, state) VALUES ($1, $2, $3)", delivery.id, delivery.project,
            delivery.state.rawValue)
    }

    static func insert(
        _ report: BudgetDelivery.Report, _ id: BudgetReportID, of delivery: BudgetDeliveryID, in s: any Session
    ) throws {
        try s.execute(
            "INSERT INTO budget_report (id, delivery_id, state, text, at) VALUES ($1, $2, $3, $4, $5)", id, delivery,
            report.state.rawValue, report.text, report.at)
        try s.execute("UPDATE budget_delivery SET state = $1 WHERE id = $2", report.state.rawValue, delivery)
    }

    /// By project.
    static func deliveries(
        of id: BudgetProcessID, in s: any Session
    ) throws -> [BudgetProjectID: BudgetDelivery] {
        let deliveries = try deliveries("WHERE budget_project.process_id = $1", [id.sqlValue], in: s)
        return Dictionary(deliveries.map { ($0.project, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static func delivery(of id: BudgetProjectID, in s: any Session) throws -> BudgetDelivery? {
        try deliveries("WHERE budget_project.id = $1", [id.sqlValue], in: s).first
    }

    static func deliveryCards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try s.rows(
            """
            SELECT budget_delivery.id, budget_project.id, title, language
            FROM budget_delivery JOIN budget_project ON budget_project.id = budget_delivery.project_id
            WHERE budget_delivery.id IN (\(SQLList.placeholders(ids.count)))
                AND \(Withheld.isShown(.budgetProject, in: "budget_project"))
            """, values: ids.isEmpty ? [.null] : ids.map(SQLValue.integer)
        ).map { row in
            let link = BudgetRoutes.project.link(try row.id(1, of: BudgetProjectKind.self)).at("delivery")
            return SubjectCard(
                Subject(.budgetDelivery, try row.int64(0)),
                title: LocalizedText(try row.text(2), in: Language(tag: try row.text(3)) ?? .english), link: link)
        }
    }

    private static func deliveries(
        _ condition: String, _ values: [SQLValue], in s: any Session
    ) throws -> [BudgetDelivery] {
        try s.rows(
            """
            SELECT budget_delivery.id, budget_delivery.project_id, budget_delivery.state
            FROM budget_delivery JOIN budget_project ON budget_project.id = budget_delivery.project_id
            \(condition)
            """, values: values
        ).map { row in
            let reports = try s.rows(
                "SELECT state, text, at FROM budget_report WHERE delivery_id = $1 ORDER BY at DESC, id DESC",
                try row.int64(0)
            ).map {
                BudgetDelivery.Report(
                    state: BudgetDelivery.State(rawValue: try $0.text(0)) ?? .planned, text: try $0.text(1),
                    at: try $0.moment(2))
            }
            return BudgetDelivery(
                id: try row.id(0), project: try row.id(1),
                state: BudgetDelivery.State(rawValue: try row.text(2)) ?? .planned, reports: reports)
        }
    }
}
