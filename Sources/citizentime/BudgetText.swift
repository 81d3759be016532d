import Deliberation
import Foundation

/// The outcome of a budget for reading in a terminal.
struct BudgetText {
    let outcome: BudgetOutcome
    let election: BudgetElection

    var text: String {
        var text = "\(outcome.purchases.count) of \(election.projects.count) projects for "
        text += "\(amount(Double(outcome.cost))) of \(amount(Double(election.budget))), \(election.voters) voters\n"
        text += "\nFunded, in order of purchase\n"
        for purchase in outcome.purchases {
            text += line(purchase.project) + how(purchase) + "\n"
        }
        text += "\nNot funded\n"
        for shortfall in outcome.shortfalls {
            text += line(shortfall.project) + ": \(shortfall.reason.rawValue)"
            if shortfall.reason == .supportersShort {
                let missing = Double(election.projects[shortfall.project].cost) - shortfall.held
                text += ", \(amount(missing)) short"
            }
            text += "\n"
        }
        let difference = BudgetExplanation(outcome, of: election).greedy
        text +=
            "\nGreedy by votes would have funded \(list(difference.dropped)) instead of \(list(difference.added)).\n"
        text += "Voters with at least one winner: \(difference.represented), "
        text += "under greedy \(difference.representedByGreedy).\n"
        return text
    }

    private func line(_ project: Int) -> String {
        let project = election.projects[project]
        return "  \(project.id)  \(amount(Double(project.cost)))  \(project.name)"
    }

    private func how(_ purchase: BudgetOutcome.Purchase) -> String {
        if purchase.step == .leftover { return " (from what was left)" }
        let voters = purchase.payments.reduce(0) { $0 + $1.voters }
        guard let most = purchase.payments.map(\.each).max() else { return "" }
        return " (\(voters) voters, at most \(amount(most)) each)"
    }

    private func list(_ projects: [Int]) -> String {
        projects.isEmpty ? "nothing" : projects.map { election.projects[$0].id }.joined(separator: ", ")
    }

    private func amount(_ minor: Double) -> String {
        String(format: "%.2f", minor / pow(10, Double(election.decimals)))
    }
}
