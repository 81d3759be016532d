import Community
import Deliberation
import Kernel
import Storage

/// Every query on budget processes, their days and areas, and codes.
enum ProcessStore {
    /// - source: names what was imported, so that it comes in once
    static func insert(_ process: BudgetProcess, source: String? = nil, in s: any Session) throws {
        let method = process.method
        try s.execute(
            """
            INSERT INTO budget_process
                (id, organisation_id, checker_id, place_id, language, title, what, currency, decimals, ballots, rule,
                satisfaction, completion, ties, access, phase, opened_at, since, source)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """, process.id, process.organisation, process.checker, process.place, process.language.code,
            process.title, process.what, process.currency, process.decimals, process.ballots.rawValue,
            method.rule.rawValue, method.satisfaction.rawValue, method.completion.rawValue, method.ties.rawValue,
            process.access.rawValue, process.phase.rawValue, process.opened, process.since, source)
        for (phase, day) in process.plan {
            try s.execute(
                "INSERT INTO budget_phase (process_id, phase, until_day) VALUES ($1, $2, $3)", process.id,
                phase.rawValue, day.description)
        }
        for (position, area) in process.areas.enumerated() {
            try s.execute(
                "INSERT INTO budget_area (id, process_id, position, name, amount) VALUES ($1, $2, $3, $4, $5)",
                area.id, process.id, position, area.name, area.amount)
        }
    }

    static func find(_ id: BudgetProcessID, in s: any Session) throws -> BudgetProcess? {
        try read("WHERE id = $1", [id.sqlValue], most: 1, in: s).first
    }

    /// The newest step first.
    static func all(most: Int, in s: any Session) throws -> [BudgetProcess] {
        try read("", [], most: most, in: s)
    }

    static func at(_ place: PlaceID, most: Int, in s: any Session) throws -> [BudgetProcess] {
        try read("WHERE place_id = $1", [place.sqlValue], most: most, in: s)
    }

    static func imported(_ source: String, in s: any Session) throws -> BudgetProcessID? {
        try s.row("SELECT id FROM budget_process WHERE source = $1", source)?.id(0)
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try read(
            "WHERE id IN (\(SQLList.placeholders(ids.count)))", ids.isEmpty ? [.null] : ids.map(SQLValue.integer),
            most: ids.count, in: s
        ).map {
            SubjectCard(
                $0.subject, title: LocalizedText($0.title, in: $0.language), link: BudgetRoutes.one.link($0.id))
        }
    }

    /// False when it is not in that phase any more; nothing changes then.
    static func move(
        _ id: BudgetProcessID, from old: BudgetProcess.Phase, to phase: BudgetProcess.Phase, at: Moment,
        in s: any Session
    ) throws -> Bool {
        try s.execute(
            "UPDATE budget_process SET phase = $1, since = $2 WHERE id = $3 AND phase = $4", phase.rawValue, at, id,
            old.rawValue) == 1
    }

    static func setMethod(
        _ method: BudgetProcess.Method, _ access: BudgetProcess.Access, of id: BudgetProcessID, in s: any Session
    ) throws {
        try s.execute(
            """
            UPDATE budget_process
            SET rule = $1, satisfaction = $2, completion = $3, ties = $4, access = $5
            WHERE id = $6
            """, method.rule.rawValue, method.satisfaction.rawValue, method.completion.rawValue,
            method.ties.rawValue, access.rawValue, id)
    }

    // Codes.

    static func addCodes(_ hashes: [String], to id: BudgetProcessID, in s: any Session) throws {
        try s.batch(
            "INSERT INTO budget_code (process_id, code_hash) VALUES ($1, $2)",
            hashes.map { [id.sqlValue, .text($0)] })
    }

    static func hasCode(_ hash: String, of id: BudgetProcessID, in s: any Session) throws -> Bool {
        try s.row("SELECT process_id FROM budget_code WHERE process_id = $1 AND code_hash = $2", id, hash) != nil
    }

    static func codeCount(of id: BudgetProcessID, in s: any Session) throws -> Int {
        try s.row("SELECT COUNT(*) FROM budget_code WHERE process_id = $1", id)?.int(0) ?? 0
    }

    private static func read(
        _ condition: String, _ values: [SQLValue], most: Int, in s: any Session
    ) throws -> [BudgetProcess] {
        let rows = try s.rows(
            """
            SELECT id, organisation_id, checker_id, place_id, language, title, what, currency, decimals, ballots, rule,
                satisfaction, completion, ties, access, phase, opened_at, since
            FROM budget_process
            \(condition)
            ORDER BY since DESC, id DESC
            LIMIT $\(values.count + 1)
            """, values: values + [.integer(Int64(most))])
        let ids = try rows.map { SQLValue.integer(try $0.int64(0)) }
        let (plans, areas) = (try plans(of: ids, in: s), try areas(of: ids, in: s))
        return try rows.map { row in
            let id = try row.int64(0)
            return BudgetProcess(
                id: try row.id(0), organisation: try row.id(1), checker: try row.id(2), place: try row.id(3),
                language: Language(tag: try row.text(4)) ?? .english, title: try row.text(5), what: try row.text(6),
                currency: try row.text(7), decimals: try row.int(8),
                ballots: PabulibElection.BallotKind(rawValue: try row.text(9)) ?? .approval,
                method: .init(
                    rule: BudgetRule(rawValue: try row.text(10)) ?? .greedy,
                    satisfaction: Satisfaction(rawValue: try row.text(11)) ?? .cost,
                    completion: Completion(rawValue: try row.text(12)) ?? .none,
                    ties: BudgetProcess.Ties(rawValue: try row.text(13)) ?? .earlier),
                access: BudgetProcess.Access(rawValue: try row.text(14)) ?? .accounts,
                phase: BudgetProcess.Phase(rawValue: try row.text(15)) ?? .done, plan: plans[id] ?? [:],
                opened: try row.moment(16), since: try row.moment(17), areas: areas[id] ?? [])
        }
    }

    private static func plans(
        of ids: [SQLValue], in s: any Session
    ) throws -> [Int64: [BudgetProcess.Phase: CalendarDay]] {
        guard !ids.isEmpty else { return [:] }
        var plans: [Int64: [BudgetProcess.Phase: CalendarDay]] = [:]
        for row in try s.rows(
            """
            SELECT process_id, phase, until_day
            FROM budget_phase
            WHERE process_id IN (\(SQLList.placeholders(ids.count)))
            """, values: ids)
        {
            guard let phase = BudgetProcess.Phase(rawValue: try row.text(1)) else { continue }
            plans[try row.int64(0), default: [:]][phase] = CalendarDay(try row.text(2))
        }
        return plans
    }

    private static func areas(of ids: [SQLValue], in s: any Session) throws -> [Int64: [BudgetProcess.Area]] {
        guard !ids.isEmpty else { return [:] }
        var areas: [Int64: [BudgetProcess.Area]] = [:]
        for row in try s.rows(
            """
            SELECT process_id, id, name, amount
            FROM budget_area
            WHERE process_id IN (\(SQLList.placeholders(ids.count)))
            ORDER BY process_id, position
            """, values: ids)
        {
            areas[try row.int64(0), default: []].append(
                .init(id: try row.id(1), name: try row.text(2), amount: try row.int64(3)))
        }
        return areas
    }
}
