import Community
import Kernel
import Storage

/// Every query on surveys, their waves and the addresses to them.
enum SurveyStore {
    static func insert(_ survey: Survey, pairKey: String, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO survey
                (id, organisation_id, place_id, language, title, purpose, grouping_by, parts, has_comparison, is_example,
                pair_key, planned_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """, survey.id, survey.organisation, survey.place, survey.language.code, survey.title, survey.purpose,
            survey.grouping.rawValue, survey.parts.joined(separator: "\n"), survey.hasComparison, survey.isExample,
            pairKey, survey.planned)
        for (position, asked) in survey.asked.enumerated() {
            let (scale, question): (String?, String?) =
                switch asked {
                case .scale(let id): (id, nil)
                case .own(let question): (nil, question)
                }
            try s.execute(
                "INSERT INTO survey_asked (survey_id, position, scale, question) VALUES ($1, $2, $3, $4)", survey.id,
                position, scale, question)
        }
        for wave in survey.waves {
            try s.execute(
                """
                INSERT INTO survey_wave (survey_id, wave, opens_day, closes_day, closed_at)
                VALUES ($1, $2, $3, $4, $5)
                """, survey.id, wave.wave.rawValue, wave.opens.description, wave.closes.description, wave.closed)
            for arm in survey.arms {
                let door = Door(survey: survey.id, wave: wave.wave, arm: arm)
                try s.execute(
                    "INSERT INTO survey_door (code, survey_id, wave, arm) VALUES ($1, $2, $3, $4)", door.code,
                    survey.id, wave.wave.rawValue, arm.rawValue)
            }
        }
    }

    static func find(_ id: SurveyID, in s: any Session) throws -> Survey? {
        try read("WHERE id = $1", [id.sqlValue], most: 1, in: s).first
    }

    /// The newest first.
    static func all(most: Int, in s: any Session) throws -> [Survey] {
        try read("", [], most: most, in: s)
    }

    static func of(_ organisation: OrganisationID, most: Int, in s: any Session) throws -> [Survey] {
        try read("WHERE organisation_id = $1", [organisation.sqlValue], most: most, in: s)
    }

    static func at(_ place: PlaceID, most: Int, in s: any Session) throws -> [Survey] {
        try read("WHERE place_id = $1", [place.sqlValue], most: most, in: s)
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try s.rows(
            "SELECT id, title, language FROM survey WHERE id IN (\(SQLList.placeholders(ids.count)))",
            values: ids.map(SQLValue.integer)
        ).map { row in
            let id: SurveyID = try row.id(0)
            return SubjectCard(
                Subject(.survey, id),
                title: LocalizedText(try row.text(1), in: Language(tag: try row.text(2)) ?? .english),
                link: SurveyRoutes.one.link(id))
        }
    }

    /// What a short address leads to.
    static func door(_ code: String, in s: any Session) throws -> Door? {
        try s.row("SELECT survey_id, wave, arm FROM survey_door WHERE code = $1", code).flatMap { row in
            guard let wave = Survey.Wave(rawValue: try row.text(1)), let arm = Survey.Arm(rawValue: try row.text(2))
            else { return nil }
            return Door(survey: try row.id(0), wave: wave, arm: arm)
        }
    }

    /// Waves that nobody has closed and whose last day is over somewhere, or ends today.
    static func ending(_ day: CalendarDay, in s: any Session) throws -> [(SurveyID, Survey.Wave, CalendarDay)] {
        try s.rows(
            "SELECT survey_id, wave, closes_day FROM survey_wave WHERE closed_at IS NULL AND closes_day <= $1",
            day.description
        ).compactMap { row in
            guard let wave = Survey.Wave(rawValue: try row.text(1)), let day = CalendarDay(try row.text(2)) else {
                return nil
            }
            return (try row.id(0), wave, day)
        }
    }

    /// False when it was closed before.
    static func close(_ wave: Survey.Wave, of id: SurveyID, at: Moment, in s: any Session) throws -> Bool {
        try s.execute(
            "UPDATE survey_wave SET closed_at = $1 WHERE survey_id = $2 AND wave = $3 AND closed_at IS NULL", at, id,
            wave.rawValue) == 1
    }

    /// Nil once all waves are closed.
    static func pairKey(of id: SurveyID, in s: any Session) throws -> String? {
        try s.row("SELECT pair_key FROM survey WHERE id = $1", id)?.textOrNil(0)
    }

    static func forgetPairKey(of id: SurveyID, in s: any Session) throws {
        try s.execute("UPDATE survey SET pair_key = NULL WHERE id = $1", id)
    }

    private static func read(
        _ condition: String, _ values: [SQLValue], most: Int, in s: any Session
    ) throws -> [Survey] {
        let rows = try s.rows(
            """
            SELECT id, organisation_id, place_id, language, title, purpose, grouping_by, parts, has_comparison,
                is_example, planned_at
            FROM survey
            \(condition)
            ORDER BY planned_at DESC, id DESC
            LIMIT $\(values.count + 1)
            """, values: values + [.integer(Int64(most))])
        let ids = try rows.map { try $0.int64(0) }
        let asked = try asked(of: ids, in: s)
        let waves = try waves(of: ids, in: s)
        return try rows.map { row in
            let id = try row.int64(0)
            return Survey(
                id: Identifier(id), organisation: try row.id(1), place: try row.id(2),
                language: Language(tag: try row.text(3)) ?? .english, title: try row.text(4),
                purpose: try row.text(5), asked: asked[id] ?? [],
                grouping: Survey.Grouping(rawValue: try row.text(6)) ?? .none,
                parts: try row.text(7).split(separator: "\n").map(String.init), hasComparison: try row.bool(8),
                waves: waves[id] ?? [], planned: try row.moment(10), isExample: try row.bool(9))
        }
    }

    private static func asked(of ids: [Int64], in s: any Session) throws -> [Int64: [Survey.Asked]] {
        guard !ids.isEmpty else { return [:] }
        let rows = try s.rows(
            """
            SELECT survey_id, scale, question
            FROM survey_asked
            WHERE survey_id IN (\(SQLList.placeholders(ids.count)))
            ORDER BY survey_id, position
            """, values: ids.map(SQLValue.integer))
        return try rows.reduce(into: [:]) { found, row in
            let asked = try row.textOrNil(1).map(Survey.Asked.scale) ?? .own(try row.text(2))
            found[try row.int64(0), default: []].append(asked)
        }
    }

    private static func waves(of ids: [Int64], in s: any Session) throws -> [Int64: [PlannedWave]] {
        guard !ids.isEmpty else { return [:] }
        let rows = try s.rows(
            """
            SELECT survey_id, wave, opens_day, closes_day, closed_at
            FROM survey_wave
            WHERE survey_id IN (\(SQLList.placeholders(ids.count)))
            """, values: ids.map(SQLValue.integer))
        var found: [Int64: [Survey.Wave: PlannedWave]] = [:]
        for row in rows {
            guard let wave = Survey.Wave(rawValue: try row.text(1)), let opens = CalendarDay(try row.text(2)),
                let closes = CalendarDay(try row.text(3))
            else { continue }
            found[try row.int64(0), default: [:]][wave] = PlannedWave(
                wave: wave, opens: opens, closes: closes, closed: try row.momentOrNil(4))
        }
        return found.mapValues { waves in Survey.Wave.allCases.compactMap { waves[$0] } }
    }
}
