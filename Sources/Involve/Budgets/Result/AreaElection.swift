import Deliberation
import Kernel

/// What the ballots of one area decide, with everything that explains it.
struct AreaElection: Sendable {
    let area: BudgetProcess.Area
    /// In the order of the election's projects.
    let projects: [BudgetProject]
    let election: BudgetElection
    let outcome: BudgetOutcome
    let explanation: BudgetExplanation

    /// Counts the ballots of an area. A ballot counts where it chooses something; an imported one in its only area.
    ///
    /// - Throws: `BudgetElection.Refusal`
    init(
        _ area: BudgetProcess.Area, of process: BudgetProcess, projects all: [BudgetProject],
        ballots: [[(project: BudgetProjectID, points: Int64)]]
    ) throws(BudgetElection.Refusal) {
        let projects = all.filter { $0.area == area.id && $0.number != nil }
        let positions = Dictionary(
            projects.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let keepsEmpty = process.method.ties == .identifier
        let own = ballots.map { ballot in
            ballot.compactMap { choice in
                positions[choice.project].map { BudgetElection.Choice(project: $0, points: choice.points) }
            }
        }.filter { keepsEmpty || !$0.isEmpty }
        election = try BudgetElection(
            projects: projects.map { .init(id: $0.number ?? "", name: $0.title, cost: $0.cost ?? 0) },
            budget: area.amount, decimals: process.decimals, ballots: own, hasPoints: process.ballots != .approval)
        outcome = election.outcome(
            process.method.rule, satisfaction: process.method.satisfaction, completion: process.method.completion)
        explanation = BudgetExplanation(outcome, of: election)
        self.area = area
        self.projects = projects
    }

    /// Winners in the order in which they were bought.
    var winners: [BudgetProject] { outcome.purchases.map { projects[$0.project] } }

    /// Everybody's equal share, in stored units; 0 where nobody voted.
    var share: Double { election.voters == 0 ? 0 : Double(election.budget) / Double(election.voters) }

    /// Voters by how much of the budget their winners account for: none, then fifths of it.
    var distribution: [(band: Band, voters: Int64)] {
        Band.allCases.map { band in
            (
                band,
                explanation.shares.filter { Band($0.cost, of: election.budget) == band }.reduce(0) { $0 + $1.voters }
            )
        }
    }

    enum Band: Int, CaseIterable, Sendable {
        case none, first, second, third, fourth, fifth

        init(_ cost: Int64, of budget: Int64) {
            guard cost > 0, budget > 0 else {
                self = .none
                return
            }
            self = Band(rawValue: min(5, Int((cost - 1) * 5 / budget) + 1)) ?? .fifth
        }
    }
}

extension BudgetProcess {
    /// Numbers for the ballot, padded so that they sort as texts and as numbers: lower ones win ties.
    func numbered(_ projects: [BudgetProject]) -> [(project: BudgetProject, number: String)] {
        let ordered = projects.enumerated().sorted { one, other in
            guard method.ties == .cheaper else { return one.offset < other.offset }
            return (one.element.cost ?? 0, one.offset) < (other.element.cost ?? 0, other.offset)
        }
        let width = String(ordered.count).count
        return ordered.enumerated().map { index, entry in
            let digits = String(index + 1)
            return (entry.element, String(repeating: "0", count: width - digits.count) + digits)
        }
    }
}
