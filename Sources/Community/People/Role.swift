import Kernel
import Storage

/// What a person may do, in one organisation or in one place and all within it.
public struct Role: Sendable, Hashable {
    public let name: Name
    public let scope: Scope

    public enum Name: String, Sendable, CaseIterable {
        case member, facilitator, coordinator, moderator, official, administrator
    }

    public enum Scope: Sendable, Hashable {
        case organisation(OrganisationID)
        case place(PlaceID)
    }

    public init(_ name: Name, _ scope: Scope) {
        self.name = name
        self.scope = scope
    }
}

/// Where a thing belongs, which decides whose roles reach it.
public struct Belonging: Sendable, Hashable {
    /// Nil: of neighbours, without one.
    public let organisation: OrganisationID?
    /// From the inside out.
    public let places: [PlaceID]

    public init(organisation: OrganisationID?, places: [PlaceID]) {
        self.organisation = organisation
        self.places = places
    }
}

extension [Role] {
    /// True when one of the roles is among `names` and reaches there; an administrator may do what any role may.
    public func include(_ names: Set<Role.Name>, for belonging: Belonging) -> Bool {
        contains { role in
            guard names.contains(role.name) || role.name == .administrator else { return false }
            switch role.scope {
            case .organisation(let organisation): return organisation == belonging.organisation
            case .place(let place): return belonging.places.contains(place)
            }
        }
    }
}

extension RoleStore {
    /// Everybody with a role that reaches there, each once with one name of role.
    public static func people(
        reaching belonging: Belonging, in s: any Session
    ) throws -> [(person: PersonID, role: Role.Name)] {
        let places = belonging.places.isEmpty ? [SQLValue.null] : belonging.places.map(\.sqlValue)
        return try s.rows(
            """
            SELECT DISTINCT person_id, name
            FROM role
            WHERE organisation_id = $1 OR place_id IN (\(SQLList.placeholders(places.count, after: 1)))
            ORDER BY person_id, name
            """, values: [belonging.organisation?.sqlValue ?? .null] + places
        ).compactMap { row in
            try Role.Name(rawValue: row.text(1)).map { (try row.id(0), $0) }
        }
    }
}

extension [Role] {
    /// True for an administrator of the organisation or of a place that it lies in.
    public func administer(_ belonging: Belonging) -> Bool {
        include([], for: belonging)
    }
}

/// Every query on roles.
public enum RoleStore {
    public static func grant(_ role: Role, to person: PersonID, at: Moment, in s: any Session) throws {
        let (organisation, place) = role.scope.columns
        try s.execute(
            """
            INSERT INTO role (person_id, name, organisation_id, place_id, granted_at)
            VALUES ($1, $2, $3, $4, $5)
            """, person, role.name.rawValue, organisation, place, at)
    }

    /// Who has which role in an organisation or place, by name.
    static func holders(
        of scope: Role.Scope, in s: any Session
    ) throws -> [(person: Person, role: Role.Name)] {
        let (organisation, place) = scope.columns
        return try s.rows(
            """
            SELECT person.id, person.name, person.email, person.language, role.name
            FROM role JOIN person ON person.id = role.person_id
            WHERE role.organisation_id = $1 OR role.place_id = $2
            ORDER BY person.name, person.id, role.name
            """, organisation, place
        ).compactMap { row in
            try Role.Name(rawValue: row.text(4)).map { (try PersonStore.person(row), $0) }
        }
    }

    /// The addresses of all who have a role in an organisation, in order.
    public static func addresses(of organisation: OrganisationID, in s: any Session) throws -> [String] {
        try s.rows(
            """
            SELECT DISTINCT person.email
            FROM role JOIN person ON person.id = role.person_id
            WHERE role.organisation_id = $1
            ORDER BY person.email
            """, organisation
        ).map { try $0.text(0) }
    }

    /// Takes a role back; nothing happens when there is none.
    static func revoke(_ role: Role, from person: PersonID, in s: any Session) throws {
        let (organisation, place) = role.scope.columns
        try s.execute(
            """
            DELETE FROM role
            WHERE person_id = $1 AND name = $2 AND (organisation_id = $3 OR place_id = $4)
            """, person, role.name.rawValue, organisation, place)
    }

    public static func roles(of person: PersonID, in s: any Session) throws -> [Role] {
        try s.rows(
            """
            SELECT name, organisation_id, place_id
            FROM role
            WHERE person_id = $1
            ORDER BY granted_at, name
            """, person
        ).compactMap { row in
            guard let name = Role.Name(rawValue: try row.text(0)) else { return nil }
            if let organisation = try row.idOrNil(1, of: OrganisationKind.self) {
                return Role(name, .organisation(organisation))
            }
            return Role(name, .place(try row.id(2)))
        }
    }
}

extension [Role] {
    /// True for whoever decides what is shown there, whichever room it is in.
    public func moderate(_ belonging: Belonging) -> Bool {
        include([.moderator, .facilitator], for: belonging)
    }
}

extension Role.Scope {
    fileprivate var columns: (OrganisationID?, PlaceID?) {
        switch self {
        case .organisation(let id): (id, nil)
        case .place(let id): (nil, id)
        }
    }
}
