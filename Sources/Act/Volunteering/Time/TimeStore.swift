import Community
import Kernel
import Storage

/// Every query on figures of time and on goals.
enum TimeStore {
    /// All that was confirmed since a moment. Who is not known any more may be one or many: they count as one.
    static func given(since: Moment, in s: any Session) throws -> [GivenTime] {
        var languages: [OpportunityID: Set<Language>] = [:]
        let tags = try s.rows(
            "SELECT opportunity_id, value FROM opportunity_tag WHERE kind IN ('helpful', 'practised')")
        for row in tags {
            guard let language = Language(tag: try row.text(1)) else { continue }
            languages[try row.id(0), default: []].insert(language)
        }
        return try s.rows(
            """
            SELECT shift.starts_at, opportunity.id, opportunity.place_id, opportunity.organisation_id,
                CASE WHEN sign_up.person_id IS NULL AND sign_up.email IS NULL THEN '' ELSE sign_up.who END,
                hours.minutes
            FROM shift
            JOIN opportunity ON opportunity.id = shift.opportunity_id
            JOIN sign_up ON sign_up.shift_id = shift.id
            JOIN hours ON hours.sign_up_id = sign_up.id
            WHERE shift.starts_at >= $1 AND hours.state = 'confirmed' AND hours.minutes > 0
            """, since
        ).map { row in
            GivenTime(
                month: CalendarMonth(try row.moment(0)).description, place: try row.id(2), organisation: try row.id(3),
                who: try row.text(4), minutes: try row.int(5), languages: languages[try row.id(1)] ?? [])
        }
    }

    /// The day of the last count; nil: never.
    static func counted(in s: any Session) throws -> CalendarDay? {
        try s.row("SELECT day FROM given_time_count WHERE id = 1").flatMap { CalendarDay(try $0.text(0)) }
    }

    /// Puts figures in the place of those from a month on, and of those of the year.
    static func replace(_ figures: [TimeFigure], from month: String, day: CalendarDay, in s: any Session) throws {
        try s.execute("DELETE FROM given_time WHERE month >= $1", month)
        try s.batch(
            """
            INSERT INTO given_time (scope, scope_id, month, minutes, people, organisations, languages)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            figures.map { figure in
                let (scope, id) = figure.scope.columns
                let given = figure.given
                return [
                    .text(scope), .integer(id), .text(figure.month), given.map { .integer(Int64($0.minutes)) } ?? .null,
                    given.map { .integer(Int64($0.people)) } ?? .null,
                    given.map { .integer(Int64($0.organisations)) } ?? .null,
                    given.map { .text($0.languages.map(\.code).sorted().joined(separator: " ")) } ?? .null,
                ]
            })
        try s.execute(
            """
            INSERT INTO given_time_count (id, day)
            VALUES (1, $1)
            ON CONFLICT (id) DO UPDATE SET day = excluded.day
            """, day.description)
    }

    /// Of one place, from a month on and of the year.
    static func figures(of place: PlaceID, from month: String, in s: any Session) throws -> [TimeFigure] {
        try s.rows(
            """
            SELECT scope, scope_id, month, minutes, people, organisations, languages
            FROM given_time
            WHERE scope = 'place' AND scope_id = $1 AND month >= $2
            ORDER BY month
            """, place, month
        ).map(figure)
    }

    /// Everything that is shown, for open data.
    static func allShown(in s: any Session) throws -> [TimeFigure] {
        try s.rows(
            """
            SELECT scope, scope_id, month, minutes, people, organisations, languages
            FROM given_time
            WHERE minutes IS NOT NULL
            ORDER BY month, scope_id
            """
        ).map(figure)
    }

    private static func figure(_ row: Row) throws -> TimeFigure {
        let scope: TimeScope =
            try row.text(0) == "place" ? .place(try row.id(1)) : .organisation(try row.id(1))
        let given = try row.intOrNil(3).map { minutes in
            TimeFigure.Given(
                minutes: minutes, people: try row.int(4), organisations: try row.int(5),
                languages: Set(try row.text(6).split(separator: " ").compactMap { Language(tag: String($0)) }))
        }
        return TimeFigure(scope: scope, month: try row.text(2), given: given)
    }

    // Goals.

    /// Ends the goal that a place has, and sets another.
    static func set(_ goal: TimeGoal, at: Moment, in s: any Session) throws {
        try s.execute("UPDATE time_goal SET ended_at = $1 WHERE place_id = $2 AND ended_at IS NULL", at, goal.place)
        try s.execute(
            """
            INSERT INTO time_goal (id, place_id, hours, from_day, by_day, sentence, set_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """, goal.id, goal.place, goal.hours, goal.from.description, goal.by.description, goal.sentence, at)
    }

    static func goal(of place: PlaceID, in s: any Session) throws -> TimeGoal? {
        try s.row(
            """
            SELECT id, place_id, hours, from_day, by_day, sentence
            FROM time_goal
            WHERE place_id = $1 AND ended_at IS NULL
            """, place
        ).flatMap { row in
            guard let from = CalendarDay(try row.text(3)), let by = CalendarDay(try row.text(4)) else { return nil }
            return TimeGoal(
                id: try row.id(0), place: try row.id(1), hours: try row.int(2), from: from, by: by,
                sentence: try row.text(5))
        }
    }
}

extension TimeScope {
    fileprivate var columns: (String, Int64) {
        switch self {
        case .place(let id): ("place", id.value)
        case .organisation(let id): ("organisation", id.value)
        }
    }
}
