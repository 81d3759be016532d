import Community
import Consultations
import Kernel
import Storage

/// A small town to try the product in.
public enum Demo {
    /// Who can sign in, and with what.
    public struct Account: Sendable {
        public let role: Role.Name
        public let email: String
    }

    public static let password = "citizen-time-demo"
    public static let accounts = [
        Account(role: .facilitator, email: "facilitator@demo.example"),
        Account(role: .moderator, email: "moderator@demo.example"),
        Account(role: .administrator, email: "administrator@demo.example"),
    ]

    /// Fills an empty database; one that has places already is left alone.
    public static func fill(_ house: House) async throws {
        let isEmpty = try await house.database.read { s in try PlaceStore.all(in: s).isEmpty }
        guard isEmpty else { return }
        let hash = try await Password.hash(password)
        let now = house.now()
        let union = Place(id: house.ids.next(), parent: nil, level: .union, name: "European Union", code: "EU")
        let countries = [
            ("RO", "România"), ("PT", "Portugal"), ("PL", "Polska"), ("MT", "Malta"), ("ES", "España"),
            ("EL", "Ελλάδα"), ("IT", "Italia"),
        ].map { Place(id: house.ids.next(), parent: union.id, level: .country, name: $1, code: $0) }
        let town = Place(
            id: house.ids.next(), parent: countries[0].id, level: .municipality, name: "Iași", code: "RO-95060")
        let organisation = Organisation(
            id: house.ids.next(), name: "Podul Neighbours", sector: .civilSociety, place: town.id)
        try await house.database.write { s in
            for place in [union] + countries + [town] { try PlaceStore.insert(place, in: s) }
            try OrganisationStore.insert(organisation, at: now, in: s)
            for account in accounts {
                let person = Person(
                    id: house.ids.next(), name: account.role.rawValue.capitalized, email: account.email,
                    language: .english)
                try PersonStore.insert(person, passwordHash: hash, at: now, in: s)
                let scope: Role.Scope =
                    account.role == .administrator ? .place(union.id) : .organisation(organisation.id)
                try RoleStore.grant(Role(account.role, scope), to: person.id, at: now, in: s)
            }
        }
        try await DemoConsultation(organisation: organisation.id, place: town.id).write(house)
    }
}
