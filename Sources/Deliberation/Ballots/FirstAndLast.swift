extension RankedBallots {
    /// Voters who put a candidate first, alone.
    public var pluralityVotes: [Int64] {
        let piles = BallotPiles(self)
        return candidates.indices.map { piles.votes(of: $0) }
    }

    /// Whom fewest voters put last; nil unless all orders are complete and without ties.
    public var antiPluralityWinners: [Int]? {
        guard isCompleteAndStrict, !candidates.isEmpty else { return nil }
        var last = [Int64](repeating: 0, count: candidates.count)
        for ballot in counts.indices { last[Int(entries[starts[ballot + 1] - 1])] += counts[ballot] }
        return last.indices.filter { last[$0] == last.min() }
    }
}
