import Community
import Kernel
import Storage

/// Every query on local initiatives, their organisers, tasks and pictures.
enum LocalInitiativeStore {
    static func insert(_ initiative: LocalInitiative, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO local_initiative
                (id, place_id, language, title, what, from_day, until_day, currency, phase, started_at, since)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """, initiative.id, initiative.place, initiative.language.code, initiative.title, initiative.what,
            initiative.dates.from?.description, initiative.dates.until?.description, initiative.currency,
            initiative.phase.rawValue, initiative.started, initiative.since)
        for organiser in initiative.organisers {
            try addOrganiser(
                organiser.person, showsName: organiser.showsName, to: initiative.id, at: initiative.started, in: s)
        }
    }

    static func addOrganiser(
        _ person: PersonID, showsName: Bool, to id: LocalInitiativeID, at: Moment, in s: any Session
    ) throws {
        try s.execute(
            """
            INSERT INTO local_organiser (local_initiative_id, person_id, shows_name, joined_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING
            """, id, person, showsName ? 1 : 0, at)
    }

    static func removeOrganiser(_ person: PersonID, from id: LocalInitiativeID, in s: any Session) throws {
        try s.execute(
            "DELETE FROM local_organiser WHERE local_initiative_id = $1 AND person_id = $2", id, person)
    }

    /// False when it is not in the phase that the step starts from; nothing changes then.
    static func move(
        _ id: LocalInitiativeID, from old: LocalInitiative.Phase, to phase: LocalInitiative.Phase, reason: String?,
        story: String?, at: Moment, in s: any Session
    ) throws -> Bool {
        try s.execute(
            """
            UPDATE local_initiative
            SET phase = $1, reason = $2, story = $3, since = $4
            WHERE id = $5 AND phase = $6
            """, phase.rawValue, reason, story, at, id, old.rawValue) == 1
    }

    static func find(_ id: LocalInitiativeID, in s: any Session) throws -> LocalInitiative? {
        try read("WHERE id = $1", [id.sqlValue], in: s).first
    }

    /// Those in some phases, the newest step first.
    static func all(
        _ phases: [LocalInitiative.Phase], most: Int, in s: any Session
    ) throws -> [LocalInitiative] {
        try read(
            "WHERE phase IN (\(SQLList.placeholders(phases.count))) AND \(shown)", phases.map { .text($0.rawValue) },
            most: most,
            in: s
        )
    }

    /// Those of a place that were not stopped, the newest step first.
    static func at(_ place: PlaceID, most: Int, in s: any Session) throws -> [LocalInitiative] {
        try read("WHERE place_id = $1 AND phase <> 'stopped' AND \(shown)", [place.sqlValue], most: most, in: s)
    }

    /// Those that somebody organises or has offered something for.
    static func of(_ person: PersonID, most: Int, in s: any Session) throws -> [LocalInitiative] {
        try read(
            """
            WHERE id IN (
                SELECT local_initiative_id FROM local_organiser WHERE person_id = $1
                UNION
                SELECT local_initiative_id
                FROM local_offer JOIN local_need ON local_need.id = local_offer.need_id
                WHERE local_offer.person_id = $1 AND state IN ('open', 'accepted'))
            """, [person.sqlValue], most: most, in: s)
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try read(
            "WHERE id IN (\(SQLList.placeholders(ids.count)))", ids.isEmpty ? [.null] : ids.map(SQLValue.integer), in: s
        ).map {
            SubjectCard(
                $0.subject, title: LocalizedText($0.title, in: $0.language),
                link: LocalInitiativeRoutes.one.link($0.id))
        }
    }

    /// When those of a place and all in it were finished, since a moment.
    static func finished(in place: PlaceID, since: Moment, in s: any Session) throws -> [Moment] {
        try s.rows(
            """
            \(PlaceStore.withInnerPlaces)
            SELECT since
            FROM inner_place JOIN local_initiative ON local_initiative.place_id = inner_place.id
            WHERE phase = 'done' AND since >= $2 AND \(shown)
            """, place, since
        ).map { try $0.moment(0) }
    }

    private static let shown = Withheld.isShown(.localInitiative, in: "local_initiative")

    private static func read(
        _ condition: String, _ values: [SQLValue], most: Int = 1_000, in s: any Session
    ) throws -> [LocalInitiative] {
        let rows = try s.rows(
            """
            SELECT id, place_id, language, title, what, from_day, until_day, currency, phase, started_at, since, reason,
                story
            FROM local_initiative
            \(condition)
            ORDER BY since DESC, id DESC
            LIMIT $\(values.count + 1)
            """, values: values + [.integer(Int64(most))])
        let organisers = try organisers(of: rows.map { try $0.int64(0) }, in: s)
        return try rows.map { row in
            LocalInitiative(
                id: try row.id(0), place: try row.id(1), language: Language(tag: try row.text(2)) ?? .english,
                title: try row.text(3), what: try row.text(4),
                dates: .init(
                    from: try row.textOrNil(5).flatMap { CalendarDay($0) },
                    until: try row.textOrNil(6).flatMap { CalendarDay($0) }), currency: try row.text(7),
                phase: LocalInitiative.Phase(rawValue: try row.text(8)) ?? .stopped, started: try row.moment(9),
                since: try row.moment(10), reason: try row.textOrNil(11), story: try row.textOrNil(12),
                organisers: organisers[try row.int64(0)] ?? [])
        }
    }

    private static func organisers(
        of ids: [Int64], in s: any Session
    ) throws -> [Int64: [LocalInitiative.Organiser]] {
        guard !ids.isEmpty else { return [:] }
        var found: [Int64: [LocalInitiative.Organiser]] = [:]
        let rows = try s.rows(
            """
            SELECT local_initiative_id, person.id, person.name, shows_name
            FROM local_organiser JOIN person ON person.id = local_organiser.person_id
            WHERE local_initiative_id IN (\(SQLList.placeholders(ids.count)))
            ORDER BY joined_at, person.id
            """, values: ids.map(SQLValue.integer))
        for row in rows {
            found[try row.int64(0), default: []].append(
                .init(person: try row.id(1), name: try row.text(2), showsName: try row.bool(3)))
        }
        return found
    }

    // Tasks.

    static func insert(_ task: LocalTask, of id: LocalInitiativeID, in s: any Session) throws {
        try s.execute(
            "INSERT INTO local_task (id, local_initiative_id, text) VALUES ($1, $2, $3)", task.id, id, task.text)
    }

    /// In the order in which they were written.
    static func tasks(of id: LocalInitiativeID, in s: any Session) throws -> [LocalTask] {
        try s.rows(
            "SELECT id, text, person_id, done_at FROM local_task WHERE local_initiative_id = $1 ORDER BY id", id
        ).map {
            LocalTask(id: try $0.id(0), text: try $0.text(1), taker: try $0.idOrNil(2), done: try $0.momentOrNil(3))
        }
    }

    /// False when somebody has it already, or it is done.
    static func take(_ task: TaskID, by person: PersonID, in s: any Session) throws -> Bool {
        try s.execute(
            "UPDATE local_task SET person_id = $1 WHERE id = $2 AND person_id IS NULL AND done_at IS NULL", person, task
        ) == 1
    }

    static func giveBack(_ task: TaskID, in s: any Session) throws {
        try s.execute("UPDATE local_task SET person_id = NULL WHERE id = $1 AND done_at IS NULL", task)
    }

    static func tick(_ task: TaskID, at: Moment, in s: any Session) throws {
        try s.execute("UPDATE local_task SET done_at = $1 WHERE id = $2 AND done_at IS NULL", at, task)
    }

    // Pictures.

    static func insert(_ picture: Picture, file: KeptFileID, of id: LocalInitiativeID, in s: any Session) throws {
        try s.execute(
            "INSERT INTO local_picture (id, local_initiative_id, file_id, description) VALUES ($1, $2, $3, $4)",
            picture.id, id, file, picture.description)
    }

    static func pictures(of id: LocalInitiativeID, in s: any Session) throws -> [Picture] {
        try s.rows("SELECT id, description FROM local_picture WHERE local_initiative_id = $1 ORDER BY id", id)
            .map { Picture(id: try $0.id(0), description: try $0.text(1)) }
    }

    /// A picture by itself, with the initiative that it shows.
    static func picture(
        _ id: PictureID, in s: any Session
    ) throws -> (of: LocalInitiativeID, picture: Picture)? {
        try s.row("SELECT local_initiative_id, description FROM local_picture WHERE id = $1", id).map {
            (try $0.id(0), Picture(id: id, description: try $0.text(1)))
        }
    }

    /// The file of a picture of that initiative; nil when there is none.
    static func file(of picture: PictureID, in id: LocalInitiativeID, in s: any Session) throws -> KeptFileID? {
        try s.row("SELECT file_id FROM local_picture WHERE id = $1 AND local_initiative_id = $2", picture, id)?.id(0)
    }
}
