import Deliberation
import Kernel
import Web

/// A count of the ranked example: its picture, its table and its steps.
struct CountView {
    let words: Words
    let names: IdeaNames
    let example: RankedExample
    let count: BallotCount

    private var ideas: Range<Int> { RankedExample.letters.indices }

    var drawing: Drawing {
        switch count.detail {
        case .totals(let totals, let halves):
            let values = totals.map { Double($0) / (halves ? 2 : 1) }
            let rows = ideas.map { idea in
                BarPicture.Row(
                    label: names.full(idea), value: words.votes(values[idea]),
                    parts: [.init(amount: values[idea], name: "group-\(RankedExample.letters[idea])")])
            }
            return BarPicture(rows: rows).drawing(in: words.language)
        case .instantRunoff(let rounds, _): return bars(rounds.map { $0.votes.map { $0.map(Double.init) } })
        case .transferableVote(let vote, _, _): return bars(vote.rounds.map(\.votes))
        case .schulze, .none: return duels([])
        case .rankedPairs(let victories):
            return duels(Set(victories.filter { !$0.isLocked }.map { [$0.winner, $0.loser] }))
        }
    }

    private func bars(_ rounds: [[Double?]]) -> Drawing {
        let rows = rounds.enumerated().map { number, votes in
            BarPicture.Row(
                label: words("deciding.round", ["number": words.number(number + 1)]), value: "",
                parts: ideas.map { idea in
                    .init(
                        amount: votes[idea] ?? 0, name: "group-\(RankedExample.letters[idea])",
                        letter: names.letter(idea))
                })
        }
        return BarPicture(rows: rows).drawing(in: words.language)
    }

    private func duels(_ leftOut: Set<[Int]>) -> Drawing {
        guard let pairwise = count.pairwise else { return Drawing(height: 1, in: words.language) }
        return DuelPicture(pairwise: pairwise, leftOut: leftOut, winners: count.winners, letters: names.letters)
            .drawing(in: words.language)
    }

    var table: HTML {
        switch count.detail {
        case .totals(let totals, let halves):
            FigureTable(
                caption: words("deciding.table.totals"),
                head: [words("deciding.column.idea"), words("deciding.column.sum")],
                rows: ideas.map { ["\(names.full($0))", "\(words.votes(Double(totals[$0]) / (halves ? 2 : 1)))"] }
            ).html
        case .instantRunoff(let rounds, _): roundTable(rounds.map { $0.votes.map { $0.map(Double.init) } })
        case .transferableVote(let vote, _, _): roundTable(vote.rounds.map(\.votes))
        case .schulze, .rankedPairs, .none: duelTable
        }
    }

    private func roundTable(_ rounds: [[Double?]]) -> HTML {
        FigureTable(
            caption: words("deciding.table.rounds"), head: [words("deciding.column.round")] + names.letters,
            rows: rounds.enumerated().map { number, votes in
                ["\(words.number(number + 1))"] + votes.map { $0.map { "\(words.votes($0))" } ?? "–" }
            }
        ).html
    }

    private var duelTable: HTML {
        FigureTable(
            caption: words("deciding.table.duels"), head: [words("deciding.column.above")] + names.letters,
            rows: ideas.map { one in
                ["\(names.full(one))"]
                    + ideas.map { other in
                        one == other
                            ? "–" : "\(words.number(Int(count.pairwise?.preferring(one, to: other) ?? 0)))"
                    }
            }
        ).html
    }

    var steps: [HTML] {
        let view = CountSteps(words: words, names: names, example: example)
        return switch count.detail {
        case .totals(let totals, let halves): view.sums(count.method, totals.map { Int($0) / (halves ? 2 : 1) })
        case .instantRunoff(let rounds, _): view.runoff(rounds, winners: count.winners)
        case .transferableVote(let vote, _, _): view.transfers(vote)
        case .schulze(let paths): view.duels(count.pairwise) + view.chains(paths, winners: count.winners)
        case .rankedPairs(let victories): view.locked(victories)
        case .none: []
        }
    }
}
