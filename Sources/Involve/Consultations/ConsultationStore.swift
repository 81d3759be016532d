import Community
import Kernel
import Storage

/// Every query of this room on consultations.
enum ConsultationStore {
    static func insert(_ consultation: Consultation, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO consultation
                (id, organisation_id, place_id, language, phase, moderation, access, opened_at, closes_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, consultation.id, consultation.organisation, consultation.place,
            consultation.question.original.code, consultation.phase.rawValue, consultation.moderation.rawValue,
            consultation.access.rawValue, consultation.opened, consultation.closes)
        try s.execute(
            "INSERT INTO consultation_code (code, consultation_id) VALUES ($1, $2)",
            ShortCode.code(for: consultation.id),
            consultation.id)
        try insertTexts(consultation.question, consultation.background, of: consultation.id, in: s)
    }

    private static func insertTexts(
        _ question: LocalizedText, _ background: LocalizedText?, of id: ConsultationID, in s: any Session
    ) throws {
        try s.batch(
            """
            INSERT INTO consultation_text (consultation_id, language, question, background)
            VALUES ($1, $2, $3, $4)
            """,
            question.versions.map { code, text in
                [id.sqlValue, .text(code), .text(text), .text(background?.versions[code] ?? "")]
            })
    }

    /// Replaces the words; false, and nothing changed, when they are no longer at the revision.
    static func setTexts(
        _ question: LocalizedText, _ background: LocalizedText?, of id: ConsultationID, basedOn revision: Int,
        in s: any Session
    ) throws -> Bool {
        let changed = try s.execute(
            "UPDATE consultation SET revision = revision + 1 WHERE id = $1 AND revision = $2", id, revision)
        guard changed == 1 else { return false }
        try s.execute("DELETE FROM consultation_text WHERE consultation_id = $1", id)
        try insertTexts(question, background, of: id, in: s)
        return true
    }

    static func find(_ id: ConsultationID, in s: any Session) throws -> Consultation? {
        try read("WHERE consultation.id = $1", [id.sqlValue], in: s).first
    }

    /// The newest first.
    static func all(in s: any Session) throws -> [Consultation] {
        try read("", [], in: s)
    }

    /// The newest ones of a place and of all places in it.
    static func within(_ place: PlaceID, most: Int, in s: any Session) throws -> [Consultation] {
        try read(
            """
            WHERE consultation.id IN (
                \(PlaceStore.withInnerPlaces)
                SELECT consultation.id
                FROM consultation JOIN inner_place ON inner_place.id = consultation.place_id
                ORDER BY consultation.opened_at DESC, consultation.id DESC
                LIMIT $2)
            """, [place.sqlValue, .integer(Int64(most))], in: s)
    }

    /// How many participants the consultations of a place and of all places in it have had.
    static func voices(in place: PlaceID, _ s: any Session) throws -> Int {
        try s.row(
            """
            \(PlaceStore.withInnerPlaces)
            SELECT COUNT(*)
            FROM inner_place
            JOIN consultation ON consultation.place_id = inner_place.id
            JOIN participant ON participant.consultation_id = consultation.id
            """, place)?.int(0) ?? 0
    }

    static func belonging(_ consultation: Consultation, in s: any Session) throws -> Belonging {
        Belonging(
            organisation: consultation.organisation,
            places: try PlaceStore.path(consultation.place, in: s).map(\.id))
    }

    /// Lets somebody take part.
    ///
    /// - Throws: `ConsultationRefusal.signInNeeded`, `.membersOnly`
    static func admit(_ person: PersonID?, to consultation: Consultation, in s: any Session) throws {
        let refusal = ConsultationPolicy.refusal(
            consultation.access, person: person, roles: try person.map { try RoleStore.roles(of: $0, in: s) } ?? [],
            for: try belonging(consultation, in: s))
        if let refusal { throw refusal }
    }

    static func setPhase(
        _ phase: Consultation.Phase, answer: String?, of id: ConsultationID, in s: any Session
    ) throws {
        try s.execute("UPDATE consultation SET phase = $1, answer = $2 WHERE id = $3", phase.rawValue, answer, id)
    }

    static func find(code: String, in s: any Session) throws -> ConsultationID? {
        try s.row("SELECT consultation_id FROM consultation_code WHERE code = $1", code.lowercased())?.id(0)
    }

    static func imported(_ source: String, in s: any Session) throws -> ConsultationID? {
        try s.row("SELECT consultation_id FROM consultation_source WHERE source = $1", source)?.id(0)
    }

    static func markImported(_ source: String, as id: ConsultationID, in s: any Session) throws {
        try s.execute("INSERT INTO consultation_source (source, consultation_id) VALUES ($1, $2)", source, id)
    }

    private static func read(_ condition: String, _ values: [SQLValue], in s: any Session) throws -> [Consultation] {
        let rows = try s.rows(
            """
            SELECT consultation.id, organisation_id, place_id, consultation.language, phase, moderation, opened_at,
                closes_at, answer, consultation_text.language, question, background, access,
                revision
            FROM consultation
            JOIN consultation_text ON consultation_text.consultation_id = consultation.id
            \(condition)
            ORDER BY opened_at DESC, consultation.id DESC, consultation_text.language
            """, values: values)
        var order: [Int64] = []
        var grouped: [Int64: [Row]] = [:]
        for row in rows {
            let id = try row.int64(0)
            if grouped[id] == nil { order.append(id) }
            grouped[id, default: []].append(row)
        }
        return try order.compactMap { try grouped[$0].flatMap(consultation) }
    }

    private static func consultation(_ rows: [Row]) throws -> Consultation? {
        let row = rows[0]
        guard let original = Language(tag: try row.text(3)) else { return nil }
        var questions: [String: String] = [:]
        var backgrounds: [String: String] = [:]
        for row in rows {
            questions[try row.text(9)] = try row.text(10)
            backgrounds[try row.text(9)] = try row.text(11)
        }
        guard let question = LocalizedText(versions: questions, original: original) else { return nil }
        return Consultation(
            id: try row.id(0), organisation: try row.id(1), place: try row.id(2), question: question,
            background: LocalizedText(versions: backgrounds, original: original),
            phase: Consultation.Phase(rawValue: try row.text(4)) ?? .closed,
            moderation: Consultation.Moderation(rawValue: try row.text(5)) ?? .before,
            access: Consultation.Access(rawValue: try row.text(12)) ?? .members,
            opened: try row.moment(6), closes: try row.momentOrNil(7), answer: try row.textOrNil(8),
            revision: try row.int(13))
    }
}
