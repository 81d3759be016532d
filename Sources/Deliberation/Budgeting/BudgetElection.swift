/// A budget, the projects that ask for a part of it, and what people voted for.
public struct BudgetElection: Sendable {
    /// In the order of the file.
    public let projects: [Project]
    /// In minor units, see `decimals`.
    public let budget: Int64
    /// Decimal places of amounts: a minor unit is 10^−decimals of the currency.
    public let decimals: Int
    /// Equal ballots merged, in order of first appearance; empty ballots are among them.
    public let groups: [BallotGroup]
    /// All who cast a ballot, the empty ones included.
    public let voters: Int
    /// Whether ballots say how much each project is liked.
    public let hasPoints: Bool

    public struct Project: Equatable, Sendable {
        public let id: String
        public let name: String
        /// In minor units, above 0.
        public let cost: Int64

        public init(id: String, name: String, cost: Int64) {
            self.id = id
            self.name = name
            self.cost = cost
        }
    }

    /// One project on a ballot, which the voter supports.
    public struct Choice: Hashable, Sendable {
        /// The position in `projects`.
        public let project: Int
        /// 1 on an approval ballot; 0 for the last project of an ordinal one.
        public let points: Int64

        public init(project: Int, points: Int64 = 1) {
            self.project = project
            self.points = points
        }
    }

    /// Voters with one and the same ballot.
    public struct BallotGroup: Sendable {
        /// In the order of projects.
        public let choices: [Choice]
        public let voters: Int
    }

    /// What makes an election impossible to count.
    public enum Refusal: Error, Equatable {
        case tooManyProjects(limit: Int)
        case projectTwice(id: String)
        case costOutOfRange(id: String)
        case budgetOutOfRange
        case decimalsOutOfRange
        case unknownProject(ballot: Int)
        case choiceTwice(ballot: Int, id: String)
        case pointsOutOfRange(ballot: Int, id: String)
    }

    /// Bounds that keep every sum of costs and of points within 64 bits.
    public static let highestAmount: Int64 = 100_000_000_000_000
    public static let highestPoints: Int64 = 1_000_000_000
    public static let mostProjects = 50_000
    public static let mostDecimals = 6

    /// - ballots: one a voter, the choices in any order
    /// - Throws: `Refusal` for what no rule could count
    public init(
        projects: [Project], budget: Int64, decimals: Int = 0, ballots: [[Choice]], hasPoints: Bool = false
    ) throws(Refusal) {
        try Self.check(projects, budget: budget, decimals: decimals)
        var positions: [[Choice]: Int] = [:]
        var groups: [(choices: [Choice], voters: Int)] = []
        for (number, ballot) in ballots.enumerated() {
            let sorted = ballot.sorted { $0.project < $1.project }
            try Self.check(sorted, of: number, projects)
            if let position = positions[sorted] {
                groups[position].voters += 1
            } else {
                positions[sorted] = groups.count
                groups.append((sorted, 1))
            }
        }
        self.projects = projects
        self.budget = budget
        self.decimals = decimals
        self.groups = groups.map { BallotGroup(choices: $0.choices, voters: $0.voters) }
        self.hasPoints = hasPoints
        voters = ballots.count
    }

    private static func check(_ projects: [Project], budget: Int64, decimals: Int) throws(Refusal) {
        guard projects.count <= mostProjects else { throw .tooManyProjects(limit: mostProjects) }
        guard (0...highestAmount).contains(budget) else { throw .budgetOutOfRange }
        guard (0...mostDecimals).contains(decimals) else { throw .decimalsOutOfRange }
        var seen: Set<String> = []
        for project in projects {
            guard seen.insert(project.id).inserted else { throw .projectTwice(id: project.id) }
            guard (1...highestAmount).contains(project.cost) else { throw .costOutOfRange(id: project.id) }
        }
    }

    private static func check(_ ballot: [Choice], of number: Int, _ projects: [Project]) throws(Refusal) {
        for (position, choice) in ballot.enumerated() {
            guard projects.indices.contains(choice.project) else { throw .unknownProject(ballot: number) }
            let id = projects[choice.project].id
            guard position == 0 || ballot[position - 1].project != choice.project else {
                throw .choiceTwice(ballot: number, id: id)
            }
            guard (0...highestPoints).contains(choice.points) else {
                throw .pointsOutOfRange(ballot: number, id: id)
            }
        }
    }
}

extension BudgetElection {
    /// One unit of the currency in minor units.
    var currencyUnit: Int64 { (0..<decimals).reduce(1) { unit, _ in unit * 10 } }

    /// Positions of projects ordered by identifier as a string, character by character: the tie-breaking of all rules.
    var identifierRanks: [Int] {
        let sorted = projects.indices.sorted { projects[$0].id.utf8.lexicographicallyPrecedes(projects[$1].id.utf8) }
        var ranks = [Int](repeating: 0, count: projects.count)
        for (rank, project) in sorted.enumerated() { ranks[project] = rank }
        return ranks
    }
}
