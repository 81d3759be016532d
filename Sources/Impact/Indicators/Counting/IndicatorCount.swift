import Community
import Deliberation
import Kernel

/// The values of all scopes, from what the rooms counted where it happened.
struct IndicatorCount: Sendable {
    let content: IndicatorContent
    let root: PlaceID
    /// The place around each place; none for the root.
    let parents: [PlaceID: PlaceID]

    func values(_ tallies: [Tally], _ counted: [CountedFigure]) -> [IndicatorValue] {
        let own = counted.filter { content[$0.indicator]?.isOfficial == false }.map { one in
            IndicatorValue(
                indicator: one.indicator, scope: one.scope, month: one.month, value: one.value,
                n: one.value == nil ? nil : one.n, parts: nil)
        }
        let byIndicator = Dictionary(grouping: tallies, by: \.indicator)
        return own
            + byIndicator.sorted { $0.key < $1.key }.flatMap { name, tallies -> [IndicatorValue] in
                guard let definition = content[name], !definition.isOfficial else { return [] }
                return Dictionary(grouping: tallies, by: \.month).flatMap { month, tallies in
                    values(definition, month, tallies)
                }
            }
    }

    private func values(
        _ definition: IndicatorDefinition, _ month: CalendarMonth, _ tallies: [Tally]
    ) -> [IndicatorValue] {
        var scopes: [FigureScope: [Tally]] = [:]
        for tally in tallies {
            for scope in path(tally.place).map(FigureScope.place) { scopes[scope, default: []].append(tally) }
            if let organisation = tally.organisation { scopes[.organisation(organisation), default: []].append(tally) }
        }
        let shown = definition.isOfPeople ? shown(tallies) : Set(scopes.keys)
        return scopes.map { scope, tallies in
            value(definition, scope, month, tallies, isShown: shown.contains(scope))
        }
    }

    private func value(
        _ definition: IndicatorDefinition, _ scope: FigureScope, _ month: CalendarMonth, _ tallies: [Tally],
        isShown: Bool
    ) -> IndicatorValue {
        func value(_ value: Double?, _ n: Int?, _ parts: IndicatorValue.Parts? = nil) -> IndicatorValue {
            IndicatorValue(
                indicator: definition.id, scope: scope, month: month, value: value, n: n, parts: parts)
        }
        guard isShown else { return value(nil, nil) }
        let amount = tallies.reduce(0) { $0 + $1.amount }
        let count = tallies.reduce(0) { $0 + $1.count }
        switch definition.sums {
        case .median:
            let parts = IndicatorValue.Parts(tallies.map { Int($0.amount.rounded()) })
            return value(PooledValue.median(parts.sorted), count, parts)
        case .share: return value(count == 0 ? nil : amount / Double(count) * 100, count)
        case .total, .people, nil: return value(amount, count)
        }
    }

    /// The scopes of which nobody finds a count of a few people, by taking what is shown from what is shown around it.
    private func shown(_ tallies: [Tally]) -> Set<FigureScope> {
        var tree = SumTree<FigureScope, Int>()
        var next = 0
        let places = Dictionary(grouping: tallies, by: { $0.organisation }).mapValues { Set($0.map(\.place)) }
        for (inner, outer) in parents { tree.add(.place(inner), in: .place(outer)) }
        var counts: [FigureScope: Int] = [:]
        for tally in tallies {
            var node = FigureScope.place(tally.place ?? root)
            // As with given time: who is active in several places would cut across the tree, and counts there alone.
            if let organisation = tally.organisation, places[organisation]?.count == 1 {
                tree.add(.organisation(organisation), in: node)
                node = .organisation(organisation)
            }
            counts[node, default: 0] += tally.count
        }
        for (node, count) in counts {
            // Nobody is counted twice, so who they are does not matter, nor how many there are beyond the fewest.
            for _ in 0..<min(count, SmallGroups.fewest) {
                tree.count(next, at: node)
                next += 1
            }
        }
        return tree.shown()
    }

    /// The place with all around it; the root alone where it may not be told.
    private func path(_ place: PlaceID?) -> [PlaceID] {
        var path: [PlaceID] = []
        var next: PlaceID? = place ?? root
        while let here = next, path.count < 8 {
            path.append(here)
            next = parents[here]
        }
        return path
    }
}
