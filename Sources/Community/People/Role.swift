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
    public let organisation: OrganisationID
    /// From the inside out.
    public let places: [PlaceID]

    public init(organisation: OrganisationID, places: [PlaceID]) {
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

extension Role.Scope {
    fileprivate var columns: (OrganisationID?, PlaceID?) {
        switch self {
        case .organisation(let id): (id, nil)
        case .place(let id): (nil, id)
        }
    }
}
