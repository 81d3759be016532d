import Deliberation
import Foundation

/// A count for reading in a terminal.
struct CountText {
    let count: BallotCount

    var text: String {
        var text = "\(count.method.rawValue): " + (count.winners.isEmpty ? "nobody" : names(count.winners)) + "\n"
        switch count.detail {
        case .totals(let totals, let halves):
            for candidate in totals.indices.sorted(by: { (totals[$1], $0) < (totals[$0], $1) }) {
                text += "  \(number(Double(totals[candidate]) / (halves ? 2 : 1)))  \(names([candidate]))\n"
            }
        case .instantRunoff(let rounds, _):
            for (index, round) in rounds.enumerated() {
                text += self.round(index + 1, round.votes.map { $0.map(Double.init) })
                if !round.eliminated.isEmpty { text += "  out: \(names(round.eliminated))\n" }
            }
        case .transferableVote(let vote, let quota, _):
            text += "quota \(vote.quota) (\(quota.rawValue)), weighted inclusive Gregory transfers\n"
            for (index, round) in vote.rounds.enumerated() {
                text += self.round(index + 1, round.votes)
                if !round.elected.isEmpty { text += "  elected: \(names(round.elected))\n" }
                if !round.eliminated.isEmpty { text += "  out: \(names(round.eliminated))\n" }
                if round.hasBrokenTie { text += "  a tie was broken by the order of the file\n" }
            }
        case .rankedPairs(let victories):
            for victory in victories {
                text += "  \(names([victory.winner])) over \(names([victory.loser])) by \(victory.margin)"
                text += victory.isLocked ? "\n" : ", left out: it would close a circle\n"
            }
        case .schulze, .none: break
        }
        if let pairwise = count.pairwise {
            text += "Beats everyone: \(pairwise.condorcetWinner.map { names([$0]) } ?? "nobody")\n"
            text += "Smith set: \(names(pairwise.smithSet))\n"
        }
        return text
    }

    private func round(_ number: Int, _ votes: [Double?]) -> String {
        var text = "Round \(number)\n"
        for (candidate, total) in votes.enumerated() {
            if let total { text += "  \(self.number(total))  \(names([candidate]))\n" }
        }
        return text
    }

    private func names(_ candidates: [Int]) -> String {
        candidates.map { count.candidates[$0].name }.joined(separator: ", ")
    }

    private func number(_ value: Double) -> String {
        value == value.rounded() ? String(format: "%.0f", value) : String(format: "%.4f", value)
    }
}
