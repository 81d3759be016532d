import Community
import Kernel
import Storage

/// Every query on stories themselves.
enum StoryStore {
    static func insert(_ story: Story, in s: any Session) throws {
        let words = story.words
        try s.execute(
            """
            INSERT INTO story
                (id, organisation_id, place_id, author_id, telling, language, title, text, label, name, topic, series_id,
                video, sources, folded, state, since)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """, story.id, story.organisation, story.place, story.author, story.telling.rawValue, words.language.code,
            words.title, words.text, words.label, words.name, words.topic.rawValue, words.series, words.video,
            words.sources, words.searched(), story.state.rawValue, story.since)
    }

    static func write(_ words: Story.Words, of id: StoryID, in s: any Session) throws {
        try s.execute(
            """
            UPDATE story
            SET language = $1, title = $2, text = $3, label = $4, name = $5, topic = $6, series_id = $7, video = $8,
                sources = $9, folded = $10
            WHERE id = $11
            """, words.language.code, words.title, words.text, words.label, words.name, words.topic.rawValue,
            words.series, words.video, words.sources, words.searched(), id)
    }

    static func move(_ id: StoryID, to state: Story.State, at: Moment, in s: any Session) throws {
        try s.execute(
            "UPDATE story SET state = $1, since = $2, published_at = COALESCE($3, published_at) WHERE id = $4",
            state.rawValue, at, state == .published ? at : nil, id)
    }

    static func setHidden(_ at: Moment?, _ id: StoryID, in s: any Session) throws {
        try s.execute("UPDATE story SET hidden_at = $1 WHERE id = $2", at, id)
    }

    /// Leaves a row that says that there was one.
    static func empty(_ id: StoryID, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            UPDATE story
            SET title = '', text = '', label = '', name = '', video = '', sources = '', folded = '', state = 'withdrawn',
                since = $1, author_id = NULL
            WHERE id = $2
            """, at, id)
        try s.execute("DELETE FROM story_translation WHERE story_id = $1", id)
    }

    static func forgetAuthor(_ person: PersonID, in s: any Session) throws {
        try s.execute("UPDATE story SET author_id = NULL WHERE author_id = $1", person)
    }

    static func delete(_ id: StoryID, in s: any Session) throws {
        try s.execute("DELETE FROM story WHERE id = $1", id)
    }

    static func find(_ id: StoryID, in s: any Session) throws -> Told? {
        try read("WHERE story.id = $1", [id.sqlValue], in: s).first
    }

    /// What somebody looks for.
    struct Query: Sendable {
        var text = ""
        var topic: Story.Topic?
        /// With all places in it; only those whose place may be shown.
        var place: PlaceID?
        var series: SeriesID?
        /// Only those that may go beyond this site.
        var onlyShared = false
        var most = 200
    }

    /// Those that everybody may read today, the newest first.
    static func published(_ query: Query, today: CalendarDay, in s: any Session) throws -> [Told] {
        var (conditions, values): ([String], [SQLValue]) = ([], [])
        func add(_ condition: (String) -> String, _ value: SQLValue) {
            values.append(value)
            conditions.append(condition("$\(values.count)"))
        }
        if let place = query.place {
            // The head of the query has it as its first parameter.
            values.append(place.sqlValue)
            conditions.append("story.place_id IN (SELECT id FROM inner_place)")
            conditions.append("story_consent.place = 1")
        }
        add({ "(story.telling = 'portrait' OR (site = 1 AND until_day >= \($0)))" }, .text(today.description))
        if query.onlyShared { conditions.append("(story.telling = 'portrait' OR partners = 1)") }
        if let topic = query.topic { add({ "topic = \($0)" }, .text(topic.rawValue)) }
        if let series = query.series { add({ "series_id = \($0)" }, series.sqlValue) }
        for word in foldedForSearch(query.text).split(separator: " ").prefix(6) {
            add(
                { place in
                    """
                    (story.folded LIKE \(place) OR EXISTS (
                        SELECT 1 FROM story_translation
                        WHERE story_translation.story_id = story.id AND story_translation.folded LIKE \(place)))
                    """
                }, .text("%\(word)%"))
        }
        let condition = """
            WHERE state = 'published' AND hidden_at IS NULL AND \(conditions.joined(separator: " AND "))
            """
        let head = query.place == nil ? "" : PlaceStore.withInnerPlaces
        return try read(condition, values, head: head, most: query.most, in: s)
    }

    /// Those that somebody wrote and that were not withdrawn.
    static func of(_ author: PersonID, in s: any Session) throws -> [Told] {
        try read("WHERE author_id = $1 AND state <> 'withdrawn'", [author.sqlValue], in: s)
    }

    /// Those of an organisation that wait for its facilitators.
    static func waiting(for organisation: OrganisationID, in s: any Session) throws -> [Told] {
        try read(
            "WHERE organisation_id = $1 AND state IN ('draft', 'consented')", [organisation.sqlValue], in: s)
    }

    static func find(_ ids: [Int64], in s: any Session) throws -> [Told] {
        guard !ids.isEmpty else { return [] }
        return try read(
            "WHERE story.id IN (\(SQLList.placeholders(ids.count)))", ids.map(SQLValue.integer), in: s)
    }

    /// Those whose consent is over since a day.
    static func expired(_ today: CalendarDay, in s: any Session) throws -> [Told] {
        try read("WHERE story_consent.until_day < $1", [.text(today.description)], in: s)
    }

    private static func read(
        _ condition: String, _ values: [SQLValue], head: String = "", most: Int = 500, in s: any Session
    ) throws -> [Told] {
        try s.rows(
            """
            \(head)
            SELECT story.id, organisation_id, place_id, author_id, telling, language, title, text, label, story.name,
                topic, series_id, video, sources, state, since, published_at, hidden_at, \(ConsentStore.columns)
            FROM story
            LEFT JOIN story_consent ON story_consent.story_id = story.id AND story_consent.ended_at IS NULL
            \(condition)
            ORDER BY published_at DESC NULLS FIRST, story.id DESC
            LIMIT $\(values.count + 1)
            """, values: values + [.integer(Int64(most))]
        ).map { Told(story: try story($0), consent: try ConsentStore.consent($0, from: 18)) }
    }

    private static func story(_ row: Row) throws -> Story {
        Story(
            id: try row.id(0), organisation: try row.id(1), place: try row.id(2), author: try row.idOrNil(3),
            telling: Story.Telling(rawValue: try row.text(4)) ?? .own,
            words: .init(
                language: Language(tag: try row.text(5)) ?? .english, title: try row.text(6), text: try row.text(7),
                label: try row.text(8), name: try row.text(9),
                topic: Story.Topic(rawValue: try row.text(10)) ?? .belonging, series: try row.idOrNil(11),
                video: try row.text(12), sources: try row.text(13)),
            state: Story.State(rawValue: try row.text(14)) ?? .withdrawn, since: try row.moment(15),
            published: try row.momentOrNil(16), isHidden: try row.momentOrNil(17) != nil)
    }
}
