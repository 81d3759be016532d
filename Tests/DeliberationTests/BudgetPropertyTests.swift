import Deliberation
import Testing

/// What holds in every election, shown on generated ones.
@Suite struct BudgetPropertyTests {
    private func election(_ random: inout Shuffle, hasPoints: Bool = false) throws -> BudgetElection {
        let count = 1 + random.below(7)
        let projects = (0..<count).map {
            BudgetElection.Project(id: "\(random.below(50))-\($0)", name: "", cost: Int64(1 + random.below(40)))
        }
        let ballots = (0..<random.below(12)).map { _ in
            (0..<count).filter { _ in random.below(2) == 0 }.map {
                BudgetElection.Choice(project: $0, points: hasPoints ? Int64(random.below(4)) : 1)
            }
        }
        return try BudgetElection(
            projects: projects, budget: Int64(random.below(100)), ballots: ballots, hasPoints: hasPoints)
    }

    @Test func `every outcome keeps the budget and says of each project what became of it`() throws {
        var random = Shuffle(seed: 1)
        for round in 0..<400 {
            let election = try election(&random, hasPoints: round % 2 == 0)
            for (rule, completion) in Self.rules {
                for satisfaction in Satisfaction.allCases {
                    let outcome = election.outcome(rule, satisfaction: satisfaction, completion: completion)
                    let winners = outcome.purchases.map(\.project)
                    #expect(outcome.cost == winners.reduce(0) { $0 + election.projects[$1].cost })
                    #expect(outcome.cost <= election.budget)
                    #expect(
                        (winners + outcome.shortfalls.map(\.project)).sorted() == Array(election.projects.indices))
                    for purchase in outcome.purchases where !purchase.payments.isEmpty {
                        let paid = purchase.payments.reduce(0) { $0 + $1.each * Double($1.voters) }
                        #expect(abs(paid - Double(election.projects[purchase.project].cost)) < 1e-9)
                    }
                    let explanation = BudgetExplanation(outcome, of: election)
                    #expect(explanation.shares.reduce(0) { $0 + $1.voters } == Int64(election.voters))
                }
            }
        }
    }

    private static let rules: [(BudgetRule, Completion)] = [
        (.greedy, .none), (.mes, .none), (.mes, .greedy), (.mes, .add1), (.mes, .add1u), (.phragmen, .none),
    ]

    /// In slow, plain fractions of doubles: with these small numbers, a voter's payments show to 1e-9.
    @Test func `under Equal Shares nobody pays more than their share and nothing affordable is left`() throws {
        var random = Shuffle(seed: 2)
        for _ in 0..<600 {
            let election = try election(&random)
            guard election.voters > 0 else { continue }
            let outcome = election.outcome(.mes)
            let share = Double(election.budget) / Double(election.voters)
            var left = [Double](repeating: share, count: election.groups.count)
            for purchase in outcome.purchases {
                let most = purchase.payments.map(\.each).max() ?? 0
                for (index, group) in election.groups.enumerated()
                where group.choices.contains(where: { $0.project == purchase.project }) {
                    left[index] -= min(left[index], most)
                    #expect(left[index] > -1e-9)
                }
            }
            for shortfall in outcome.shortfalls where shortfall.voters > 0 {
                let held = election.groups.enumerated().reduce(0) { sum, entry in
                    entry.element.choices.contains { $0.project == shortfall.project }
                        ? sum + left[entry.offset] * Double(entry.element.voters) : sum
                }
                #expect(abs(held - shortfall.held) < 1e-8)
                #expect(held < Double(election.projects[shortfall.project].cost) - 1e-12)
            }
        }
    }

    /// Priceability in the sense of Peters and Skowron (EC 2020): equal earnings, only for supported projects, and no
    /// group with more than the cost of a project left over.
    @Test func `under Phragmén nobody spends more than the time and no group waits with the money in hand`() throws {
        var random = Shuffle(seed: 3)
        for _ in 0..<600 {
            let election = try election(&random)
            let outcome = election.outcome(.phragmen)
            var last = [Double](repeating: 0, count: election.groups.count)
            var time = 0.0
            for purchase in outcome.purchases {
                let now = try #require(purchase.price)
                #expect(now >= time - 1e-9)
                time = now
                var paid = 0.0
                for (index, group) in election.groups.enumerated()
                where group.choices.contains(where: { $0.project == purchase.project }) {
                    paid += (now - last[index]) * Double(group.voters)
                    last[index] = now
                }
                #expect(abs(paid - Double(election.projects[purchase.project].cost)) < 1e-8)
            }
            for project in election.projects.indices where !outcome.purchases.contains(where: { $0.project == project })
            {
                let held = election.groups.enumerated().reduce(0) { sum, entry in
                    entry.element.choices.contains { $0.project == project }
                        ? sum + (time - last[entry.offset]) * Double(entry.element.voters) : sum
                }
                #expect(held < Double(election.projects[project].cost) + 1e-8)
            }
        }
    }

    @Test func `the order of voters does not matter`() throws {
        var random = Shuffle(seed: 4)
        let projects = ["10", "9", "b", "a"].map { BudgetElection.Project(id: $0, name: "", cost: 10) }
        for _ in 0..<100 {
            var ballots = (0..<8).map { _ in
                (0..<4).filter { _ in random.below(2) == 0 }.map { BudgetElection.Choice(project: $0) }
            }
            let one = try BudgetElection(projects: projects, budget: 25, ballots: ballots)
            ballots.shuffle(using: &random)
            let other = try BudgetElection(projects: projects, budget: 25, ballots: ballots)
            for (rule, completion) in Self.rules {
                #expect(
                    one.outcome(rule, completion: completion).purchases.map(\.project)
                        == other.outcome(rule, completion: completion).purchases.map(\.project))
            }
        }
    }

    @Test func `a tie goes to the identifier that comes first as a string`() throws {
        let projects = ["9", "10", "a"].map { BudgetElection.Project(id: $0, name: "", cost: 3) }
        let ballots = [[0, 1, 2], [0, 1, 2]].map { $0.map { BudgetElection.Choice(project: $0) } }
        let election = try BudgetElection(projects: projects, budget: 3, ballots: ballots)
        for (rule, completion) in Self.rules where rule != .phragmen {
            #expect(election.outcome(rule, completion: completion).purchases.map(\.project) == [1])
        }
    }

    @Test func `elections that cannot be counted are refused`() throws {
        let tree = BudgetElection.Project(id: "tree", name: "", cost: 5)
        func refusal(_ projects: [BudgetElection.Project], _ budget: Int64, _ ballots: [[BudgetElection.Choice]])
            -> BudgetElection.Refusal?
        {
            do throws(BudgetElection.Refusal) {
                _ = try BudgetElection(projects: projects, budget: budget, ballots: ballots)
                return nil
            } catch { return error }
        }
        #expect(refusal([tree, tree], 1, []) == .projectTwice(id: "tree"))
        #expect(refusal([tree], -1, []) == .budgetOutOfRange)
        #expect(refusal([tree], 1, [[.init(project: 1)]]) == .unknownProject(ballot: 0))
        #expect(
            refusal([tree], 1, [[], [.init(project: 0), .init(project: 0)]]) == .choiceTwice(ballot: 1, id: "tree"))
        #expect(refusal([tree], 1, [[.init(project: 0, points: -1)]]) == .pointsOutOfRange(ballot: 0, id: "tree"))
        #expect(refusal([.init(id: "", name: "", cost: 0)], 1, []) == .costOutOfRange(id: ""))
    }
}
