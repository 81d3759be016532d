/// The single transferable vote with fractional transfers: whoever has a quota is elected, what they have above it
/// passes on with every ballot at a fraction of its weight; when nobody has a quota, the last goes.
///
/// Transfers are those of the weighted inclusive Gregory method: all ballots of the elected pass on, each at its
/// weight times surplus over votes, exactly. The quota stays as it was. When as many stand as seats are open, they are
/// elected. Ties go to the candidate named first in the file, and a round says that one was broken.
/// Source: Tideman, "The single transferable vote", Journal of Economic Perspectives 9 (1995); Farrell and McAllister,
/// "The 1983 change in surplus vote transfer procedures", Australian Journal of Political Science 38 (2003).
public struct TransferableVote: Sendable {
    /// In the order of their election.
    public let winners: [Int]
    public let quota: Int64
    public let rounds: [Round]

    public enum Quota: String, CaseIterable, Sendable {
        /// Voters divided by seats and one more, rounded down, and one.
        case droop
        /// Voters divided by seats, rounded up.
        case hare
    }

    /// Who is elected when several have the quota.
    public enum Election: String, CaseIterable, Sendable {
        /// All of them, and all their surpluses pass on at once to those still standing.
        case together
        /// The one with most votes, and the surplus may go to the others.
        case singly
    }

    public struct Round: Equatable, Sendable {
        /// By candidate, rounded; nil for those who have left.
        public let votes: [Double?]
        /// What no candidate holds or has kept as a quota, rounded.
        public let exhausted: Double
        public let elected: [Int]
        public let eliminated: [Int]
        public let hasBrokenTie: Bool
    }

    public enum Refusal: Error, Equatable {
        case noSeats
        /// Weights are exact, and their denominators double in length with every surplus.
        case tooManySeats(limit: Int)
        case fewerCandidatesThanSeats(candidates: Int)
    }

    public static let mostSeats = 15

    public init(
        _ ballots: RankedBallots, seats: Int, quota: Quota = .droop, election: Election = .together
    ) throws(Refusal) {
        guard seats > 0 else { throw .noSeats }
        guard seats <= Self.mostSeats else { throw .tooManySeats(limit: Self.mostSeats) }
        guard seats <= ballots.candidates.count else {
            throw .fewerCandidatesThanSeats(candidates: ballots.candidates.count)
        }
        var count = TransferableVoteCount(ballots, seats: seats, quota: quota.votes(ballots.voters, seats: seats))
        count.run(election)
        winners = count.winners
        self.quota = count.quota
        rounds = count.rounds
    }
}

extension TransferableVote.Quota {
    /// - seats: above 0
    public func votes(_ voters: Int64, seats: Int) -> Int64 {
        switch self {
        case .droop: voters / Int64(seats + 1) + 1
        case .hare: max((voters + Int64(seats) - 1) / Int64(seats), 1)
        }
    }
}
