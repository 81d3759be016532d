import Community
import Kernel
import Storage

/// Every query on what waits and who shares it.
enum QueueStore {
    static func insert(_ entry: Entry, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO moderation_entry
                (id, subject_kind, subject_id, space_kind, space_id, place_id, organisation_id, language, cause,
                triage, priority, opened_at, appeal_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """, entry.id, entry.subject.kind.name, entry.subject.id, entry.space.kind.name, entry.space.id,
            entry.place, entry.organisation, entry.language.code, entry.cause.rawValue, entry.triage.rawValue,
            entry.priority, entry.opened, entry.appeal)
    }

    /// Looks at it sooner than before, never later.
    static func raise(_ id: EntryID, triage: Triage, cause: Entry.Cause, in s: any Session) throws {
        let priority = Entry.priority(triage, cause)
        try s.execute(
            "UPDATE moderation_entry SET priority = $1 WHERE id = $2 AND priority > $1", priority, id)
        let lower = triage == .urgent ? ["none", "review"] : triage == .review ? ["none"] : []
        for weaker in lower {
            try s.execute(
                "UPDATE moderation_entry SET triage = $1 WHERE id = $2 AND triage = $3", triage.rawValue, id, weaker)
        }
    }

    /// What a second look says counts, sooner or later than before.
    static func lookedAgain(_ id: EntryID, triage: Triage?, cause: Entry.Cause, at: Moment, in s: any Session) throws {
        try s.execute("UPDATE moderation_entry SET looked_again_at = $1 WHERE id = $2", at, id)
        guard let triage else { return }
        try s.execute(
            "UPDATE moderation_entry SET triage = $1, priority = $2 WHERE id = $3", triage.rawValue,
            Entry.priority(triage, cause), id)
    }

    static func close(_ id: EntryID, by person: PersonID?, at: Moment, in s: any Session) throws {
        try s.execute("UPDATE moderation_entry SET closed_at = $1 WHERE id = $2", at, id)
        guard let person else { return }
        try s.execute(
            "UPDATE moderation_entry SET assignee_id = $1, assigned_at = $2 WHERE id = $3", person, at, id)
    }

    static func assign(_ id: EntryID, to person: PersonID?, at: Moment, in s: any Session) throws {
        try s.execute(
            "UPDATE moderation_entry SET assignee_id = $1, assigned_at = $2 WHERE id = $3", person,
            person.map { _ in at }, id)
    }

    static func exclude(_ person: PersonID, from id: EntryID, in s: any Session) throws {
        try s.execute(
            "INSERT INTO moderation_excluded (entry_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", id, person)
    }

    static func excluded(from id: EntryID, in s: any Session) throws -> Set<PersonID> {
        Set(try s.rows("SELECT person_id FROM moderation_excluded WHERE entry_id = $1", id).map { try $0.id(0) })
    }

    /// What somebody must not decide on.
    static func excluding(_ person: PersonID, in s: any Session) throws -> Set<EntryID> {
        Set(try s.rows("SELECT entry_id FROM moderation_excluded WHERE person_id = $1", person).map { try $0.id(0) })
    }

    /// How much each was given since a moment.
    static func loads(of people: [PersonID], since: Moment, in s: any Session) throws -> [PersonID: Int] {
        guard !people.isEmpty else { return [:] }
        let rows = try s.rows(
            """
            SELECT assignee_id, COUNT(*)
            FROM moderation_entry
            WHERE assigned_at >= $1 AND assignee_id IN (\(SQLList.placeholders(people.count, after: 1)))
            GROUP BY assignee_id
            """, values: [since.sqlValue] + people.map(\.sqlValue))
        return Dictionary(
            try rows.map { (try $0.id(0, of: PersonKind.self), try $0.int(1)) }, uniquingKeysWith: { first, _ in first }
        )
    }

    // Reading.

    /// One that still waits.
    static func find(_ id: EntryID, in s: any Session) throws -> Entry? {
        try read("WHERE closed_at IS NULL AND id = $1", [id.sqlValue], in: s).first
    }

    static func open(about subject: Subject, in s: any Session) throws -> Entry? {
        try read(
            "WHERE closed_at IS NULL AND subject_kind = $1 AND subject_id = $2",
            [.text(subject.kind.name), .integer(subject.id)], in: s
        ).first
    }

    /// Those that were read once, the most pressing first.
    static func readOnce(most: Int, in s: any Session) throws -> [Entry] {
        try read("WHERE closed_at IS NULL AND looked_again_at IS NULL", [], most: most, in: s)
    }

    static func assigned(to person: PersonID, in s: any Session) throws -> [Entry] {
        try read("WHERE closed_at IS NULL AND assignee_id = $1", [person.sqlValue], in: s)
    }

    /// What waits in organisations and in places with all in them: the most pressing first, then the oldest.
    static func waiting(
        organisations: [OrganisationID], places: [PlaceID], most: Int, in s: any Session
    ) throws -> [Entry] {
        let organisationValues = organisations.isEmpty ? [SQLValue.null] : organisations.map(\.sqlValue)
        let placeValues = places.isEmpty ? [SQLValue.null] : places.map(\.sqlValue)
        let first = SQLList.placeholders(placeValues.count)
        let second = SQLList.placeholders(organisationValues.count, after: placeValues.count)
        return try read(
            """
            WHERE closed_at IS NULL AND (organisation_id IN (\(second)) OR place_id IN (SELECT id FROM own_place))
            """, placeValues + organisationValues,
            head: """
                WITH RECURSIVE own_place (id) AS (
                    SELECT place.id FROM place WHERE place.id IN (\(first))
                    UNION
                    SELECT place.id FROM place JOIN own_place ON place.parent_id = own_place.id)
                """, most: most, in: s)
    }

    private static func read(
        _ condition: String, _ values: [SQLValue], head: String = "", most: Int = 500, in s: any Session
    ) throws -> [Entry] {
        try s.rows(
            """
            \(head)
            SELECT id, subject_kind, subject_id, space_kind, space_id, place_id, organisation_id, language, cause,
                triage, opened_at, assignee_id, appeal_id,
                (SELECT COUNT(*) FROM moderation_report WHERE moderation_report.entry_id = moderation_entry.id)
            FROM moderation_entry
            \(condition)
            ORDER BY priority, opened_at, id
            LIMIT $\(values.count + 1)
            """, values: values + [.integer(Int64(most))]
        ).map { row in
            Entry(
                id: try row.id(0), subject: Subject(Subject.Kind(try row.text(1)), try row.int64(2)),
                space: Subject(Subject.Kind(try row.text(3)), try row.int64(4)), place: try row.id(5),
                organisation: try row.idOrNil(6), language: Language(tag: try row.text(7)) ?? .english,
                cause: Entry.Cause(rawValue: try row.text(8)) ?? .held,
                triage: Triage(rawValue: try row.text(9)) ?? .none, opened: try row.moment(10),
                assignee: try row.idOrNil(11), appeal: try row.idOrNil(12), reports: try row.int(13))
        }
    }
}
