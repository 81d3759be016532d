import Deliberation
import Foundation
import Testing

/// Profiles of ballots and what independent implementations made of them.
@Suite(.enabled(if: BudgetElections.isThere, "CITIZENTIME_TEST_DATA has no decisions"))
struct BallotReferenceTests {
    private func cases(_ file: String) throws -> [[String: Any]] {
        let bytes = try #require(try Conversations.read("decisions/\(file)"))
        let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        return try #require(json["cases"] as? [[String: Any]])
    }

    private func profile(_ entry: [String: Any]) throws -> RankedBallots {
        let count = try #require(entry["candidates"] as? Int)
        let ballots = try #require(entry["ballots"] as? [[String: Any]]).map { ballot in
            RankedBallots.Ballot(
                ranking: try #require(ballot["ranking"] as? [Int]).map { [$0] },
                count: Int64(try #require(ballot["count"] as? Int)))
        }
        let candidates = (0..<count).map { RankedBallots.Candidate(id: "\($0)", name: "\($0)") }
        return try RankedBallots(candidates: candidates, ballots: ballots)
    }

    @Test func `orders are counted as the references count them`() throws {
        var compared = 0
        for entry in try cases("ranked-reference.json") {
            let ballots = try profile(entry)
            let pairwise = PairwiseCount(ballots)
            let plurality = ballots.pluralityVotes
            let borda = pairwise.doubledBordaScores(voters: ballots.voters)
            for (rule, value) in try #require(entry["results"] as? [String: Any]) {
                guard value as? String != "TIE" else { continue }
                let winners: [Int]
                switch rule {
                case "plurality": winners = RatedBallots.highest(plurality, seats: 1)
                case "borda": winners = RatedBallots.highest(borda, seats: 1)
                case "anti_plurality": winners = try #require(ballots.antiPluralityWinners)
                case "coombs": winners = try Coombs(ballots).winners
                case "irv_parallel_elim", "irv_truncated_parallel_elim": winners = try InstantRunoff(ballots).winners
                case "irv_put": winners = try InstantRunoff(ballots, ties: .universes).winners
                case "minimax": winners = pairwise.minimaxWinners
                case "copeland": winners = pairwise.copelandWinners
                case "schulze": winners = pairwise.schulzeWinners
                case "smith": winners = pairwise.smithSet
                case "condorcet_winner":
                    #expect(pairwise.condorcetWinner == value as? Int)
                    continue
                case "margins":
                    let margins = try #require(value as? [[Int]])
                    for one in margins.indices {
                        for other in margins.indices {
                            #expect(pairwise.margin(one, over: other) == Int64(margins[one][other]))
                        }
                    }
                    continue
                default: continue
                }
                compared += 1
                #expect(winners == value as? [Int], "\(rule) of \(entry["id"] ?? "")")
            }
        }
        #expect(compared > 700)
    }

    @Test(arguments: TransferableVote.Election.allCases)
    func `transferable votes elect whom the references elect`(election: TransferableVote.Election) throws {
        var compared = 0
        for entry in try cases("ranked-reference.json") {
            let ballots = try profile(entry)
            let results = try #require(entry["results"] as? [String: Any])
            for seats in 1...3 {
                let name = "stv_droop_wigm_\(seats)_" + (election == .together ? "simul" : "onebyone")
                guard let expected = results[name] as? [[Int]] else { continue }
                let count = try TransferableVote(ballots, seats: seats, quota: .droop, election: election)
                compared += 1
                #expect(Set(count.winners) == Set(expected.joined()), "\(name) of \(entry["id"] ?? "")")
            }
        }
        #expect(compared > 130)
    }

    @Test func `committees are those of the references, ties included`() throws {
        let names: [String: CommitteeRule] = [
            "av": .approval, "sav": .satisfactionApproval, "pav": .proportionalApproval, "cc": .chamberlinCourant,
            "minimaxav": .minimaxApproval, "seqpav": .sequentialProportionalApproval,
            "seqphragmen": .sequentialPhragmen, "equal-shares": .equalShares,
            "equal-shares-with-av-completion": .equalSharesThenApproval, "phragmen-enestroem": .phragmenEnestroem,
        ]
        for entry in try cases("approval-committee-reference.json") {
            let profile = try ApprovalProfile(
                candidates: try #require(entry["num_cand"] as? Int),
                seats: try #require(entry["committeesize"] as? Int),
                ballots: try #require(entry["profile"] as? [[Int]]))
            let results = try #require(entry["results"] as? [String: [[Int]]]).mapValues { $0.map { $0.sorted() } }
            for (name, rule) in names {
                let winners = try profile.winners(by: rule)
                #expect(Set(winners) == Set(try #require(results[name])), "\(name) of \(entry["name"] ?? "")")
                #expect(try #require(results[name + "_resolute"]).contains(try #require(winners.first)))
            }
            let increments = try profile.winners(by: .equalSharesWithIncrements)
            let allowed = try #require(results["equal-shares-with-increment-completion_resolute"])
            #expect(increments.count == 1 && allowed.contains(increments[0]), "\(entry["name"] ?? "")")
        }
    }
}
