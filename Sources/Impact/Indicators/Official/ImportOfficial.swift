import Community
import Deliberation
import Kernel
import Storage

/// Bringing in one indicator from a table of Eurostat; what was known of the same area, people and period is replaced.
struct ImportOfficial: Sendable {
    let indicator: IndicatorDefinition
    let table: EurostatTable
    /// What dimensions must be, where a table has several: `sex` → `T`.
    let wanted: [String: String]
    let at: Moment

    /// What came of it.
    struct Outcome: Sendable, Equatable {
        let values: Int
        /// Areas that this site does not have.
        let unknownAreas: [String]
    }

    /// Dimensions that say whose value it is.
    private static let populations = ["citizen", "c_birth"]

    /// - Throws: `InputError`
    func apply(in s: any Session) throws -> Outcome {
        let chosen = try chosen()
        let places = Dictionary(
            try PlaceStore.all(in: s).map { ($0.code, $0.id) }, uniquingKeysWith: { one, _ in one })
        let values = chosen.compactMap { entry -> OfficialValue? in
            guard let place = places[Self.place(entry.observation.area)] else { return nil }
            return OfficialValue(
                indicator: indicator.id, place: place, population: entry.population, period: entry.observation.period,
                value: entry.observation.value,
                flags: entry.observation.flags.compactMap { OfficialValue.Flag(rawValue: String($0)) },
                dataset: table.dataset.isEmpty ? indicator.tables.first ?? "" : table.dataset, imported: at)
        }
        guard !values.isEmpty else {
            throw InputError(
                file: table.file, line: 1, field: "geo", problem: "no area of the file is a place of this site")
        }
        try OfficialStore.put(values, in: s)
        try AuditLog.record(
            .init(
                "indicator/imported", Subject(.place, places["EU"] ?? values[0].place), by: .system, at: at,
                details: "\(indicator.id): \(values.count) values from \(table.dataset)"), in: s)
        let known = Set(places.keys)
        let unknown = Set(chosen.map(\.observation.area)).filter { !known.contains(Self.place($0)) }
        return Outcome(values: values.count, unknownAreas: unknown.sorted())
    }

    private typealias Entry = (observation: EurostatTable.Observation, population: OfficialValue.Population)

    /// Those that are asked for, one for each area, people and period.
    private func chosen() throws(InputError) -> [Entry] {
        for name in wanted.keys.sorted() {
            guard table.observations.allSatisfy({ $0.dimensions[name] != nil }) else {
                let names = table.observations.first?.dimensions.keys.sorted().joined(separator: ", ") ?? ""
                throw InputError(
                    file: table.file, line: 1, field: name, problem: "no such dimension; the file has \(names)")
            }
        }
        var entries: [Entry] = []
        var seen: [String: EurostatTable.Observation] = [:]
        for observation in table.observations {
            guard wanted.allSatisfy({ observation.dimensions[$0.key] == $0.value }) else { continue }
            guard let population = population(of: observation) else { continue }
            let key = "\(observation.area) \(population.rawValue) \(observation.period)"
            if let other = seen[key] { throw several(observation, other) }
            seen[key] = observation
            entries.append((observation, population))
        }
        guard !entries.isEmpty else {
            throw InputError(
                file: table.file, line: 1, field: nil,
                problem: "no line is left after --where; does the file have such codes?")
        }
        return entries
    }

    private func population(of observation: EurostatTable.Observation) -> OfficialValue.Population? {
        for name in Self.populations {
            if let code = observation.dimensions[name] { return OfficialValue.Population(eurostat: code) }
        }
        return .all
    }

    /// Two values of the same: names the dimensions that tell them apart, so that one can be chosen.
    private func several(
        _ one: EurostatTable.Observation, _ other: EurostatTable.Observation
    ) -> InputError {
        let names = one.dimensions.keys.sorted().filter { one.dimensions[$0] != other.dimensions[$0] }
        let ways = names.map { "--where \($0)=\(one.dimensions[$0] ?? "")" }.joined(separator: " ")
        return InputError(
            file: table.file, line: one.line, field: names.first,
            problem: "line \(other.line) has another value for the same area and period; choose one, such as with "
                + (ways.isEmpty ? "a file without the same line twice" : ways))
    }

    /// Our code of an area.
    private static func place(_ area: String) -> String {
        // Eurostat names the union by how many it has.
        area == "EU27_2020" ? "EU" : area
    }
}
