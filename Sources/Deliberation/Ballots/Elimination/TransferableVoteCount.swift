/// The state of a count by transferable vote. All weights are whole numbers over one denominator.
struct TransferableVoteCount {
    let quota: Int64
    private(set) var winners: [Int] = []
    private(set) var rounds: [TransferableVote.Round] = []
    private let seats: Int
    private let voters: Int64
    private var piles: BallotPiles
    private var denominator = Natural.one
    private var weights = [Natural.one]
    /// Voters of each candidate's ballots by weight.
    private var tallies: [[Int64]]

    init(_ ballots: RankedBallots, seats: Int, quota: Int64) {
        self.quota = quota
        self.seats = seats
        voters = ballots.voters
        piles = BallotPiles(ballots)
        let piles = piles
        tallies = ballots.candidates.indices.map { [piles.votes(of: $0)] }
    }

    mutating func run(_ election: TransferableVote.Election) {
        while winners.count < seats {
            let votes = tallies.map(total)
            let standing = votes.indices.filter { piles.isStanding[$0] }
            if winners.count + standing.count <= seats {
                let elected = standing.sorted { isBefore($0, $1, votes) }
                record(votes, elected: elected, eliminated: [], hasBrokenTie: false)
                winners += elected
                return
            }
            let full = denominator * UInt64(quota)
            let reached = standing.filter { votes[$0] >= full }.sorted { isBefore($0, $1, votes) }
            if reached.isEmpty {
                eliminate(standing, votes)
            } else {
                elect(reached, election, votes, full)
            }
        }
    }

    private func isBefore(_ one: Int, _ other: Int, _ votes: [Natural]) -> Bool {
        votes[one] == votes[other] ? one < other : votes[other] < votes[one]
    }

    private mutating func eliminate(_ standing: [Int], _ votes: [Natural]) {
        guard let lowest = standing.map({ votes[$0] }).min(), let last = standing.last(where: { votes[$0] == lowest })
        else { return }
        record(
            votes, elected: [], eliminated: [last], hasBrokenTie: standing.count { votes[$0] == lowest } > 1)
        piles.remove([last])
        passOn(last, reweigh: nil)
    }

    private mutating func elect(
        _ reached: [Int], _ election: TransferableVote.Election, _ votes: [Natural], _ full: Natural
    ) {
        let open = seats - winners.count
        let elected = Array(election == .together ? reached.prefix(open) : reached.prefix(1))
        let next = elected.count < reached.count ? reached[elected.count] : nil
        let isTied = next.map { votes[$0] == votes[elected[elected.count - 1]] } ?? false
        record(votes, elected: elected, eliminated: [], hasBrokenTie: isTied)
        winners += elected
        piles.remove(elected)
        guard winners.count < seats else { return }
        for candidate in elected {
            tallies[candidate] += Array(repeating: 0, count: weights.count - tallies[candidate].count)
        }
        for (position, candidate) in elected.enumerated() {
            transfer(candidate, alone: elected.count == 1 && position == 0)
        }
    }

    /// Passes the surplus on: new weights for the ballots in the pile, over a denominator that grows by its votes.
    private mutating func transfer(_ candidate: Int, alone: Bool) {
        let votes = total(tallies[candidate])
        let surplus = votes - denominator * UInt64(quota)
        guard !surplus.isZero else {
            tallies[candidate] = []
            return
        }
        let (numerator, divisor) = reduced(surplus, votes)
        var reweigh = [UInt16](repeating: 0, count: weights.count)
        let old = weights
        weights = old.map { $0 * divisor }
        for (weight, voters) in tallies[candidate].enumerated() where voters > 0 {
            reweigh[weight] = UInt16(weights.count)
            weights.append(old[weight] * numerator)
        }
        denominator = denominator * divisor
        passOn(candidate, reweigh: reweigh)
    }

    /// Without their common divisor where both are short.
    private func reduced(_ one: Natural, _ other: Natural) -> (Natural, Natural) {
        guard one.limbs.count == 1, other.limbs.count == 1 else { return (one, other) }
        let shared = greatestCommonDivisor(one.limbs[0], other.limbs[0])
        return (Natural(one.limbs[0] / shared), Natural(other.limbs[0] / shared))
    }

    private mutating func passOn(_ candidate: Int, reweigh: [UInt16]?) {
        var tallies = tallies
        tallies[candidate] = []
        for index in tallies.indices {
            tallies[index] += Array(repeating: 0, count: weights.count - tallies[index].count)
        }
        piles.passOn(candidate, reweigh: reweigh) { holder, weight, voters in
            tallies[holder][Int(weight)] += voters
        }
        tallies[candidate] = []
        self.tallies = tallies
    }

    private func total(_ tally: [Int64]) -> Natural {
        var sum = Natural.zero
        for (weight, voters) in tally.enumerated() where voters > 0 { sum += weights[weight] * UInt64(voters) }
        return sum
    }

    private mutating func record(_ votes: [Natural], elected: [Int], eliminated: [Int], hasBrokenTie: Bool) {
        let shown = votes.indices.map { piles.isStanding[$0] ? Natural.ratio(votes[$0], denominator) : nil }
        let held = shown.reduce(0) { $0 + ($1 ?? 0) } + Double(Int64(winners.count) * quota)
        rounds.append(
            TransferableVote.Round(
                votes: shown, exhausted: max(Double(voters) - held, 0), elected: elected, eliminated: eliminated,
                hasBrokenTie: hasBrokenTie))
    }
}
