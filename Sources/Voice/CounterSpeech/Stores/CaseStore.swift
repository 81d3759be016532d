import Community
import Kernel
import Storage

/// Every query on cases, notes, hand-overs and terms.
enum CaseStore {
    static func insert(_ one: SpeechCase, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO speech_case
                (id, place_id, title, category, incident, worker_id, state, opened_at, due_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, one.id, one.place, one.title, one.category.rawValue, one.incident.rawValue, one.worker,
            one.state.rawValue, one.opened, one.due)
        try setGrounds(one.grounds, of: one.id, in: s)
        try s.execute("INSERT INTO speech_assessment (case_id, state) VALUES ($1, 'draft')", one.id)
    }

    static func describe(_ id: CaseID, _ facts: CaseFacts, due: Moment, in s: any Session) throws {
        try s.execute(
            "UPDATE speech_case SET title = $1, category = $2, incident = $3, due_at = $4 WHERE id = $5", facts.title,
            facts.category.rawValue, facts.incident.rawValue, due, id)
        try s.execute("DELETE FROM speech_case_ground WHERE case_id = $1", id)
        try setGrounds(facts.grounds, of: id, in: s)
    }

    private static func setGrounds(_ grounds: Set<Ground>, of id: CaseID, in s: any Session) throws {
        try s.batch(
            "INSERT INTO speech_case_ground (case_id, ground) VALUES ($1, $2)",
            grounds.map { [id.sqlValue, .text($0.rawValue)] })
    }

    static func setWorker(_ person: PersonID, of id: CaseID, in s: any Session) throws {
        try s.execute("UPDATE speech_case SET worker_id = $1 WHERE id = $2", person, id)
    }

    static func setHandedOver(_ id: CaseID, in s: any Session) throws {
        try s.execute("UPDATE speech_case SET state = 'handed-over' WHERE id = $1 AND state = 'open'", id)
    }

    static func close(_ id: CaseID, _ outcome: Outcome, note: String, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            UPDATE speech_case
            SET state = 'closed', outcome = $1, outcome_note = $2, closed_at = $3
            WHERE id = $4
            """, outcome.rawValue, note, at, id)
    }

    static func find(_ id: CaseID, in scope: PlaceScope, _ s: any Session) throws -> SpeechCase? {
        try read(
            "WHERE place_id IN (SELECT id FROM work_place) AND id = $\(scope.next)", scope.values + [id.sqlValue],
            head: scope.head, in: s
        ).first
    }

    /// For whoever reported it.
    static func find(_ id: CaseID, in s: any Session) throws -> SpeechCase? {
        try read("WHERE id = $1", [id.sqlValue], in: s).first
    }

    /// Those under way, the first due first; then the closed ones, the newest first.
    static func all(in scope: PlaceScope, most: Int, _ s: any Session) throws -> [SpeechCase] {
        try read(
            """
            WHERE place_id IN (SELECT id FROM work_place)
            ORDER BY CASE WHEN state = 'closed' THEN 1 ELSE 0 END,
                CASE WHEN state = 'closed' THEN -closed_at ELSE due_at END, id
            LIMIT \(most)
            """, scope.values, head: scope.head, in: s)
    }

    /// For figures.
    static func all(in s: any Session) throws -> [SpeechCase] { try read("", [], in: s) }

    /// Those whose time is over and of which nobody was reminded.
    static func unreminded(at now: Moment, in s: any Session) throws -> [SpeechCase] {
        try read(
            """
            WHERE state IN ('open', 'handed-over') AND due_at < $1 AND reminded_at IS NULL AND worker_id IS NOT NULL
            LIMIT 50
            """, [now.sqlValue], in: s)
    }

    static func setReminded(_ id: CaseID, at: Moment, in s: any Session) throws {
        try s.execute("UPDATE speech_case SET reminded_at = $1 WHERE id = $2", at, id)
    }

    private static func read(
        _ rest: String, _ values: [SQLValue], head: String = "", in s: any Session
    ) throws -> [SpeechCase] {
        let rows = try s.rows(
            """
            \(head)
            SELECT id, place_id, title, category, incident, worker_id, state, opened_at, due_at, closed_at, outcome,
                outcome_note
            FROM speech_case
            \(rest)
            """, values: values)
        var grounds: [Int64: Set<Ground>] = [:]
        for start in stride(from: 0, to: rows.count, by: 500) {
            let ids = try rows[start..<min(start + 500, rows.count)].map { SQLValue.integer(try $0.int64(0)) }
            let found = try s.rows(
                """
                SELECT case_id, ground
                FROM speech_case_ground
                WHERE case_id IN (\(SQLList.placeholders(ids.count)))
                """, values: ids)
            for row in found {
                if let ground = Ground(rawValue: try row.text(1)) {
                    grounds[try row.int64(0), default: []].insert(ground)
                }
            }
        }
        return try rows.map { row in
            SpeechCase(
                id: try row.id(0), place: try row.id(1), title: try row.text(2),
                category: SpeechCategory(rawValue: try row.text(3)) ?? .insult,
                incident: Incident(rawValue: try row.text(4)) ?? .none, grounds: grounds[try row.int64(0)] ?? [],
                worker: try row.idOrNil(5), state: SpeechCase.State(rawValue: try row.text(6)) ?? .open,
                opened: try row.moment(7), due: try row.moment(8), closed: try row.momentOrNil(9),
                outcome: try row.textOrNil(10).flatMap(Outcome.init(rawValue:)), outcomeNote: try row.text(11))
        }
    }

    // Notes.

    static func addNote(
        _ id: Identifier<CaseNote>, _ text: String, to one: CaseID, by person: PersonID, at: Moment, in s: any Session
    ) throws {
        try s.execute(
            "INSERT INTO speech_note (id, case_id, person_id, text, at) VALUES ($1, $2, $3, $4, $5)", id, one, person,
            text, at)
    }

    static func notes(of id: CaseID, in s: any Session) throws -> [CaseNote] {
        try s.rows(
            """
            SELECT COALESCE(person.name, '–'), text, at
            FROM speech_note LEFT JOIN person ON person.id = speech_note.person_id
            WHERE case_id = $1
            ORDER BY at, speech_note.id
            """, id
        ).map { CaseNote(author: try $0.text(0), text: try $0.text(1), at: try $0.moment(2)) }
    }

    // Hand-overs.

    static func insert(_ one: HandOverRecord, of id: CaseID, by person: PersonID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO speech_hand_over (id, case_id, contact, addressee, sender, person_id, file_id, hash, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, one.id, id, one.contact, one.addressee, one.sender, person, one.file, one.hash, one.at)
    }

    static func handOvers(of id: CaseID, in s: any Session) throws -> [HandOverRecord] {
        try s.rows(
            """
            SELECT id, contact, addressee, sender, file_id, hash, at
            FROM speech_hand_over
            WHERE case_id = $1
            ORDER BY at, id
            """, id
        ).map { row in
            HandOverRecord(
                id: try row.id(0), contact: try row.text(1), addressee: try row.text(2), sender: try row.text(3),
                file: try row.idOrNil(4), hash: try row.text(5), at: try row.moment(6))
        }
    }

    // Terms.

    /// Days for each category: as set, else as the product has it.
    static func terms(in s: any Session) throws -> [SpeechCategory: Int] {
        var terms = Dictionary(uniqueKeysWithValues: SpeechCategory.allCases.map { ($0, Terms.days($0)) })
        for row in try s.rows("SELECT category, days FROM speech_term") {
            if let category = SpeechCategory(rawValue: try row.text(0)) { terms[category] = try row.int(1) }
        }
        return terms
    }

    static func setTerm(_ category: SpeechCategory, days: Int, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO speech_term (category, days)
            VALUES ($1, $2)
            ON CONFLICT (category) DO UPDATE SET days = excluded.days
            """, category.rawValue, days)
    }
}

/// A letter that went out.
struct HandOverRecord: Sendable, Hashable {
    let id: Identifier<HandOverRecord>
    /// The key of a contact.
    let contact: String
    let addressee: String
    let sender: String
    let file: KeptFileID?
    /// SHA-256 of the letter.
    let hash: String
    let at: Moment
}
