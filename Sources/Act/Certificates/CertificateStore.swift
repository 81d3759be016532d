import Community
import Foundation
import Kernel
import Storage

/// Every query of this room.
enum CertificateStore {
    static func insert(_ certificate: Certificate, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO certificate
                (id, token, person_id, holder, organisation_id, language, engagements, learned, state, requested_at,
                replaces_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """, certificate.id, certificate.token, certificate.person, certificate.holder, certificate.organisation,
            certificate.language.code, try json(certificate.engagements), try json(learned(certificate)),
            certificate.state.rawValue, certificate.requested, certificate.replaces)
    }

    /// False when it waits for no signature any more.
    static func sign(
        _ id: CertificateID, engagements: [Certificate.Engagement], signer: String, statusIndex: Int, mark: NameMark,
        at: Moment, in s: any Session
    ) throws -> Bool {
        try s.execute(
            """
            UPDATE certificate
            SET state = 'issued', engagements = $1, signer = $2, status_index = $3, name_salt = $4, name_hash = $5,
                signed_at = $6
            WHERE id = $7 AND state = 'requested'
            """, try json(engagements), signer, statusIndex, mark.salt, mark.hash, at, id) == 1
    }

    /// False when it was not in the state from which it goes to another.
    static func change(
        _ id: CertificateID, from: Certificate.State, to state: Certificate.State, reason: String, in s: any Session
    ) throws -> Bool {
        try s.execute(
            "UPDATE certificate SET state = $1, reason = $2 WHERE id = $3 AND state = $4", state.rawValue, reason, id,
            from.rawValue) == 1
    }

    /// Forgets who somebody is: their name and words go, what a host has confirmed stays.
    static func forget(_ person: PersonID, in s: any Session) throws {
        try s.execute("DELETE FROM certificate WHERE person_id = $1 AND state IN ('requested', 'declined')", person)
        try s.execute(
            "UPDATE certificate SET person_id = NULL, holder = '', learned = '{}' WHERE person_id = $1", person)
    }

    // Reading.

    static func find(_ id: CertificateID, in s: any Session) throws -> Certificate? {
        try read("WHERE certificate.id = $1", [id.sqlValue], in: s).first
    }

    static func find(token: String, in s: any Session) throws -> Certificate? {
        try read("WHERE token = $1", [.text(token)], in: s).first
    }

    /// The newest first.
    static func of(_ person: PersonID, in s: any Session) throws -> [Certificate] {
        try read("WHERE person_id = $1", [person.sqlValue], in: s)
    }

    /// Those of an organisation in a state, the newest first.
    static func of(
        _ organisation: OrganisationID, _ state: Certificate.State, most: Int, in s: any Session
    ) throws -> [Certificate] {
        try read(
            "WHERE organisation_id = $1 AND state = $2",
            [organisation.sqlValue, .text(state.rawValue), .integer(Int64(most))], tail: "LIMIT $3", in: s)
    }

    static func isWaiting(_ person: PersonID, at organisation: OrganisationID, in s: any Session) throws -> Bool {
        try s.row(
            "SELECT id FROM certificate WHERE person_id = $1 AND organisation_id = $2 AND state = 'requested'", person,
            organisation) != nil
    }

    static func waitingCount(at organisation: OrganisationID, in s: any Session) throws -> Int {
        try s.row(
            "SELECT COUNT(*) FROM certificate WHERE organisation_id = $1 AND state = 'requested'", organisation)?
            .int(0) ?? 0
    }

    /// The one that corrects this one; nil: none.
    static func correction(of id: CertificateID, in s: any Session) throws -> Certificate? {
        try read("WHERE replaces_id = $1 AND state = 'issued'", [id.sqlValue], in: s).first
    }

    static func usedIndexes(of organisation: OrganisationID, in s: any Session) throws -> Set<Int> {
        Set(
            try s.rows(
                "SELECT status_index FROM certificate WHERE organisation_id = $1 AND status_index IS NOT NULL",
                organisation
            ).map { try $0.int(0) })
    }

    static func revokedIndexes(of organisation: OrganisationID, in s: any Session) throws -> [Int] {
        try s.rows(
            """
            SELECT status_index
            FROM certificate
            WHERE organisation_id = $1 AND state = 'revoked'
            ORDER BY status_index
            """, organisation
        ).map { try $0.int(0) }
    }

    private static func read(
        _ condition: String, _ values: [SQLValue], tail: String = "", in s: any Session
    ) throws -> [Certificate] {
        try s.rows(
            """
            SELECT certificate.id, token, person_id, holder, organisation_id, organisation.name, language, engagements,
                learned, state, requested_at, signer, signed_at, status_index, reason, replaces_id, name_salt, name_hash
            FROM certificate JOIN organisation ON organisation.id = certificate.organisation_id
            \(condition)
            ORDER BY requested_at DESC, certificate.id DESC
            \(tail)
            """, values: values
        ).map(certificate)
    }

    private static func certificate(_ row: Row) throws -> Certificate {
        let words = try JSONDecoder().decode([String: String].self, from: Data(try row.text(8).utf8))
        let mark = try row.textOrNil(16).flatMap { salt in
            try row.textOrNil(17).map { NameMark(salt: salt, hash: $0) }
        }
        return Certificate(
            id: try row.id(0), token: try row.text(1), person: try row.idOrNil(2), holder: try row.text(3),
            organisation: try row.id(4), organisationName: try row.text(5),
            language: Language(tag: try row.text(6)) ?? .english,
            engagements: try JSONDecoder().decode(
                [Certificate.Engagement].self, from: Data(try row.text(7).utf8)),
            learned: Dictionary(
                words.compactMap { name, text in KeyCompetence(rawValue: name).map { ($0, text) } },
                uniquingKeysWith: { first, _ in first }),
            state: Certificate.State(rawValue: try row.text(9)) ?? .revoked, requested: try row.moment(10),
            signer: try row.textOrNil(11), signed: try row.momentOrNil(12), statusIndex: try row.intOrNil(13),
            reason: try row.textOrNil(14), replaces: try row.idOrNil(15), nameMark: mark)
    }

    private static func learned(_ certificate: Certificate) -> [String: String] {
        Dictionary(
            certificate.learned.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
