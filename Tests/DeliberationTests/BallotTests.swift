import Deliberation
import Testing

@Suite struct BallotTests {
    private func ballots(_ random: inout Shuffle, isStrict: Bool = true) throws -> RankedBallots {
        let count = 1 + random.below(6)
        let list = (0..<1 + random.below(15)).map { _ in
            var order = Array((0..<count).shuffled(using: &random).prefix(1 + random.below(count))).map { [$0] }
            if !isStrict, order.count > 1, random.below(2) == 0 { order[0] += order.remove(at: 1) }
            return RankedBallots.Ballot(ranking: order, count: Int64(1 + random.below(4)))
        }
        return try RankedBallots(
            candidates: (0..<count).map { .init(id: "\($0)", name: "\($0)") }, ballots: list)
    }

    @Test func `Schulze, Ranked Pairs and Copeland elect from the Smith set, and the Condorcet winner`() throws {
        var random = Shuffle(seed: 10)
        for _ in 0..<600 {
            let ballots = try ballots(&random, isStrict: false)
            let pairwise = PairwiseCount(ballots)
            let smith = Set(pairwise.smithSet)
            let pairs = RankedPairs(pairwise)
            for winners in [pairwise.schulzeWinners, pairs.winners, pairwise.copelandWinners] {
                #expect(!winners.isEmpty && smith.isSuperset(of: winners))
                if let winner = pairwise.condorcetWinner { #expect(winners == [winner] && smith == [winner]) }
            }
            for inside in smith {
                for outside in ballots.candidates.indices where !smith.contains(outside) {
                    #expect(pairwise.margin(inside, over: outside) > 0)
                }
            }
        }
    }

    /// Solid coalitions: voters who put the same candidates above all others. Source: Dummett, "Voting Procedures",
    /// 1984; Woodall 1994 (Droop-PSC).
    @Test(arguments: TransferableVote.Election.allCases)
    func `a solid coalition of k Droop quotas elects k of its candidates`(election: TransferableVote.Election) throws {
        var random = Shuffle(seed: 11)
        var held = 0
        for _ in 0..<500 {
            let count = 2 + random.below(5)
            let list = (0..<1 + random.below(20)).map { _ in
                (ranking: (0..<count).shuffled(using: &random), count: Int64(1 + random.below(5)))
            }
            let ballots = try RankedBallots(
                candidates: (0..<count).map { .init(id: "\($0)", name: "") },
                ballots: list.map { .init(ranking: $0.ranking.map { [$0] }, count: $0.count) })
            let seats = 1 + random.below(count)
            let vote = try TransferableVote(ballots, seats: seats, election: election)
            #expect(vote.winners.count == seats && Set(vote.winners).count == seats)
            for members in 1..<(1 << count) {
                let coalition = Set((0..<count).filter { members >> $0 & 1 == 1 })
                let voters = list.filter { Set($0.ranking.prefix(coalition.count)) == coalition }
                    .reduce(0) { $0 + $1.count }
                let deserved = min(Int(voters / vote.quota), coalition.count, seats)
                if deserved > 0 { held += 1 }
                #expect(coalition.intersection(vote.winners).count >= deserved)
            }
        }
        #expect(held > 300)
    }

    @Test func `votes are never lost from a count`() throws {
        var random = Shuffle(seed: 12)
        for _ in 0..<400 {
            let ballots = try ballots(&random, isStrict: false)
            for round in try InstantRunoff(ballots).rounds {
                #expect(round.votes.reduce(round.exhausted) { $0 + ($1 ?? 0) } == ballots.voters)
            }
            let together = try InstantRunoff(ballots)
            let universes = try InstantRunoff(ballots, ties: .universes)
            #expect(!together.winners.isEmpty && !universes.winners.isEmpty)
            if together.rounds.allSatisfy({ $0.eliminated.count < 2 }), together.winners.count == 1 {
                #expect(together.winners == universes.winners)
            }
            let seats = 1 + random.below(ballots.candidates.count)
            let vote = try TransferableVote(ballots, seats: seats, quota: .hare)
            for round in vote.rounds {
                let kept = vote.rounds.prefix { $0 != round }.reduce(0) { $0 + $1.elected.count }
                let sum = round.votes.reduce(round.exhausted + Double(kept) * Double(vote.quota)) { $0 + ($1 ?? 0) }
                #expect(abs(sum - Double(ballots.voters)) < 1e-6)
            }
        }
    }

    @Test func `a ballot that is level counts up to there`() throws {
        let candidates = ["a", "b", "c"].map { RankedBallots.Candidate(id: $0, name: $0) }
        let ballots = try RankedBallots(
            candidates: candidates,
            ballots: [
                .init(ranking: [[0], [1, 2]], count: 2), .init(ranking: [[1], [2]], count: 3),
                .init(ranking: [[2, 0]]),
            ])
        let runoff = try InstantRunoff(ballots)
        #expect(runoff.winners == [1])
        #expect(runoff.rounds[0].exhausted == 1)
        #expect(PairwiseCount(ballots).preferring(0, to: 1) == 3)
        #expect(PairwiseCount(ballots).doubledBordaScores(voters: 6).reduce(0, +) == 6 * 3 * 2)
    }
}
