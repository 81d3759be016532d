import Kernel
import Storage

/// Who works with people: an NGO, a town hall, a school, a firm.
public struct Organisation: Sendable, Hashable {
    public let id: OrganisationID
    public let name: String
    public let sector: Sector
    public let place: PlaceID

    public enum Sector: String, Sendable, CaseIterable {
        case civilSociety = "civil-society"
        case publicInstitution = "public-institution"
        case communityGroup = "community-group"
        case business, education, media
    }

    public init(id: OrganisationID, name: String, sector: Sector, place: PlaceID) {
        self.id = id
        self.name = name
        self.sector = sector
        self.place = place
    }
}

/// Every query on organisations.
public enum OrganisationStore {
    public static func insert(_ organisation: Organisation, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO organisation (id, name, folded, sector, place_id, created_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, organisation.id, organisation.name, foldedForSearch(organisation.name),
            organisation.sector.rawValue, organisation.place, at)
    }

    public static func all(in s: any Session) throws -> [Organisation] {
        try s.rows("SELECT id, name, sector, place_id FROM organisation ORDER BY folded, id").map(organisation)
    }

    public static func find(_ id: OrganisationID, in s: any Session) throws -> Organisation? {
        try s.row("SELECT id, name, sector, place_id FROM organisation WHERE id = $1", id).map(organisation)
    }

    /// Where what an organisation makes belongs.
    public static func belonging(_ organisation: Organisation, in s: any Session) throws -> Belonging {
        Belonging(
            organisation: organisation.id, places: try PlaceStore.path(organisation.place, in: s).map(\.id))
    }

    private static func organisation(_ row: Row) throws -> Organisation {
        Organisation(
            id: try row.id(0), name: try row.text(1),
            sector: Organisation.Sector(rawValue: try row.text(2)) ?? .civilSociety, place: try row.id(3))
    }
}
