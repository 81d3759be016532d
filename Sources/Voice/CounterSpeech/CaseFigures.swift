import Community
import Deliberation
import Kernel
import Storage

/// How many cases of which kind, and what became of them; nothing that would tell of fewer than five.
struct CaseFigures: Sendable, Equatable {
    let rows: [Row]

    struct Row: Sendable, Equatable {
        let dimension: Dimension
        /// The name of a category, a ground …, or the code of a country.
        let value: String
        /// Nil: not shown, since it, or what it leaves over, would be of fewer than five.
        let count: Int?
    }

    enum Dimension: String, Sendable, CaseIterable {
        case all, category, incident, ground, recommendation, outcome, term, country
    }

    /// What there is to count of one case.
    struct Item: Sendable {
        let id: CaseID
        /// One for each dimension, so that each is a partition and nothing is found by adding up.
        let values: [Dimension: String]
    }

    /// Each dimension is a tree of its own under the whole, so nobody finds a small count by subtracting.
    init(_ items: [Item]) {
        var rows: [Row] = []
        for dimension in Dimension.allCases {
            var tree = SumTree<String, CaseID>()
            tree.add("", in: nil)
            let values = Set(items.compactMap { $0.values[dimension] }).union(Self.known[dimension] ?? [])
            for value in values { tree.add(value, in: "") }
            for item in items { tree.count(item.id, at: item.values[dimension] ?? "") }
            let shown = tree.shown()
            func row(_ value: String, _ count: Int) -> Row {
                Row(dimension: dimension, value: value, count: shown.contains(value) ? count : nil)
            }
            if dimension == .all {
                rows.append(row("", items.count))
            } else {
                let all = values.sorted().map { value in
                    row(value, items.count { $0.values[dimension] == value })
                }
                // A country in the list would tell by itself that something was reported there.
                rows += dimension == .country ? all.filter { $0.count != nil } : all
            }
        }
        self.rows = rows
    }

    /// A case that aims at more than one ground.
    private static let several = "several"

    private static let known: [Dimension: Set<String>] = [
        .category: Set(SpeechCategory.allCases.map(\.rawValue)), .incident: Set(Incident.allCases.map(\.rawValue)),
        .ground: Set(Ground.allCases.map(\.rawValue)).union([several]),
        .recommendation: Set(Recommendation.allCases.map(\.rawValue)),
        .outcome: Set(Outcome.allCases.map(\.rawValue)), .term: ["in-time", "late", "open"],
    ]

    static func read(in s: any Session) throws -> CaseFigures {
        let chosen = try AssessmentStore.chosen(in: s)
        var countries: [PlaceID: String] = [:]
        let items = try CaseStore.all(in: s).map { one in
            if countries[one.place] == nil {
                countries[one.place] = CaseDesk.country(try PlaceStore.path(one.place, in: s))
            }
            let term = one.isInTime.map { $0 ? "in-time" : "late" } ?? "open"
            return Item(
                id: one.id,
                values: [
                    .category: one.category.rawValue, .incident: one.incident.rawValue,
                    .ground: one.grounds.count == 1 ? one.grounds.first?.rawValue : several,
                    .recommendation: chosen[one.id]?.rawValue, .outcome: one.outcome?.rawValue, .term: term,
                    .country: countries[one.place],
                ].compactMapValues { $0 })
        }
        return CaseFigures(items)
    }

    /// An empty count is not shown.
    var file: String {
        CSV.line(["dimension", "value", "cases"])
            + rows.map {
                CSV.line([$0.dimension.rawValue, $0.value.isEmpty ? "all" : $0.value, $0.count.map(String.init) ?? ""])
            }.joined()
    }
}
