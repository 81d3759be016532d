import Kernel
import Storage

/// Somebody with an account: a name, an address for mail, and nothing more.
public struct Person: Sendable, Hashable {
    public let id: PersonID
    public let name: String
    /// Lower case.
    public let email: String
    public let language: Language

    public static let longestName = 80

    public init(id: PersonID, name: String, email: String, language: Language) {
        self.id = id
        self.name = name
        self.email = email
        self.language = language
    }

    /// The address as it is kept; nil when it cannot be one. A mail to it is the real check.
    public static func normalised(email: String) -> String? {
        let address = email.lowercased()
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard address.utf8.count <= 254, parts.count == 2, !parts[0].isEmpty, parts[1].contains("."),
            !parts[1].hasPrefix("."), !parts[1].hasSuffix("."),
            address.unicodeScalars.allSatisfy({
                $0.value > 32 && $0.value != 127 && !"<>,;:\"()[]\\".contains(Character($0))
            })
        else { return nil }
        return address
    }
}

/// Every query on people.
public enum PersonStore {
    public static func insert(_ person: Person, passwordHash: String?, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO person (id, name, email, language, password_hash, created_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, person.id, person.name, person.email, person.language.code, passwordHash, at)
    }

    public static func find(_ id: PersonID, in s: any Session) throws -> Person? {
        try s.row("SELECT id, name, email, language FROM person WHERE id = $1", id).map(person)
    }

    public static func find(email: String, in s: any Session) throws -> Person? {
        try s.row("SELECT id, name, email, language FROM person WHERE email = $1", email).map(person)
    }

    /// Leaves a row that names nobody, for what points at it.
    static func empty(_ id: PersonID, in s: any Session) throws {
        try s.execute(
            "UPDATE person SET name = '–', email = $1, password_hash = NULL, language = 'en' WHERE id = $2",
            "erased \(id)", id)
    }

    /// The addresses of all accounts that are not erased, in order.
    public static func addresses(in s: any Session) throws -> [String] {
        try s.rows("SELECT email FROM person WHERE email LIKE '%@%' ORDER BY email").map { try $0.text(0) }
    }

    static func passwordHash(of person: PersonID, in s: any Session) throws -> String? {
        try s.row("SELECT password_hash FROM person WHERE id = $1", person)?.textOrNil(0)
    }

    static func person(_ row: Row) throws -> Person {
        Person(
            id: try row.id(0), name: try row.text(1), email: try row.text(2),
            language: Language(tag: try row.text(3)) ?? .english)
    }
}
