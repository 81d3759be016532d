/// Ballots lying with the candidate whom they rank highest among those still standing.
///
/// A ballot that names two candidates level is counted up to there and no further, since it does not say whom next.
struct BallotPiles {
    private let ballots: RankedBallots
    private(set) var isStanding: [Bool]
    /// The ballots of each candidate.
    private(set) var piles: [[Int32]]
    /// Where in its order each ballot is.
    private var positions: [Int32]
    /// Which weight each ballot has.
    private(set) var weights: [UInt16]

    init(_ ballots: RankedBallots) {
        self.ballots = ballots
        isStanding = [Bool](repeating: true, count: ballots.candidates.count)
        piles = [[Int32]](repeating: [], count: ballots.candidates.count)
        positions = [Int32](repeating: 0, count: ballots.counts.count)
        weights = [UInt16](repeating: 0, count: ballots.counts.count)
        var sizes = [Int](repeating: 0, count: piles.count)
        for ballot in positions.indices {
            if let candidate = candidate(of: ballot, from: 0) { sizes[candidate] += 1 }
        }
        for candidate in piles.indices { piles[candidate].reserveCapacity(sizes[candidate] * 3 / 2) }
        for ballot in positions.indices {
            if let candidate = candidate(of: ballot, from: 0) { piles[candidate].append(Int32(ballot)) }
        }
    }

    /// Voters in a candidate's pile.
    func votes(of candidate: Int) -> Int64 { piles[candidate].reduce(0) { $0 + ballots.counts[Int($1)] } }

    /// Candidates leave together.
    mutating func remove(_ candidates: [Int]) {
        for candidate in candidates { isStanding[candidate] = false }
    }

    /// Passes the pile of one who left on to those still standing.
    ///
    /// - reweigh: from the weight of a ballot to its new one
    /// - moved: told the new holder, the new weight and the voters of each ballot that found one
    mutating func passOn(_ candidate: Int, reweigh: [UInt16]? = nil, moved: (Int, UInt16, Int64) -> Void) {
        let pile = piles[candidate]
        piles[candidate] = []
        for ballot in pile {
            let index = Int(ballot)
            var position = Int(positions[index]) + 1
            var next = self.candidate(of: index, from: position)
            while let other = next, !isStanding[other] {
                position += 1
                next = self.candidate(of: index, from: position)
            }
            guard let holder = next else { continue }
            positions[index] = Int32(position)
            if let reweigh { weights[index] = reweigh[Int(weights[index])] }
            piles[holder].append(ballot)
            moved(holder, weights[index], ballots.counts[index])
        }
    }

    /// Whom a ballot names at a position, unless it ends or is level there.
    @inline(__always)
    private func candidate(of ballot: Int, from position: Int) -> Int? {
        let entry = ballots.starts[ballot] + position
        let end = ballots.starts[ballot + 1]
        guard entry < end, ballots.entries[entry] & RankedBallots.levelMark == 0 else { return nil }
        if entry + 1 < end, ballots.entries[entry + 1] & RankedBallots.levelMark != 0 { return nil }
        return Int(ballots.entries[entry])
    }
}
