import Kernel
import Storage

/// The places in which somebody works by their roles, with all within them: a role for a place is about that place, one
/// for an organisation about the place of the organisation.
public struct PlaceScope: Sendable {
    public let places: [PlaceID]

    public var isEmpty: Bool { places.isEmpty }

    public static func of(_ person: PersonID, as names: Set<Role.Name>, in s: any Session) throws -> PlaceScope {
        let roles = try RoleStore.roles(of: person, in: s).filter { names.contains($0.name) }
        let places = try roles.compactMap { role -> PlaceID? in
            switch role.scope {
            case .place(let place): place
            case .organisation(let id): try OrganisationStore.find(id, in: s)?.place
            }
        }
        return PlaceScope(places: Array(Set(places)).sorted())
    }

    /// The head of a query over the places: `work_place (id)`, from the first parameters.
    public var head: String {
        """
        WITH RECURSIVE work_place (id) AS (
            SELECT id FROM place WHERE id IN (\(SQLList.placeholders(places.count)))
            UNION
            SELECT place.id FROM place JOIN work_place ON place.parent_id = work_place.id)
        """
    }

    /// The parameters of the head.
    public var values: [SQLValue] { places.isEmpty ? [.null] : places.map(\.sqlValue) }

    /// The number of the first parameter that is free.
    public var next: Int { values.count + 1 }

    /// Whether a place lies in one of them.
    public func reaches(_ place: PlaceID, in s: any Session) throws -> Bool {
        try PlaceStore.path(place, in: s).contains { places.contains($0.id) }
    }
}
