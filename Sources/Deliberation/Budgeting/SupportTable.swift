/// Who likes which project how much: the same ballots, arranged by project.
struct SupportTable: Sendable {
    /// Supporters of project p are the entries `starts[p] ..< starts[p + 1]`.
    let starts: [Int]
    /// Positions in the groups of the election.
    let groups: [Int32]
    /// What one of the group's voters gets from the project, before `weight(of:)`; at least 1.
    let points: [Int64]
    /// Voters of each group of the election.
    let voters: [Int64]
    let satisfaction: Satisfaction
    let costs: [Int64]
    let ranks: [Int]

    init(_ election: BudgetElection, satisfaction: Satisfaction) {
        var counts = [Int](repeating: 0, count: election.projects.count + 1)
        func value(_ choice: BudgetElection.Choice) -> Int64 {
            satisfaction == .points ? choice.points : 1
        }
        for group in election.groups {
            for choice in group.choices where value(choice) > 0 { counts[choice.project + 1] += 1 }
        }
        for project in election.projects.indices { counts[project + 1] += counts[project] }
        starts = counts
        var groups = [Int32](repeating: 0, count: counts[election.projects.count])
        var points = [Int64](repeating: 0, count: counts[election.projects.count])
        for (position, group) in election.groups.enumerated() {
            for choice in group.choices where value(choice) > 0 {
                groups[counts[choice.project]] = Int32(position)
                points[counts[choice.project]] = value(choice)
                counts[choice.project] += 1
            }
        }
        self.groups = groups
        self.points = points
        voters = election.groups.map { Int64($0.voters) }
        self.satisfaction = satisfaction
        costs = election.projects.map(\.cost)
        ranks = election.identifierRanks
    }

    func supporters(of project: Int) -> Range<Int> { starts[project]..<starts[project + 1] }

    /// What points are multiplied by to give satisfaction: the cost, or 1.
    func weight(of project: Int) -> Int64 { satisfaction == .cost ? costs[project] : 1 }

    /// The points of all supporters together.
    func totalPoints(of project: Int) -> Int64 {
        supporters(of: project).reduce(0) { $0 + points[$1] * voters[Int(groups[$1])] }
    }

    /// The voters who support a project.
    func supporterCount(of project: Int) -> Int64 {
        supporters(of: project).reduce(0) { $0 + voters[Int(groups[$1])] }
    }
}

/// What a funded project is worth to a voter who supports it.
public enum Satisfaction: String, CaseIterable, Sendable {
    /// Its cost: large projects count more.
    case cost
    /// One: every project counts the same.
    case cardinality
    /// The points the voter gave it.
    case points
}
