/// A method of counting ballots, as `citizentime count` names it.
public enum CountMethod: String, CaseIterable, Sendable {
    case approval
    case score
    case plurality
    case borda
    case irv
    case stv
    case schulze
    case rankedPairs = "ranked-pairs"
    case minimax
    case copeland

    /// What kind of ballots it needs.
    public var kind: BallotFile.Kind { self == .approval || self == .score ? .rated : .ranked }

    /// Whether it elects more than one.
    public var hasSeats: Bool {
        switch self {
        case .approval, .score, .plurality, .borda, .stv: true
        case .irv, .schulze, .rankedPairs, .minimax, .copeland: false
        }
    }
}

/// What a method made of ballots; several winners of a method for one seat are tied.
public struct BallotCount: Sendable {
    public let method: CountMethod
    public let candidates: [RankedBallots.Candidate]
    public let winners: [Int]
    public let detail: Detail
    /// Nil for ratings.
    public let pairwise: PairwiseCount?

    public enum Detail: Sendable {
        /// Twice the points of Borda, votes, or ratings, by candidate.
        case totals([Int64], halves: Bool)
        case instantRunoff([InstantRunoff.Round], InstantRunoff.Ties)
        case transferableVote(TransferableVote, TransferableVote.Quota, TransferableVote.Election)
        case schulze([[Int64]])
        case rankedPairs([RankedPairs.Victory])
        case none
    }

    public struct Options: Sendable {
        public var seats = 1
        public var ties = InstantRunoff.Ties.together
        public var quota = TransferableVote.Quota.droop
        public var election = TransferableVote.Election.together

        public init() {}
    }

    /// Why a method cannot count these ballots.
    public enum Refusal: Error, Equatable {
        /// Approval and score need ratings, which an order is not.
        case needsRatings
        case needsOrders
        case tooManyUniverses
        case seats(TransferableVote.Refusal)
    }

    public init(_ file: BallotFile, _ method: CountMethod, _ options: Options = Options()) throws(Refusal) {
        switch (file, method.kind) {
        case (.rated(let ballots), .rated):
            let totals = method == .approval ? ballots.approvals : ballots.scores
            self.init(
                method, ballots.candidates, RatedBallots.highest(totals, seats: options.seats),
                .totals(totals, halves: false), nil)
        case (.ranked(let ballots), .ranked): self = try Self.counted(ballots, method, options)
        case (.ranked, .rated): throw .needsRatings
        case (.rated, .ranked): throw .needsOrders
        }
    }

    private init(
        _ method: CountMethod, _ candidates: [RankedBallots.Candidate], _ winners: [Int], _ detail: Detail,
        _ pairwise: PairwiseCount?
    ) {
        self.method = method
        self.candidates = candidates
        self.winners = winners
        self.detail = detail
        self.pairwise = pairwise
    }

    private static func counted(
        _ ballots: RankedBallots, _ method: CountMethod, _ options: Options
    ) throws(Refusal) -> BallotCount {
        let pairwise = PairwiseCount(ballots)
        func count(_ winners: [Int], _ detail: Detail) -> BallotCount {
            BallotCount(method, ballots.candidates, winners, detail, pairwise)
        }
        switch method {
        case .approval, .score: throw .needsRatings
        case .plurality:
            let votes = ballots.pluralityVotes
            return count(RatedBallots.highest(votes, seats: options.seats), .totals(votes, halves: false))
        case .borda:
            let scores = pairwise.doubledBordaScores(voters: ballots.voters)
            return count(RatedBallots.highest(scores, seats: options.seats), .totals(scores, halves: true))
        case .irv:
            do {
                let runoff = try InstantRunoff(ballots, ties: options.ties)
                return count(runoff.winners, .instantRunoff(runoff.rounds, options.ties))
            } catch { throw .tooManyUniverses }
        case .stv:
            do {
                let vote = try TransferableVote(
                    ballots, seats: options.seats, quota: options.quota, election: options.election)
                return count(vote.winners, .transferableVote(vote, options.quota, options.election))
            } catch { throw .seats(error) }
        case .schulze: return count(pairwise.schulzeWinners, .schulze(pairwise.strongestPaths))
        case .rankedPairs:
            let pairs = RankedPairs(pairwise)
            return count(pairs.winners, .rankedPairs(pairs.victories))
        case .minimax: return count(pairwise.minimaxWinners, .none)
        case .copeland: return count(pairwise.copelandWinners, .none)
        }
    }
}
