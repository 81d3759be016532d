import Community
import Kernel
import Storage

extension Surveys {
    /// Surveys whose waves are all over, for figures of what changed: their results are public. Examples do not count.
    public static let indicators = IndicatorSource(
        tallies: { s in try SurveyFigureStore.over(in: s) },
        things: { indicator, scope, during, most, s in
            guard indicator == "surveys" else { return [] }
            return try SurveyFigureStore.over(scope, during, most: most, in: s)
        })
}

/// Every query of this room for figures. A survey is over with the last of its waves.
enum SurveyFigureStore {
    private static let isOver = """
        is_example = 0 AND NOT EXISTS (
            SELECT 1 FROM survey_wave WHERE survey_wave.survey_id = survey.id AND closed_at IS NULL)
        """
    private static let end =
        "(SELECT MAX(survey_wave.closed_at) FROM survey_wave WHERE survey_wave.survey_id = survey.id)"

    static func over(in s: any Session) throws -> [Tally] {
        try s.rows("SELECT place_id, organisation_id, \(end) / 86400000 FROM survey WHERE \(isOver)").map { row in
            Tally(
                "surveys", place: try row.id(0), organisation: try row.id(1), month: try row.month(ofDay: 2), amount: 1)
        }
    }

    static func over(_ scope: FigureScope, _ during: Range<Moment>, most: Int, in s: any Session) throws -> [Subject] {
        let rows = scope.rows(place: "place_id", organisation: "organisation_id")
        return try s.rows(
            """
            \(rows.head)
            SELECT id
            FROM survey
            WHERE \(rows.condition) AND \(isOver) AND \(end) >= $2 AND \(end) < $3
            ORDER BY \(end) DESC, id
            LIMIT $4
            """, scope.columns.id, during.lowerBound, during.upperBound, most
        ).map { Subject(.survey, try $0.int64(0)) }
    }
}
