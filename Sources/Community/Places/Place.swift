import Kernel
import Storage

/// Where things happen: EU → country → region → municipality.
public struct Place: Sendable, Hashable {
    public let id: PlaceID
    public let parent: PlaceID?
    public let level: Level
    /// In the language of the place.
    public let name: String
    /// ISO 3166-1 alpha-2 for countries, NUTS or LAU codes below, "EU" at the root; unique.
    public let code: String

    public enum Level: String, Sendable, CaseIterable {
        case union, country, region, municipality
    }

    public init(id: PlaceID, parent: PlaceID?, level: Level, name: String, code: String) {
        self.id = id
        self.parent = parent
        self.level = level
        self.name = name
        self.code = code
    }
}

/// Every query on places.
public enum PlaceStore {
    public static func insert(_ place: Place, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO place (id, parent_id, level, name, folded, code)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, place.id, place.parent, place.level.rawValue, place.name, foldedForSearch(place.name), place.code)
    }

    public static func all(in s: any Session) throws -> [Place] {
        try s.rows("SELECT id, parent_id, level, name, code FROM place ORDER BY code").map(place)
    }

    public static func find(_ id: PlaceID, in s: any Session) throws -> Place? {
        try s.row("SELECT id, parent_id, level, name, code FROM place WHERE id = $1", id).map(place)
    }

    /// The place and all it lies in, from the inside out.
    public static func path(_ id: PlaceID, in s: any Session) throws -> [Place] {
        var path: [Place] = []
        var next: PlaceID? = id
        while let id = next, path.count < 8, let place = try find(id, in: s) {
            path.append(place)
            next = place.parent
        }
        return path
    }

    /// The head of a query over a place and all places in it: `inner_place (id)`, from the parameter `$1`.
    public static let withInnerPlaces = """
        WITH RECURSIVE inner_place (id) AS (
            SELECT CAST($1 AS BIGINT)
            UNION ALL
            SELECT place.id FROM place JOIN inner_place ON place.parent_id = inner_place.id)
        """

    private static func place(_ row: Row) throws -> Place {
        Place(
            id: try row.id(0), parent: try row.idOrNil(1), level: Place.Level(rawValue: try row.text(2)) ?? .country,
            name: try row.text(3), code: try row.text(4))
    }
}
