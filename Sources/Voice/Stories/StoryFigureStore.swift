import Community
import Kernel
import Storage

extension Stories {
    /// Stories that everybody may read, for figures of what changed.
    ///
    /// - now: what may be shown depends on the day
    public static func indicators(_ now: @escaping @Sendable () -> Moment) -> IndicatorSource {
        IndicatorSource(
            tallies: { s in try StoryFigureStore.tallies(CalendarDay(now()), in: s) },
            things: { indicator, scope, during, most, s in
                guard indicator == "stories" else { return [] }
                return try StoryFigureStore.stories(scope, during, CalendarDay(now()), most: most, in: s)
            })
    }
}

/// Every query of this room for figures.
enum StoryFigureStore {
    /// May be read today; with the consent in force beside it. The day is the parameter before last.
    private static func readable(_ day: String) -> String {
        """
        story.state = 'published' AND story.hidden_at IS NULL
            AND (story.telling = 'portrait' OR (story_consent.site = 1 AND story_consent.until_day >= \(day)))
        """
    }

    private static let withConsent = """
        story LEFT JOIN story_consent ON story_consent.story_id = story.id AND story_consent.ended_at IS NULL
        """

    /// A story whose teller does not say where it was counts for the whole alone: a count of one in a village would tell.
    static func tallies(_ today: CalendarDay, in s: any Session) throws -> [Tally] {
        try s.rows(
            """
            SELECT CASE WHEN story.telling = 'portrait' OR story_consent.place = 1 THEN story.place_id END,
                CASE WHEN story.telling = 'portrait' OR story_consent.place = 1 THEN story.organisation_id END,
                story.published_at
            FROM \(withConsent)
            WHERE \(readable("$1"))
            """, today.description
        ).map { row in
            Tally(
                "stories", place: try row.idOrNil(0), organisation: try row.idOrNil(1),
                month: CalendarMonth(try row.moment(2)), amount: 1)
        }
    }

    static func stories(
        _ scope: FigureScope, _ during: Range<Moment>, _ today: CalendarDay, most: Int, in s: any Session
    ) throws -> [Subject] {
        let rows = scope.rows(place: "story.place_id", organisation: "story.organisation_id")
        // Whoever asks for everything gets those, too, that do not say where they were.
        return try s.rows(
            """
            \(rows.head)
            SELECT story.id
            FROM \(withConsent)
            WHERE \(rows.condition) AND story.published_at >= $2 AND story.published_at < $3 AND \(readable("$4"))
                AND (story.telling = 'portrait' OR story_consent.place = 1
                    OR EXISTS (SELECT 1 FROM place WHERE place.id = $1 AND place.parent_id IS NULL))
            ORDER BY story.published_at DESC, story.id
            LIMIT $5
            """, scope.columns.id, during.lowerBound, during.upperBound, today.description, most
        ).map { Subject(.story, try $0.int64(0)) }
    }
}
