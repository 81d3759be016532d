import Kernel
import Storage

/// Making the first administrator, from the command line: everybody else is given a role by somebody.
public struct CreateAdministrator: Sendable {
    let name: String
    let email: String
    let password: String

    /// Why it was refused.
    public enum Refusal: Error, Equatable, Sendable {
        case notAnAddress
        case nameMissing
        case passwordTooShort(least: Int)
        case addressTaken
    }

    public init(name: String, email: String, password: String) {
        self.name = name
        self.email = email
        self.password = password
    }

    /// Creates the person with the role for the root of all places, which is made when it is missing.
    ///
    /// - Throws: `Refusal`
    public func run(_ house: House) async throws {
        guard let address = Person.normalised(email: email) else { throw Refusal.notAnAddress }
        guard !name.isEmpty else { throw Refusal.nameMissing }
        guard password.count >= Password.shortest else {
            throw Refusal.passwordTooShort(least: Password.shortest)
        }
        let hash = try await Password.hash(password)
        let now = house.now()
        try await house.database.write { s in
            guard try PersonStore.find(email: address, in: s) == nil else { throw Refusal.addressTaken }
            let person = Person(id: house.ids.next(), name: name, email: address, language: .english)
            try PersonStore.insert(person, passwordHash: hash, at: now, in: s)
            let root = try PlaceStore.root(house, in: s)
            try RoleStore.grant(Role(.administrator, .place(root.id)), to: person.id, at: now, in: s)
            try AuditLog.record(
                .init("person/made-administrator", Subject(.person, person.id), by: .system, at: now), in: s)
        }
    }
}

extension PlaceStore {
    /// The European Union and the seven partner countries. Codes: NUTS 2024, in which Greece is EL.
    static func seed(_ house: House, in s: any Session) throws {
        let root = try root(house, in: s)
        let known = Set(try all(in: s).map(\.code))
        let countries = [
            ("RO", "România"), ("PT", "Portugal"), ("PL", "Polska"), ("MT", "Malta"), ("ES", "España"),
            ("EL", "Ελλάδα"), ("IT", "Italia"),
        ]
        for (code, name) in countries where !known.contains(code) {
            try insert(Place(id: house.ids.next(), parent: root.id, level: .country, name: name, code: code), in: s)
        }
    }

    /// The place in which all others lie, made when it is missing.
    public static func root(_ house: House, in s: any Session) throws -> Place {
        if let root = try all(in: s).first(where: { $0.level == .union }) { return root }
        let root = Place(id: house.ids.next(), parent: nil, level: .union, name: "European Union", code: "EU")
        try insert(root, in: s)
        return root
    }
}
