/// Coombs' rule: while nobody is first on more than half of the ballots, those whom most voters put last go.
///
/// Needs orders that are complete and without ties, since a cut ballot does not say who is last.
/// Source: Coombs, "A Theory of Data", 1964.
public struct Coombs: Sendable {
    public let winners: [Int]

    public struct NeedsCompleteOrders: Error, Equatable {}

    public init(_ ballots: RankedBallots) throws(NeedsCompleteOrders) {
        guard ballots.isCompleteAndStrict else { throw NeedsCompleteOrders() }
        var isStanding = ballots.candidates.map { _ in true }
        while true {
            var first = ballots.candidates.map { _ in Int64(0) }
            var last = first
            for ballot in ballots.counts.indices {
                let order = ballots.entries[ballots.starts[ballot]..<ballots.starts[ballot + 1]]
                if let best = order.first(where: { isStanding[Int($0)] }) { first[Int(best)] += ballots.counts[ballot] }
                if let worst = order.last(where: { isStanding[Int($0)] }) { last[Int(worst)] += ballots.counts[ballot] }
            }
            let standing = isStanding.indices.filter { isStanding[$0] }
            if let winner = standing.first(where: { first[$0] * 2 > ballots.voters }) {
                winners = [winner]
                return
            }
            let most = standing.map { last[$0] }.max()
            let going = standing.filter { last[$0] == most }
            if going.count == standing.count {
                winners = standing
                return
            }
            for candidate in going { isStanding[candidate] = false }
        }
    }
}
