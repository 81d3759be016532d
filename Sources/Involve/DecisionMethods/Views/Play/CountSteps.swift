import Deliberation
import Kernel
import Web

/// A count in sentences, in the order in which it went.
struct CountSteps {
    let words: Words
    let names: IdeaNames
    let example: RankedExample

    /// `A: 32 × 3 + 25 × 1 = 121`
    func sums(_ method: CountMethod, _ totals: [Int]) -> [HTML] {
        totals.enumerated().map { idea, total in
            let terms = example.sizes.enumerated().compactMap { group, size -> String? in
                let points = RankedExample.points(method, group: group, idea: idea)
                guard size > 0, points > 0 else { return nil }
                return method == .approval ? words.number(size) : "\(words.number(size)) × \(words.number(points))"
            }
            let sum = terms.isEmpty ? "0" : terms.joined(separator: " + ") + " = " + words.number(total)
            return "\(names.full(idea)): \(Words.sum(sum))"
        }
    }

    func runoff(_ rounds: [InstantRunoff.Round], winners: [Int]) -> [HTML] {
        rounds.enumerated().map { number, round in
            let votes = round.votes.map { $0.map(Double.init) }
            let active = votes.compactMap { $0 }.reduce(0, +)
            let isLast = number == rounds.count - 1
            let kind = !isLast ? "out" : winners.count > 1 ? "level" : "won"
            return said(
                "irv-\(kind)", number, votes,
                ["all": words.votes(active), "who": names.letters(isLast ? winners : round.eliminated)])
        }
    }

    func transfers(_ vote: TransferableVote) -> [HTML] {
        let quota = words(
            "deciding.step.quota",
            [
                "voters": words.number(example.voters), "seats": words.number(example.seats),
                "quota": words.number(Int(vote.quota)),
            ])
        let rounds = vote.rounds.enumerated().map { number, round -> HTML in
            let kind = round.elected.isEmpty ? "stv-out" : "stv-elected"
            let who = names.letters(round.elected.isEmpty ? round.eliminated : round.elected)
            let tie: HTML? = round.hasBrokenTie ? " \(words("deciding.step.tie"))" : nil
            return "\(said(kind, number, round.votes, ["who": who]))\(tie)"
        }
        return ["\(quota)"] + rounds
    }

    private func said(_ kind: String, _ number: Int, _ votes: [Double?], _ more: [String: String]) -> HTML {
        let values = ["number": words.number(number + 1), "votes": names.votes(votes)]
        return "\(words("deciding.step.\(kind)", values.merging(more) { own, _ in own }))"
    }

    func duels(_ pairwise: PairwiseCount?) -> [HTML] {
        guard let pairwise else { return [] }
        return RankedExample.letters.indices.flatMap { one in
            RankedExample.letters.indices.compactMap { other -> HTML? in
                let margin = pairwise.margin(one, over: other)
                guard margin > 0 || (margin == 0 && one < other) else { return nil }
                return duel(margin == 0 ? "even" : "beats", one, other, margin)
            }
        }
    }

    /// Why nobody can say that another should have won: each chain back is weaker, or as weak.
    func chains(_ paths: [[Int64]], winners: [Int]) -> [HTML] {
        winners.flatMap { winner in
            paths.indices.filter { $0 != winner }.map { other in
                let values = [
                    "one": names.letter(winner), "other": names.letter(other),
                    "there": words.number(Int(paths[winner][other])), "back": words.number(Int(paths[other][winner])),
                ]
                return "\(words("deciding.step.chain", values))"
            }
        }
    }

    func locked(_ victories: [RankedPairs.Victory]) -> [HTML] {
        victories.map { duel($0.isLocked ? "locked" : "circle", $0.winner, $0.loser, $0.margin) }
    }

    private func duel(_ kind: String, _ one: Int, _ other: Int, _ margin: Int64) -> HTML {
        let values = ["one": names.letter(one), "other": names.letter(other), "margin": words.number(Int(margin))]
        return "\(words("deciding.step.\(kind)", values))"
    }
}
