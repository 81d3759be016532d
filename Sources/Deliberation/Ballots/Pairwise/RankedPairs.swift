/// Tideman's Ranked Pairs: victories are locked in, the largest margin first, leaving out those that would close a
/// circle; whoever is then beaten by nobody wins.
///
/// Equal margins go in the order of the candidates, the winner's place before the loser's; where two candidates are
/// level nothing is locked. Source: Tideman, "Independence of clones as a criterion for voting rules", Social Choice
/// and Welfare 4 (1987).
public struct RankedPairs: Sendable {
    public let winners: [Int]
    /// In the order in which they were looked at.
    public let victories: [Victory]

    public struct Victory: Equatable, Sendable {
        public let winner: Int
        public let loser: Int
        public let margin: Int64
        /// False when it would have closed a circle.
        public let isLocked: Bool
    }

    public init(_ count: PairwiseCount) {
        let size = count.candidates
        var pairs: [(winner: Int, loser: Int, margin: Int64)] = []
        for winner in 0..<size {
            for loser in 0..<size where count.margin(winner, over: loser) > 0 {
                pairs.append((winner, loser, count.margin(winner, over: loser)))
            }
        }
        pairs.sort { ($1.margin, $0.winner, $0.loser) < ($0.margin, $1.winner, $1.loser) }
        var reaches = (0..<size).map { one in (0..<size).map { $0 == one } }
        var victories: [Victory] = []
        for pair in pairs {
            let isLocked = !reaches[pair.loser][pair.winner]
            victories.append(
                Victory(winner: pair.winner, loser: pair.loser, margin: pair.margin, isLocked: isLocked))
            guard isLocked, !reaches[pair.winner][pair.loser] else { continue }
            for one in 0..<size where reaches[one][pair.winner] {
                for other in 0..<size where reaches[pair.loser][other] { reaches[one][other] = true }
            }
        }
        self.victories = victories
        winners = (0..<size).filter { one in (0..<size).allSatisfy { $0 == one || !reaches[$0][one] } }
    }
}
