import Community
import Kernel
import Storage

/// Every query on what statistical offices have published.
enum OfficialStore {
    static func put(_ values: [OfficialValue], in s: any Session) throws {
        try s.batch(
            """
            INSERT INTO official_value (place_id, indicator, population, period, value, flags, dataset, imported_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (place_id, indicator, population, period) DO UPDATE SET
                value = excluded.value, flags = excluded.flags, dataset = excluded.dataset,
                imported_at = excluded.imported_at
            """,
            values.map { value in
                [
                    value.place.sqlValue, .text(value.indicator), .text(value.population.rawValue),
                    .text(value.period), value.value.sqlValue, .text(value.flags.map(\.rawValue).joined()),
                    .text(value.dataset), value.imported.sqlValue,
                ]
            })
    }

    /// All of one place.
    static func values(of place: PlaceID, in s: any Session) throws -> [OfficialValue] {
        try s.rows(
            """
            SELECT place_id, indicator, population, period, value, flags, dataset, imported_at
            FROM official_value
            WHERE place_id = $1
            ORDER BY indicator, population, period
            """, place
        ).compactMap(value)
    }

    /// One indicator of one place.
    static func series(_ indicator: String, of place: PlaceID, in s: any Session) throws -> [OfficialValue] {
        try s.rows(
            """
            SELECT place_id, indicator, population, period, value, flags, dataset, imported_at
            FROM official_value
            WHERE place_id = $1 AND indicator = $2
            ORDER BY population, period
            """, place, indicator
        ).compactMap(value)
    }

    static func all(in s: any Session) throws -> [OfficialValue] {
        try s.rows(
            """
            SELECT place_id, indicator, population, period, value, flags, dataset, imported_at
            FROM official_value
            ORDER BY place_id, indicator, population, period
            """
        ).compactMap(value)
    }

    private static func value(_ row: Row) throws -> OfficialValue? {
        guard let population = OfficialValue.Population(rawValue: try row.text(2)) else { return nil }
        return OfficialValue(
            indicator: try row.text(1), place: try row.id(0), population: population, period: try row.text(3),
            value: try row.doubleOrNil(4),
            flags: try row.text(5).compactMap { OfficialValue.Flag(rawValue: String($0)) }, dataset: try row.text(6),
            imported: try row.moment(7))
    }
}
