import Kernel
import Storage

/// What somebody answers in one wave, as it is kept.
struct Response: Sendable, Equatable {
    /// A random name; it tells nothing, least of all when it was made.
    let name: String
    let door: Door
    /// By item, as columns name them; nil: they would rather not say.
    var answers: [String: Int?] = [:]
}

/// An answer that was handed in, with what it is counted by.
struct FinishedResponse: Sendable {
    let name: String
    let wave: Survey.Wave
    let arm: Survey.Arm
    /// The mark of the code; nil where somebody gave none.
    let pair: String?
    let language: Language
    /// What they belong to, by the way in which the survey divides; nil: not said.
    let part: String?
    var answers: [String: Int] = [:]
}

/// Every query on answers.
enum ResponseStore {
    /// - device: a mark of the browser, kept until the answers are handed in or the wave closes
    static func begin(_ response: Response, device: String, in s: any Session) throws {
        try s.execute(
            "INSERT INTO survey_response (survey_id, wave, response, arm, device) VALUES ($1, $2, $3, $4, $5)",
            response.door.survey, response.door.wave.rawValue, response.name, response.door.arm.rawValue, device)
    }

    static func drop(_ response: Response, in s: any Session) throws {
        try s.execute(
            "DELETE FROM survey_response WHERE survey_id = $1 AND wave = $2 AND response = $3", response.door.survey,
            response.door.wave.rawValue, response.name)
    }

    /// What a browser has begun and not handed in.
    static func begun(_ device: String, in s: any Session) throws -> Response? {
        let row = try s.row(
            "SELECT survey_id, wave, response, arm FROM survey_response WHERE device = $1", device)
        guard let row, let wave = Survey.Wave(rawValue: try row.text(1)),
            let arm = Survey.Arm(rawValue: try row.text(3))
        else { return nil }
        var response = Response(
            name: try row.text(2), door: Door(survey: try row.id(0), wave: wave, arm: arm))
        let answers = try s.rows(
            "SELECT item, value FROM survey_answer WHERE survey_id = $1 AND wave = $2 AND response = $3",
            response.door.survey, wave.rawValue, response.name)
        for answer in answers { response.answers[try answer.text(0)] = .some(try answer.intOrNil(1)) }
        return response
    }

    static func save(_ value: Int?, to item: String, of response: Response, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO survey_answer (survey_id, wave, response, item, value)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (survey_id, wave, response, item) DO UPDATE SET value = excluded.value
            """, response.door.survey, response.door.wave.rawValue, response.name, item, value)
    }

    /// Hands in: what led to the browser goes, and the day stays.
    static func finish(
        _ response: Response, pair: String?, language: Language, part: String?, day: CalendarDay, in s: any Session
    ) throws {
        try s.execute(
            """
            UPDATE survey_response
            SET device = NULL, pair = $1, language = $2, part = $3, day = $4
            WHERE survey_id = $5 AND wave = $6 AND response = $7
            """, pair, language.code, part, day.description, response.door.survey, response.door.wave.rawValue,
            response.name)
    }

    static func dropUnfinished(_ wave: Survey.Wave, of id: SurveyID, in s: any Session) throws {
        try s.execute(
            "DELETE FROM survey_response WHERE survey_id = $1 AND wave = $2 AND device IS NOT NULL", id, wave.rawValue)
    }

    /// How many have handed in, by wave and group.
    static func counts(of id: SurveyID, in s: any Session) throws -> [(Survey.Wave, Survey.Arm, Int)] {
        try s.rows(
            """
            SELECT wave, arm, COUNT(*)
            FROM survey_response
            WHERE survey_id = $1 AND device IS NULL
            GROUP BY wave, arm
            """, id
        ).compactMap { row in
            guard let wave = Survey.Wave(rawValue: try row.text(0)), let arm = Survey.Arm(rawValue: try row.text(1))
            else { return nil }
            return (wave, arm, try row.int(2))
        }
    }

    /// Everything that was handed in.
    static func finished(of id: SurveyID, in s: any Session) throws -> [FinishedResponse] {
        var found: [String: FinishedResponse] = [:]
        let rows = try s.rows(
            """
            SELECT wave, response, arm, pair, language, part
            FROM survey_response
            WHERE survey_id = $1 AND device IS NULL
            """, id)
        for row in rows {
            guard let wave = Survey.Wave(rawValue: try row.text(0)), let arm = Survey.Arm(rawValue: try row.text(2))
            else { continue }
            let name = try row.text(1)
            found[name] = FinishedResponse(
                name: name, wave: wave, arm: arm, pair: try row.textOrNil(3),
                language: Language(tag: try row.text(4)) ?? .english, part: try row.textOrNil(5))
        }
        let answers = try s.rows(
            "SELECT response, item, value FROM survey_answer WHERE survey_id = $1 AND value IS NOT NULL", id)
        for answer in answers { found[try answer.text(0)]?.answers[try answer.text(1)] = try answer.int(2) }
        return found.values.sorted { $0.name < $1.name }
    }
}
