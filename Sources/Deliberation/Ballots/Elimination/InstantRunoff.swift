/// Instant runoff: while nobody has more than half of the ballots that still name somebody, the last go.
///
/// `together`: all who are tied for last go at once; should that be everybody, they have all won. `universes`: one goes
/// at a time, and whoever can win under some way of breaking the ties has won. These are different rules.
/// Source: Freeman, Brill and Conitzer, "General tiebreaking schemes for computational social choice", AAMAS 2015
/// (parallel universes); Woodall 1997 for the rule.
public struct InstantRunoff: Sendable {
    public let winners: [Int]
    /// Of the elimination together.
    public let rounds: [Round]

    public enum Ties: String, CaseIterable, Sendable {
        case together
        case universes
    }

    public struct Round: Equatable, Sendable {
        /// By candidate; nil for those who have left.
        public let votes: [Int64?]
        /// Voters whose ballots name nobody who still stands.
        public let exhausted: Int64
        public let eliminated: [Int]
    }

    /// There are so many ties that not every way of breaking them can be followed.
    public struct TooManyUniverses: Error, Equatable {}

    /// Sets of candidates that are looked at before that is refused.
    public static let mostUniverses = 20_000

    public init(_ ballots: RankedBallots, ties: Ties = .together) throws(TooManyUniverses) {
        let count = Self.count(ballots)
        rounds = count.rounds
        winners = ties == .together ? count.winners : try Self.universes(ballots)
    }

    private static func count(_ ballots: RankedBallots) -> (winners: [Int], rounds: [Round]) {
        var piles = BallotPiles(ballots)
        var votes = ballots.candidates.indices.map { piles.votes(of: $0) }
        var rounds: [Round] = []
        while true {
            let standing = votes.indices.filter { piles.isStanding[$0] }
            let active = standing.reduce(0) { $0 + votes[$1] }
            let lowest = standing.map { votes[$0] }.min() ?? 0
            let highest = standing.map { votes[$0] }.max() ?? 0
            let last = standing.filter { votes[$0] == lowest }
            let isOver = highest * 2 > active || last.count == standing.count
            rounds.append(
                Round(
                    votes: votes.indices.map { piles.isStanding[$0] ? votes[$0] : nil },
                    exhausted: ballots.voters - active, eliminated: isOver ? [] : last))
            if isOver { return (standing.filter { votes[$0] == highest }, rounds) }
            piles.remove(last)
            for candidate in last {
                piles.passOn(candidate) { holder, _, voters in votes[holder] += voters }
            }
        }
    }

    private static func universes(_ ballots: RankedBallots) throws(TooManyUniverses) -> [Int] {
        var winners: Set<Int> = []
        var seen: Set<[Int]> = []
        var open = [Array(ballots.candidates.indices)]
        while let standing = open.popLast() {
            guard seen.insert(standing).inserted else { continue }
            guard seen.count <= mostUniverses else { throw TooManyUniverses() }
            let votes = firstChoices(ballots, among: Set(standing))
            let active = votes.reduce(0, +)
            if let winner = standing.first(where: { votes[$0] * 2 > active })
                ?? (standing.count == 1 ? standing[0] : nil)
            {
                winners.insert(winner)
                continue
            }
            let lowest = standing.map { votes[$0] }.min()
            for candidate in standing where votes[candidate] == lowest {
                open.append(standing.filter { $0 != candidate })
            }
        }
        return winners.sorted()
    }

    private static func firstChoices(_ ballots: RankedBallots, among standing: Set<Int>) -> [Int64] {
        var piles = BallotPiles(ballots)
        let gone = ballots.candidates.indices.filter { !standing.contains($0) }
        var votes = ballots.candidates.indices.map { piles.votes(of: $0) }
        piles.remove(gone)
        for candidate in gone {
            votes[candidate] = 0
            piles.passOn(candidate) { holder, _, voters in votes[holder] += voters }
        }
        return votes
    }
}
