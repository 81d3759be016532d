/// For every two candidates, how many voters put the one above the other.
public struct PairwiseCount: Equatable, Sendable {
    public let candidates: Int
    private let above: [Int64]

    /// Voters who put `one` above `other`.
    public func preferring(_ one: Int, to other: Int) -> Int64 { above[one * candidates + other] }

    /// By how many more voters `one` is put above `other` than below.
    public func margin(_ one: Int, over other: Int) -> Int64 {
        preferring(one, to: other) - preferring(other, to: one)
    }

    /// Cost: the square of the candidates for each ballot.
    public init(_ ballots: RankedBallots) {
        let count = ballots.candidates.count
        candidates = count
        var above = [Int64](repeating: 0, count: count * count)
        var isRanked = [Bool](repeating: false, count: count)
        above.withUnsafeMutableBufferPointer { above in
            ballots.entries.withUnsafeBufferPointer { entries in
                for ballot in ballots.counts.indices {
                    Self.add(
                        entries[ballots.starts[ballot]..<ballots.starts[ballot + 1]], of: ballots.counts[ballot],
                        to: above, &isRanked)
                }
            }
        }
        self.above = above
    }

    private static func add(
        _ order: Slice<UnsafeBufferPointer<UInt16>>, of voters: Int64,
        to above: UnsafeMutableBufferPointer<Int64>, _ isRanked: inout [Bool]
    ) {
        let count = isRanked.count
        let mark = RankedBallots.levelMark
        var position = order.startIndex
        while position < order.endIndex {
            var next = position + 1
            while next < order.endIndex, order[next] & mark != 0 { next += 1 }
            for level in position..<next {
                let row = Int(order[level] & ~mark) * count
                for lower in next..<order.endIndex { above[row + Int(order[lower] & ~mark)] += voters }
            }
            position = next
        }
        guard order.count < count else { return }
        for entry in order { isRanked[Int(entry & ~mark)] = true }
        for entry in order {
            let row = Int(entry & ~mark) * count
            for other in 0..<count where !isRanked[other] { above[row + other] += voters }
        }
        for entry in order { isRanked[Int(entry & ~mark)] = false }
    }
}
