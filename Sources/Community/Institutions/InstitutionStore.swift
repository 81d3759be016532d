import Foundation
import Kernel
import Storage

/// Every query on institutions.
public enum InstitutionStore {
    private static let columns = """
        institution.id, place_id, role, institution.name, english, areas, basis, source, ways, email, organisation_id,
        competence, contact
        """

    static func insert(_ institution: Institution, key: String, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO institution
                (id, key, place_id, role, name, english, areas, basis, source, ways, email, organisation_id, changed_at,
                competence, contact)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            ON CONFLICT DO NOTHING
            """, institution.id, key, institution.place, institution.role.rawValue, institution.name,
            institution.english, areas(institution), institution.basis, institution.source, ways(institution),
            institution.email, institution.organisation, at, try text(institution.competence), institution.contact)
    }

    /// Brings a seeded entry up to what the product knows now, unless people have edited it here.
    static func refresh(_ institution: Institution, key: String, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            UPDATE institution
            SET role = $1, name = $2, english = $3, areas = $4, basis = $5, source = $6, ways = $7, competence = $8,
                contact = $9, changed_at = $10
            WHERE key = $11 AND edited_at IS NULL
            """, institution.role.rawValue, institution.name, institution.english, areas(institution),
            institution.basis, institution.source, ways(institution), try text(institution.competence),
            institution.contact, at, key)
    }

    /// What administrators have checked and corrected; seeds leave it alone from then on.
    static func correct(_ institution: Institution, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            UPDATE institution
            SET competence = $1, basis = $2, source = $3, changed_at = $4, edited_at = $5
            WHERE id = $6
            """, try text(institution.competence), institution.basis, institution.source, at, at, institution.id)
    }

    private static func areas(_ institution: Institution) -> String {
        institution.areas.map(\.rawValue).sorted().joined(separator: " ")
    }

    private static func ways(_ institution: Institution) -> String {
        institution.ways.map { "\($0.kind.rawValue) \($0.url)" }.joined(separator: "\n")
    }

    private static func text(_ competence: [String: String]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(competence), as: UTF8.self)
    }

    public static func add(_ institution: Institution, at: Moment, in s: any Session) throws {
        try insert(institution, key: institution.id.description, at: at, in: s)
    }

    /// Every seeded entry as it stands, by its key.
    static func byKey(in s: any Session) throws -> [String: Institution] {
        let entries = try s.rows("SELECT \(columns), key FROM institution").map {
            (try $0.text(13), try institution($0))
        }
        return Dictionary(entries, uniquingKeysWith: { first, _ in first })
    }

    public static func find(_ id: InstitutionID, in s: any Session) throws -> Institution? {
        try s.row("SELECT \(columns) FROM institution WHERE id = $1", id).map(institution)
    }

    /// Those that decide in a place or in one that it lies in, the nearest first.
    public static func deciding(for place: PlaceID, in s: any Session) throws -> [Institution] {
        try PlaceStore.path(place, in: s).flatMap { place in
            try s.rows("SELECT \(columns) FROM institution WHERE place_id = $1 ORDER BY role, name, id", place.id)
                .map(institution)
        }
    }

    /// Those for which the officials of these organisations answer.
    public static func answering(for organisation: OrganisationID, in s: any Session) throws -> [Institution] {
        try s.rows("SELECT \(columns) FROM institution WHERE organisation_id = $1 ORDER BY name, id", organisation)
            .map(institution)
    }

    static func setContact(
        _ id: InstitutionID, email: String?, organisation: OrganisationID?, at: Moment, in s: any Session
    ) throws {
        try s.execute(
            "UPDATE institution SET email = $1, organisation_id = $2, changed_at = $3 WHERE id = $4", email,
            organisation, at, id)
    }

    /// The term of the nearest place that has one.
    public static func term(for place: PlaceID, in s: any Session) throws -> AnswerTerm {
        for place in try PlaceStore.path(place, in: s) {
            if let row = try s.row("SELECT days, source, holidays FROM answer_term WHERE place_id = $1", place.id) {
                return AnswerTerm(
                    days: try row.int(0), source: try row.text(1),
                    holidays: try row.text(2).split(separator: " ").compactMap { Holiday($0) })
            }
        }
        return AnswerTerm(days: 30, source: "")
    }

    /// - holidays: rules as `Holiday` reads them
    static func setTerm(
        days: Int, source: String, holidays: [String], for place: PlaceID, in s: any Session
    ) throws {
        try s.execute(
            """
            INSERT INTO answer_term (place_id, days, source, holidays)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (place_id) DO UPDATE
            SET days = excluded.days, source = excluded.source, holidays = excluded.holidays
            """, place, days, source, holidays.joined(separator: " "))
    }

    private static func institution(_ row: Row) throws -> Institution {
        var institution = Institution(
            id: try row.id(0), place: try row.id(1), role: Institution.Role(rawValue: try row.text(2)) ?? .advisory,
            name: try row.text(3), english: try row.text(4),
            areas: Set(try row.text(5).split(separator: " ").compactMap { PolicyArea(rawValue: String($0)) }),
            basis: try row.text(6), source: try row.text(7),
            ways: try row.text(8).split(separator: "\n").compactMap { line in
                let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
                guard parts.count == 2, let kind = Institution.Way.Kind(rawValue: parts[0]) else { return nil }
                return Institution.Way(kind: kind, url: parts[1])
            }, email: try row.textOrNil(9), organisation: try row.idOrNil(10))
        institution.competence = try JSONDecoder().decode(
            [String: String].self, from: Data(try row.text(11).utf8))
        institution.contact = try row.textOrNil(12)
        return institution
    }
}
