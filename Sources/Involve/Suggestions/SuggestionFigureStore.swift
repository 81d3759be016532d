import Community
import Kernel
import Storage

extension Suggestions {
    /// Suggestions, answers and the days that they took, for figures of what changed.
    public static let indicators = IndicatorSource(
        tallies: { s in try SuggestionFigureStore.suggestions(in: s) + SuggestionFigureStore.answers(in: s) },
        things: { indicator, scope, during, most, s in
            switch indicator {
            case "suggestions": try SuggestionFigureStore.published(scope, during, most: most, in: s)
            case "answers", "daysToAnswer": try SuggestionFigureStore.given(scope, during, nil, most: most, in: s)
            default: []
            }
        },
        shortfalls: { scope, during, now, most, s in
            let rejected = try SuggestionFigureStore.given(scope, during, .rejected, most: 1_000, in: s)
            return [
                try SuggestionFigureStore.unanswered(scope, during, now, most: most, in: s),
                Shortfall("rejected", count: rejected.count, subjects: Array(rejected.prefix(most))),
            ]
        })
}

/// Every query of this room for figures.
enum SuggestionFigureStore {
    private static let shown = Withheld.isShown(.suggestion, in: "suggestion")

    static func suggestions(in s: any Session) throws -> [Tally] {
        try s.rows(
            """
            SELECT place_id, organisation_id, published_at / 86400000, COUNT(*)
            FROM suggestion
            WHERE phase = 'published' AND \(shown)
            GROUP BY place_id, organisation_id, published_at / 86400000
            """
        ).map { try Tally(counting: "suggestions", in: $0) }
    }

    /// The first answer of each institution to each ask, and the days that it took.
    static func answers(in s: any Session) throws -> [Tally] {
        try s.rows(
            """
            SELECT suggestion.place_id, suggestion.organisation_id, suggestion.published_at, MIN(answer.answered_at)
            FROM answer
            JOIN suggestion_ask ON suggestion_ask.id = answer.ask_id
            JOIN suggestion ON suggestion.id = suggestion_ask.suggestion_id
            WHERE suggestion.phase = 'published' AND \(shown)
            GROUP BY answer.ask_id, answer.institution_id, suggestion.place_id, suggestion.organisation_id,
                suggestion.published_at
            """
        ).flatMap { row -> [Tally] in
            let (place, organisation): (PlaceID, OrganisationID) = (try row.id(0), try row.id(1))
            let answered = try row.moment(3)
            let days = CalendarDay(try row.moment(2)).days(to: CalendarDay(answered))
            return [("answers", 1.0), ("daysToAnswer", Double(days))].map { indicator, amount in
                Tally(
                    indicator, place: place, organisation: organisation, month: CalendarMonth(answered), amount: amount)
            }
        }
    }

    static func published(
        _ scope: FigureScope, _ during: Range<Moment>, most: Int, in s: any Session
    ) throws -> [Subject] {
        let rows = scope.rows(place: "place_id", organisation: "organisation_id")
        return try s.rows(
            """
            \(rows.head)
            SELECT id
            FROM suggestion
            WHERE \(rows.condition) AND phase = 'published' AND published_at >= $2 AND published_at < $3 AND \(shown)
            ORDER BY published_at DESC, id
            LIMIT $4
            """, scope.columns.id, during.lowerBound, during.upperBound, most
        ).map { Subject(.suggestion, try $0.int64(0)) }
    }

    /// Answers that hold, given in a time.
    ///
    /// - verdict: nil: any
    static func given(
        _ scope: FigureScope, _ during: Range<Moment>, _ verdict: Answer.Verdict?, most: Int, in s: any Session
    ) throws -> [Subject] {
        let rows = scope.rows(place: "suggestion.place_id", organisation: "suggestion.organisation_id")
        let filter = verdict.map { "AND answer.verdict = '\($0.rawValue)'" } ?? ""
        return try s.rows(
            """
            \(rows.head)
            SELECT answer.id
            FROM answer
            JOIN suggestion_ask ON suggestion_ask.id = answer.ask_id
            JOIN suggestion ON suggestion.id = suggestion_ask.suggestion_id
            WHERE \(rows.condition) AND answer.replaced_at IS NULL AND suggestion.phase = 'published'
                AND answer.answered_at >= $2 AND answer.answered_at < $3 AND \(shown) \(filter)
            ORDER BY answer.answered_at DESC, answer.id
            LIMIT $4
            """, scope.columns.id, during.lowerBound, during.upperBound, most
        ).map { Subject(.answer, try $0.int64(0)) }
    }

    /// Asks whose last day fell into a time and is over, and that an institution has not answered; with their
    /// suggestions.
    static func unanswered(
        _ scope: FigureScope, _ during: Range<Moment>, _ now: Moment, most: Int, in s: any Session
    ) throws -> Shortfall {
        let rows = scope.rows(place: "suggestion.place_id", organisation: "suggestion.organisation_id")
        // The last day itself is in time.
        let until = min(during.upperBound, CalendarDay(now).midnight)
        let found = try s.rows(
            """
            \(rows.head)
            SELECT suggestion.id, COUNT(*)
            FROM suggestion
            JOIN suggestion_addressee ON suggestion_addressee.suggestion_id = suggestion.id
            JOIN suggestion_ask ON suggestion_ask.suggestion_id = suggestion.id
            WHERE \(rows.condition) AND suggestion.phase = 'published'
                AND suggestion_addressee.due_at >= $2 AND suggestion_addressee.due_at < $3 AND \(shown)
                AND NOT EXISTS (
                    SELECT 1 FROM answer
                    WHERE answer.ask_id = suggestion_ask.id
                        AND answer.institution_id = suggestion_addressee.institution_id)
            GROUP BY suggestion.id
            ORDER BY MIN(suggestion_addressee.due_at), suggestion.id
            """, scope.columns.id, during.lowerBound, until)
        return Shortfall(
            "unanswered", count: try found.reduce(0) { $0 + (try $1.int(1)) },
            subjects: try found.prefix(most).map { Subject(.suggestion, try $0.int64(0)) })
    }
}
