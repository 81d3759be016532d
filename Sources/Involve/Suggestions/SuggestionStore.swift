import Community
import Deliberation
import Foundation
import Kernel
import Storage

/// Every query of this room on suggestions and what they ask.
enum SuggestionStore {
    static func insert(_ suggestion: Suggestion, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO suggestion
                (id, organisation_id, place_id, source_kind, source_id, language, title, introduction, phase, drafted_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """, suggestion.id, suggestion.organisation, suggestion.place, suggestion.source.kind.name,
            suggestion.source.id, suggestion.language.code, suggestion.title, suggestion.introduction,
            suggestion.phase.rawValue, suggestion.drafted)
        try insertAsks(suggestion.asks, of: suggestion.id, in: s)
        try setAddressees(suggestion.addressees.map(\.institution), of: suggestion.id, in: s)
    }

    private static func insertAsks(_ asks: [Ask], of id: SuggestionID, in s: any Session) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let rows = try asks.enumerated().map { position, ask -> [SQLValue] in
            [
                ask.id.sqlValue, id.sqlValue, .integer(Int64(position)), .text(ask.text),
                .text(String(decoding: try encoder.encode(ask.evidence), as: UTF8.self)),
            ]
        }
        try s.batch(
            "INSERT INTO suggestion_ask (id, suggestion_id, position, text, evidence) VALUES ($1, $2, $3, $4, $5)", rows
        )
    }

    private static func setAddressees(_ institutions: [InstitutionID], of id: SuggestionID, in s: any Session) throws {
        try s.execute("DELETE FROM suggestion_addressee WHERE suggestion_id = $1", id)
        try s.batch(
            "INSERT INTO suggestion_addressee (suggestion_id, institution_id) VALUES ($1, $2)",
            institutions.map { [id.sqlValue, $0.sqlValue] })
    }

    /// Replaces the words of a draft; false, and nothing changed, when it is no longer at the revision.
    static func rewrite(
        _ id: SuggestionID, title: String, introduction: String, asks: [Ask], addressees: [InstitutionID],
        basedOn revision: Int, in s: any Session
    ) throws -> Bool {
        let changed = try s.execute(
            """
            UPDATE suggestion
            SET title = $1, introduction = $2, revision = revision + 1
            WHERE id = $3 AND revision = $4 AND phase = 'draft'
            """, title, introduction, id, revision)
        guard changed == 1 else { return false }
        try s.execute("DELETE FROM suggestion_ask WHERE suggestion_id = $1", id)
        try insertAsks(asks, of: id, in: s)
        try setAddressees(addressees, of: id, in: s)
        return true
    }

    static func publish(
        _ id: SuggestionID, asks: [Ask], due: [InstitutionID: CalendarDay], at: Moment, in s: any Session
    ) throws {
        try s.execute("UPDATE suggestion SET phase = 'published', published_at = $1 WHERE id = $2", at, id)
        try s.execute("DELETE FROM suggestion_ask WHERE suggestion_id = $1", id)
        try insertAsks(asks, of: id, in: s)
        for (institution, day) in due {
            try s.execute(
                "UPDATE suggestion_addressee SET due_at = $1 WHERE suggestion_id = $2 AND institution_id = $3",
                day.midnight, id, institution)
        }
    }

    static func withdraw(_ id: SuggestionID, in s: any Session) throws {
        try s.execute("UPDATE suggestion SET phase = 'withdrawn' WHERE id = $1", id)
    }

    static func find(_ id: SuggestionID, in s: any Session) throws -> Suggestion? {
        try read("WHERE id = $1", [id.sqlValue], in: s).first
    }

    static func find(ask: AskID, in s: any Session) throws -> Suggestion? {
        try read(
            "WHERE id = (SELECT suggestion_id FROM suggestion_ask WHERE suggestion_ask.id = $1)", [ask.sqlValue], in: s
        )
        .first
    }

    /// The newest published ones first.
    static func published(most: Int, in s: any Session) throws -> [Suggestion] {
        try read(
            "WHERE phase = 'published' AND \(shown)", [.integer(Int64(most))],
            tail: "ORDER BY published_at DESC, id LIMIT $1", in: s
        )
    }

    /// Those drafted from a source, newest first.
    static func from(_ source: Subject, in s: any Session) throws -> [Suggestion] {
        try read(
            "WHERE source_kind = $1 AND source_id = $2 AND \(shown)", [.text(source.kind.name), .integer(source.id)],
            in: s)
    }

    /// Those of an organisation, newest first.
    static func of(_ organisation: OrganisationID, in s: any Session) throws -> [Suggestion] {
        try read("WHERE organisation_id = $1 AND \(shown)", [organisation.sqlValue], in: s)
    }

    /// Those of a place itself, newest first.
    static func about(_ place: PlaceID, most: Int, in s: any Session) throws -> [Suggestion] {
        try read(
            "WHERE place_id = $1 AND \(shown)", [place.sqlValue, .integer(Int64(most))],
            tail: "ORDER BY drafted_at DESC, id DESC LIMIT $2", in: s)
    }

    /// The published ones addressed to an institution, the most pressing first.
    static func addressed(to institution: InstitutionID, in s: any Session) throws -> [Suggestion] {
        let ids = try s.rows(
            """
            SELECT suggestion_id
            FROM suggestion_addressee
            WHERE institution_id = $1 AND due_at IS NOT NULL
                AND \(Withheld.isShown(.suggestion, in: "suggestion_addressee", column: "suggestion_id"))
            ORDER BY due_at, suggestion_id
            """, institution
        ).map { try $0.id(0, of: SuggestionKind.self) }
        return try ids.compactMap { try find($0, in: s) }.filter { $0.phase == .published }
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try s.rows(
            """
            SELECT id, title, language
            FROM suggestion
            WHERE phase <> 'draft' AND id IN (\(SQLList.placeholders(ids.count)))
            """, values: ids.map(SQLValue.integer)
        ).map { row in
            let id: SuggestionID = try row.id(0)
            return SubjectCard(
                Subject(.suggestion, id),
                title: LocalizedText(try row.text(1), in: Language(tag: try row.text(2)) ?? .english),
                link: SuggestionRoutes.one.link(id))
        }
    }

    private static let shown = Withheld.isShown(.suggestion, in: "suggestion")

    private static func read(
        _ condition: String, _ values: [SQLValue], tail: String = "ORDER BY drafted_at DESC, id", in s: any Session
    ) throws -> [Suggestion] {
        try s.rows(
            """
            SELECT id, organisation_id, place_id, source_kind, source_id, language, title, introduction, phase,
                drafted_at, published_at, revision
            FROM suggestion
            \(condition)
            \(tail)
            """, values: values
        ).map { row in
            let id: SuggestionID = try row.id(0)
            return Suggestion(
                id: id, organisation: try row.id(1), place: try row.id(2),
                source: Subject(Subject.Kind(try row.text(3)), try row.int64(4)),
                language: Language(tag: try row.text(5)) ?? .english, title: try row.text(6),
                introduction: try row.text(7), phase: Suggestion.Phase(rawValue: try row.text(8)) ?? .withdrawn,
                drafted: try row.moment(9), published: try row.momentOrNil(10), revision: try row.int(11),
                asks: try asks(of: id, in: s), addressees: try addressees(of: id, in: s))
        }
    }

    private static func asks(of id: SuggestionID, in s: any Session) throws -> [Ask] {
        try s.rows("SELECT id, text, evidence FROM suggestion_ask WHERE suggestion_id = $1 ORDER BY position", id).map {
            Ask(
                id: try $0.id(0), text: try $0.text(1),
                evidence: try JSONDecoder().decode([Evidence].self, from: Data(try $0.text(2).utf8)))
        }
    }

    private static func addressees(of id: SuggestionID, in s: any Session) throws -> [Suggestion.Addressee] {
        try s.rows(
            """
            SELECT institution_id, due_at
            FROM suggestion_addressee
            WHERE suggestion_id = $1
            ORDER BY institution_id
            """, id
        ).map { Suggestion.Addressee(institution: try $0.id(0), due: try $0.momentOrNil(1).map(CalendarDay.init)) }
    }
}
