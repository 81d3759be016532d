extension OpinionMap {
    /// How much to compute beyond the map itself.
    public struct Options: Sendable {
        /// Resamples for support values; 0 leaves them at 0.
        public var replicates: Int
        /// Whether to factorise the ratings for intercepts.
        public var includesIntercepts: Bool

        public init(replicates: Int = 50, includesIntercepts: Bool = true) {
            self.replicates = replicates
            self.includesIntercepts = includesIntercepts
        }
    }

    /// The map of a table.
    ///
    /// - previous: group letters by participant on the map before, so that groups keep their names
    /// - start: a guess for the axes, from the map before
    public static func make(
        _ table: VoteTable, method: MapMethod = .stable, options: Options = Options(),
        previous: [String: String] = [:], start: [Double]? = nil
    ) -> OpinionMap {
        let matrix = RatingMatrix(table)
        let size = matrix.size
        let axes = PrincipalComponents(
            count: 2, size: size, start: start ?? matrix.firstGuess, product: matrix.gram)
        return make(
            table, method: method, options: options, previous: previous, matrix: matrix, axes: axes)
    }

    static func make(
        _ table: VoteTable, method: MapMethod, options: Options, previous: [String: String],
        matrix: RatingMatrix, axes: PrincipalComponents
    ) -> OpinionMap {
        let positions = matrix.positions(axes.vectors)
        let mapped = mappedParticipants(table)
        let points = mapped.map { positions[$0] ?? Point(x: 0, y: 0) }
        let seed = table.fingerprint

        var grouping: Grouping
        var candidates: [Int: Lloyd.Clustering] = [:]
        switch method {
        case .polis: grouping = BaseGrouping.groups(points)
        case .stable: (grouping, candidates) = StableGrouping(points: points, seed: seed).groups()
        }
        let names = GroupNames(grouping, table, mapped, previous: previous)
        grouping.assignment = grouping.assignment.map { names.rank[$0] }

        var groupOf = [Int?](repeating: nil, count: table.participants.count)
        for (index, participant) in mapped.enumerated() { groupOf[participant] = grouping.assignment[index] }
        let tally = VoteTally(table, groupOf: groupOf, groupCount: grouping.chosen)
        let bootstrap = Bootstrap(
            table, mapped: mapped, points: points, grouping: grouping, candidates: candidates,
            replicates: method == .stable ? options.replicates : 0, seed: seed)
        let isSeparated =
            method == .stable
            && NullModel.isSeparated(
                points, groups: grouping.chosen, observed: grouping.silhouettes[grouping.chosen] ?? 0, seed: seed)
        let intercepts =
            options.includesIntercepts
            ? MatrixFactorisation(table).intercepts : [Double?](repeating: nil, count: matrix.size)

        var support = [Double?](repeating: nil, count: table.participants.count)
        for (index, participant) in mapped.enumerated() { support[participant] = bootstrap.participants[index] }
        let places = matrix.statementPositions(axes.vectors)
        return OpinionMap(
            method: method,
            participants: table.participants.indices.map { row in
                MappedParticipant(
                    id: table.participants[row], position: positions[row],
                    group: groupOf[row].map { names.letters[$0] }, support: support[row])
            },
            statements: table.statements.indices.map { column in
                let extremity = places[column].length
                return MappedStatement(
                    id: table.statements[column], counts: tally.everyone[column],
                    groupCounts: tally.groups.map { $0[column] }, position: places[column], extremity: extremity,
                    priority: Bridging.priority(
                        tally.mapped(column), extremity: extremity, isMeta: table.isMeta[column]),
                    bridging: Bridging.agreement(tally, column),
                    bridgingDisagree: Bridging.disagreement(tally, column),
                    bridgingSupport: bootstrap.bridging[column], intercept: intercepts[column],
                    isModeratedOut: table.isModeratedOut[column])
            },
            groups: (0..<grouping.chosen).map { group in
                OpinionGroup(
                    id: names.letters[group], size: grouping.assignment.count { $0 == group },
                    representative: RepresentativeChoice.choose(tally, group: group, table))
            },
            majority: Majority(tally, table),
            components: Components(means: matrix.means, vectors: axes.vectors, eigenvalues: axes.eigenvalues),
            clustering: ClusteringFacts(
                chosen: grouping.chosen, silhouettes: grouping.silhouettes, support: bootstrap.clustering,
                isSeparated: isSeparated))
    }

    /// Rows that are placed into groups: at least min(7, S) votes; below 15 such, those with most votes join.
    private static func mappedParticipants(_ table: VoteTable) -> [Int] {
        let threshold = min(7, table.statements.count)
        let rows = table.participants.indices.filter { table.voteCount(of: $0) > 0 }
        let active = rows.filter { table.voteCount(of: $0) >= threshold }
        guard active.count < 15 else { return active }
        let others = rows.filter { table.voteCount(of: $0) < threshold }
            .sorted {
                let (a, b) = (table.voteCount(of: $0), table.voteCount(of: $1))
                return a != b ? a > b : $0 < $1
            }
        return (active + others.prefix(15 - active.count)).sorted()
    }
}

extension RatingMatrix {
    /// A direction that is unlikely to be orthogonal to the axes and depends only on the statements' places.
    var firstGuess: [Double] {
        (0..<size).map { 1 + 0.25 * Double(($0 * 7919) % 13) }
    }
}

extension VoteTable {
    /// A number made of the votes, from which every random choice of a map derives. FNV-1a.
    var fingerprint: UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in columns.indices {
            hash = (hash ^ UInt64(UInt32(bitPattern: columns[index]))) &* 0x100_0000_01B3
            hash = (hash ^ UInt64(UInt8(bitPattern: values[index]))) &* 0x100_0000_01B3
        }
        return hash
    }
}
