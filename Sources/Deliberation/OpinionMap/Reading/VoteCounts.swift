/// How a set of people voted on one statement; people moderated statements out of sight still count here.
public struct VoteCounts: Hashable, Sendable {
    public var agrees: Int
    public var disagrees: Int
    public var passes: Int

    public init(agrees: Int = 0, disagrees: Int = 0, passes: Int = 0) {
        self.agrees = agrees
        self.disagrees = disagrees
        self.passes = passes
    }

    public var votes: Int { agrees + disagrees + passes }

    mutating func add(_ value: Int8) {
        switch value {
        case 1: agrees += 1
        case -1: disagrees += 1
        default: passes += 1
        }
    }

    /// The share that agrees with one imagined vote each way: (agrees + 1) / (votes + 2).
    var agreeProbability: Double { Self.probability(agrees, of: votes) }
    var disagreeProbability: Double { Self.probability(disagrees, of: votes) }

    /// The share without the imagined votes; 0 for nobody.
    public var agreeShare: Double { votes == 0 ? 0 : Double(agrees) / Double(votes) }

    static func probability(_ successes: Int, of trials: Int) -> Double {
        Double(successes + 1) / Double(trials + 2)
    }

    static func + (left: VoteCounts, right: VoteCounts) -> VoteCounts {
        VoteCounts(
            agrees: left.agrees + right.agrees, disagrees: left.disagrees + right.disagrees,
            passes: left.passes + right.passes)
    }
}

/// Votes of every statement, by everyone and by group.
struct VoteTally: Sendable {
    /// By column.
    let everyone: [VoteCounts]
    /// By group, then column.
    let groups: [[VoteCounts]]

    /// - groupOf: by row; nil for people outside the map
    init(_ table: VoteTable, groupOf: [Int?], groupCount: Int) {
        let empty = [VoteCounts](repeating: VoteCounts(), count: table.statements.count)
        var everyone = empty
        var groups = [[VoteCounts]](repeating: empty, count: groupCount)
        for participant in table.participants.indices {
            if let group = groupOf[participant] {
                table.forEachVote(of: participant) { column, value in groups[group][column].add(value) }
            } else {
                table.forEachVote(of: participant) { column, value in everyone[column].add(value) }
            }
        }
        for group in groups {
            for column in group.indices { everyone[column] = everyone[column] + group[column] }
        }
        self.everyone = everyone
        self.groups = groups
    }

    /// The counts of everyone on the map.
    func mapped(_ column: Int) -> VoteCounts {
        groups.reduce(VoteCounts()) { $0 + $1[column] }
    }

    /// The counts of the mapped people who are not in a group.
    func rest(of group: Int, _ column: Int) -> VoteCounts {
        groups.indices.filter { $0 != group }.reduce(VoteCounts()) { $0 + groups[$1][column] }
    }
}
