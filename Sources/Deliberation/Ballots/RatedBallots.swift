/// Ballots that give each candidate a number, or nothing.
public struct RatedBallots: Sendable {
    public let candidates: [RankedBallots.Candidate]
    public let ballots: [Ballot]

    public struct Ballot: Equatable, Sendable {
        /// By candidate, from 0 to `highestRating`; nil where the voter said nothing.
        public let ratings: [Int64?]
        public let count: Int64

        public init(ratings: [Int64?], count: Int64 = 1) {
            self.ratings = ratings
            self.count = count
        }
    }

    public static let highestRating: Int64 = 1_000

    /// - ballots: each with one rating a candidate, counts from 1, together at most `RankedBallots.mostVoters`
    public init(candidates: [RankedBallots.Candidate], ballots: [Ballot]) {
        self.candidates = candidates
        self.ballots = ballots
    }

    /// Voters who give a candidate more than 0. Source: Brams and Fishburn, "Approval Voting", 1978.
    public var approvals: [Int64] { totals { min($0, 1) } }

    /// All ratings of a candidate together; nothing said is 0. Source: Smith 2000 (range voting).
    public var scores: [Int64] { totals { $0 } }

    /// The candidates with the highest totals; those tied for the last seat are all named.
    public static func highest(_ totals: [Int64], seats: Int) -> [Int] {
        let order = totals.indices.sorted { (totals[$1], $0) < (totals[$0], $1) }
        guard seats > 0, seats < order.count else { return seats > 0 ? order : [] }
        return order.filter { totals[$0] >= totals[order[seats - 1]] }
    }

    private func totals(_ value: (Int64) -> Int64) -> [Int64] {
        var totals = [Int64](repeating: 0, count: candidates.count)
        for ballot in ballots {
            for (candidate, rating) in ballot.ratings.enumerated() {
                if let rating { totals[candidate] += value(rating) * ballot.count }
            }
        }
        return totals
    }
}
