import Deliberation

/// The outcome of a ballot, counted by the rules that `citizentime count` has.
public struct BallotResult: Codable, Sendable, Equatable {
    /// Numbers of options; several are tied; none when all ballots are blank.
    public let winners: [Int]
    /// By option: votes or approvals, and under Schulze in how many ballots it is ranked.
    public let votes: [Int]
    /// By option against option: how many ballots prefer it; only under Schulze.
    public let pairwise: [[Int]]?
    public let blank: Int

    /// - choices: each allowed by the method
    /// - Throws: when there are more options or ballots than Deliberation counts
    init(_ method: Ballot.Method, options: Int, _ choices: [[Int]]) throws {
        let candidates = (1...options).map { RankedBallots.Candidate(id: String($0), name: String($0)) }
        let marked = choices.filter { !$0.isEmpty }
        var votes = [Int](repeating: 0, count: options)
        for choice in marked { for option in choice { votes[option - 1] += 1 } }
        let count: BallotCount
        switch method {
        case .approval:
            let ballots = marked.map { choice in
                RatedBallots.Ballot(ratings: (1...options).map { choice.contains($0) ? 1 : 0 })
            }
            count = try BallotCount(.rated(RatedBallots(candidates: candidates, ballots: ballots)), .approval)
        case .plurality, .schulze:
            let ballots = marked.map { RankedBallots.Ballot(ranking: $0.map { [$0 - 1] }) }
            count = try BallotCount(
                .ranked(RankedBallots(candidates: candidates, ballots: ballots)),
                method == .schulze ? .schulze : .plurality)
        }
        winners = marked.isEmpty ? [] : count.winners.map { $0 + 1 }.sorted()
        self.votes = votes
        pairwise =
            method != .schulze
            ? nil
            : count.pairwise.map { pairwise in
                (0..<options).map { one in
                    (0..<options).map { one == $0 ? 0 : Int(pairwise.preferring(one, to: $0)) }
                }
            }
        blank = choices.count - marked.count
    }
}
