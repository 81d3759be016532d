/// Whom each voter approves of, when a committee is to be elected.
public struct ApprovalProfile: Sendable {
    public let candidates: Int
    public let seats: Int
    /// Candidates in ascending order, one list a voter.
    public let ballots: [[Int]]

    public enum Refusal: Error, Equatable {
        case seatsOutOfRange(candidates: Int)
        case unknownCandidate(ballot: Int)
        case approvedTwice(ballot: Int)
        /// More committees would have to be looked at than is reasonable.
        case tooManyCommittees(limit: Int)
    }

    /// How many committees, or ways of breaking ties, are looked at.
    public static let mostCommittees = 500_000
    /// Keeps the common multiple of 1 ... seats within 64 bits.
    public static let mostSeats = 36

    public init(candidates: Int, seats: Int, ballots: [[Int]]) throws(Refusal) {
        guard (1...Self.mostSeats).contains(seats), seats <= candidates else {
            throw .seatsOutOfRange(candidates: candidates)
        }
        for (number, ballot) in ballots.enumerated() {
            guard ballot.allSatisfy((0..<candidates).contains) else { throw .unknownCandidate(ballot: number) }
            guard Set(ballot).count == ballot.count else { throw .approvedTwice(ballot: number) }
        }
        self.candidates = candidates
        self.seats = seats
        self.ballots = ballots.map { $0.sorted() }
    }

    /// The voters who approve of each candidate.
    var supporters: [[Int]] {
        var supporters = [[Int]](repeating: [], count: candidates)
        for (voter, ballot) in ballots.enumerated() {
            for candidate in ballot { supporters[candidate].append(voter) }
        }
        return supporters
    }
}

/// Rules for electing a committee by approvals.
///
/// Source: Lackner and Skowron, "Multi-Winner Voting with Approval Preferences", Springer 2023, chapter 2.
public enum CommitteeRule: String, CaseIterable, Sendable {
    /// Most approvals.
    case approval
    /// Each voter's one point is shared by all they approve of.
    case satisfactionApproval
    /// Thiele's rule: 1 + 1/2 + 1/3 + … for each voter's members.
    case proportionalApproval
    /// As many voters as can be have a member.
    case chamberlinCourant
    /// The voter who differs most differs least.
    case minimaxApproval
    /// Thiele's rule, one seat at a time.
    case sequentialProportionalApproval
    case sequentialPhragmen
    /// Equal Shares; seats left open are filled by Phragmén's rule with the money left.
    case equalShares
    /// Equal Shares; seats left open go to those with most approvals.
    case equalSharesThenApproval
    /// Equal Shares with more and more money until all seats are filled; ties go to the first candidate.
    case equalSharesWithIncrements
    /// Phragmén's rule in Eneström's form: ballots weigh less by the quota they paid.
    case phragmenEnestroem
}

extension ApprovalProfile {
    /// All committees that win, if need be under some way of breaking ties; each and all in ascending order.
    ///
    /// - Throws: `Refusal.tooManyCommittees`
    public func winners(by rule: CommitteeRule) throws(Refusal) -> [[Int]] {
        switch rule {
        case .approval: try best { committee in Natural(UInt64(committee.reduce(0) { $0 + supporters[$1].count })) }
        case .satisfactionApproval: try best(satisfactionScore)
        case .proportionalApproval: try best { Natural(thieleScore($0)) }
        case .chamberlinCourant:
            try best { committee in Natural(UInt64(ballots.count { !Set($0).isDisjoint(with: committee) })) }
        case .minimaxApproval: try best { Natural(UInt64(self.candidates * 2 - farthest(from: $0))) }
        case .sequentialProportionalApproval: try sequential(CommitteeCount(self)) { $0.sequentialThiele(self) }
        case .sequentialPhragmen: try sequential(CommitteeCount(self)) { $0.phragmen(self) }
        case .equalShares:
            try sequential(CommitteeCount(self, money: seats)) { state in
                let next = state.equalShares(self)
                return next.isEmpty ? state.phragmen(self) : next
            }
        case .equalSharesThenApproval: try equalSharesThenApproval()
        case .equalSharesWithIncrements: [try equalSharesWithIncrements()]
        case .phragmenEnestroem: try sequential(CommitteeCount(self, money: seats)) { $0.enestroem(self) }
        }
    }
}
