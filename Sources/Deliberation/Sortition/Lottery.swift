extension Sortition {
    /// Panels with their shares of the chance, and the chance that each volunteer has.
    public struct Lottery: Sendable, Equatable, Codable {
        /// How many people of each kind, and the share in `units`; all shares add up to `units`.
        public struct Panel: Sendable, Equatable, Codable {
            public var counts: [Int]
            public var share: Int
        }

        public var panels: [Panel]
        /// Numbers of the volunteers of each kind.
        public var kinds: [[Int]]
        public var size: Int

        /// Per volunteer the chance to be drawn.
        public var chances: [Double] {
            var chances = [Double](repeating: 0, count: kinds.reduce(0) { $0 + $1.count })
            for (number, members) in kinds.enumerated() {
                let expected = panels.reduce(0) { $0 + $1.share * $1.counts[number] }
                for member in members {
                    chances[member] = Double(expected) / Double(units) / Double(members.count)
                }
            }
            return chances
        }
    }

    /// The fairest lottery over panels of a size that meet the quotas.
    ///
    /// Cost: a linear program a distinct chance, and a whole-number program a panel that is found.
    public static func lottery(
        _ volunteers: [Volunteer], quotas: [Quota], size: Int
    ) throws(Refusal) -> Lottery {
        guard volunteers.count >= size, size > 0 else {
            throw .tooFewVolunteers(are: volunteers.count, needed: max(size, 1))
        }
        let kinds = try kinds(volunteers, quotas)
        var leximin = Leximin(PanelSearch(kinds: kinds, quotas: quotas, size: size))
        let (panels, shares) = try leximin.run()
        let rounded = wholeShares(shares)
        let kept = zip(panels, rounded).filter { $0.1 > 0 }.map { Lottery.Panel(counts: $0.0, share: $0.1) }
        return Lottery(
            panels: kept.sorted { $0.counts.lexicographicallyPrecedes($1.counts) }, kinds: kinds.map(\.members),
            size: size)
    }

    /// Whole units by largest remainders.
    private static func wholeShares(_ shares: [Double]) -> [Int] {
        let sum = shares.reduce(0, +)
        let exact = shares.map { max(0, $0) / sum * Double(units) }
        var whole = exact.map { Int($0) }
        let order = exact.indices.sorted {
            let (first, second) = (exact[$0] - exact[$0].rounded(.down), exact[$1] - exact[$1].rounded(.down))
            return first != second ? first > second : $0 < $1
        }
        for index in order.prefix(max(0, units - whole.reduce(0, +))) { whole[index] += 1 }
        return whole
    }
}

/// LEXIMIN by column generation: raise the lowest chance as far as it goes, fix whose chance cannot rise, go on with the rest.
private struct Leximin {
    private let search: PanelSearch
    private var panels: [[Int]] = []
    private var known: Set<[Int]> = []
    /// Chances that are settled, by kind.
    private var fixed: [Int: Double] = [:]
    /// Chances that differ less are the same: the feasibility tolerance of the simplex (GLPK reference manual, tol_bnd).
    private static let tolerance = 1e-7

    init(_ search: PanelSearch) { self.search = search }

    mutating func run() throws(Sortition.Refusal) -> (panels: [[Int]], shares: [Double]) {
        try add(search.best(search.kinds.map { _ in 0 }))
        // A panel for each kind that can be on one: without them the first rounds crawl.
        for kind in search.kinds.indices {
            try add(search.best(search.kinds.indices.map { $0 == kind ? 1 : 0 }))
        }
        var shares: [Double] = []
        while fixed.count < search.kinds.count {
            let round = try raised()
            shares = round.shares
            let settled = round.weights.filter { $0.value > Self.tolerance }.map(\.key)
            for kind in settled.isEmpty ? Array(round.weights.keys) : settled { fixed[kind] = max(0, round.lowest) }
        }
        return (panels, shares)
    }

    private mutating func add(_ panel: [Int]) throws(Sortition.Refusal) {
        if known.insert(panel).inserted { panels.append(panel) }
    }

    /// Shares of the panels that make the lowest unsettled chance highest, and how much each kind holds it down.
    private mutating func raised() throws(Sortition.Refusal) -> (
        lowest: Double, shares: [Double], weights: [Int: Double]
    ) {
        while true {
            let solution = try solved()
            let duals = search.kinds.indices.map { max(0, -solution.duals[$0 + 1]) }
            let worths = search.kinds.indices.map { duals[$0] / Double(search.kinds[$0].members.count) }
            let panel = try search.best(worths)
            let worth = zip(panel, worths).reduce(0) { $0 + Double($1.0) * $1.1 }
            let most = panels.map { zip($0, worths).reduce(0) { $0 + Double($1.0) * $1.1 } }.max() ?? 0
            guard worth > most + Self.tolerance, !known.contains(panel) else {
                let free = search.kinds.indices.filter { fixed[$0] == nil }
                return (
                    solution.columns[panels.count], Array(solution.columns[..<panels.count]),
                    Dictionary(uniqueKeysWithValues: free.map { ($0, duals[$0]) })
                )
            }
            try add(panel)
        }
    }

    /// Columns: a share a panel, and the lowest chance. Rows: shares add up to one; each kind's chance.
    private func solved() throws(Sortition.Refusal) -> LinearProgram.Solution {
        var program = LinearProgram()
        program.columns = panels.map { _ in .init(cost: 0, lower: 0) } + [.init(cost: 1, lower: 0)]
        program.rows = [.init(coefficients: panels.indices.map { ($0, 1) }, lower: 1, upper: 1)]
        for (number, kind) in search.kinds.enumerated() {
            var coefficients = panels.indices.filter { panels[$0][number] > 0 }
                .map { (column: $0, value: Double(panels[$0][number]) / Double(kind.members.count)) }
            if fixed[number] == nil { coefficients.append((panels.count, -1)) }
            program.rows.append(
                .init(coefficients: coefficients, lower: (fixed[number] ?? 0) - (fixed[number] == nil ? 0 : 1e-9)))
        }
        do {
            return try program.maximum()
        } catch {
            throw .unsolved
        }
    }
}
