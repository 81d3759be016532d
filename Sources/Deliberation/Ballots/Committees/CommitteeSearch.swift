extension ApprovalProfile {
    /// All committees of the wanted size whose value is highest.
    func best(seats wanted: Int? = nil, _ value: ([Int]) -> Natural) throws(Refusal) -> [[Int]] {
        let wanted = wanted ?? seats
        try checkNumber(seats: wanted)
        var best: [[Int]] = []
        var highest = Natural.zero
        var committee = Array(0..<wanted)
        while true {
            let mine = value(committee)
            if best.isEmpty || mine > highest {
                highest = mine
                best = []
            }
            if mine == highest { best.append(committee) }
            guard let place = committee.indices.last(where: { committee[$0] < candidates - wanted + $0 }) else {
                return best
            }
            committee[place] += 1
            for later in committee.indices where later > place { committee[later] = committee[later - 1] + 1 }
        }
    }

    private func checkNumber(seats: Int) throws(Refusal) {
        var number = 1
        for seat in 0..<seats {
            number = number * (candidates - seat) / (seat + 1)
            guard number <= Self.mostCommittees else { throw .tooManyCommittees(limit: Self.mostCommittees) }
        }
    }

    /// Adds members one at a time, following every tie.
    ///
    /// - next: the states that may follow, none when nobody can be added
    func sequential(
        _ start: CommitteeCount, _ next: (CommitteeCount) -> [CommitteeCount]
    ) throws(Refusal) -> [[Int]] {
        var committees: Set<[Int]> = []
        var seen: Set<CommitteeCount> = []
        var open = [start]
        while let state = open.popLast() {
            guard seen.insert(state).inserted else { continue }
            guard seen.count <= Self.mostCommittees else { throw .tooManyCommittees(limit: Self.mostCommittees) }
            let following = state.members.count < seats ? next(state) : []
            if following.isEmpty { committees.insert(state.members) }
            open += following
        }
        return committees.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// One point a voter, shared by all they approve of, over the common multiple of the numbers of approvals.
    func satisfactionScore(_ committee: [Int]) -> Natural {
        var common = Natural.one
        for size in Set(ballots.map(\.count)) where size > 0 {
            let shared = greatestCommonDivisor(common.divided(by: UInt64(size)).remainder, UInt64(size))
            common = common * (UInt64(size) / shared)
        }
        var score = Natural.zero
        for ballot in ballots where !ballot.isEmpty {
            let members = UInt64(ballot.count { committee.contains($0) })
            score += common.divided(by: UInt64(ballot.count)).quotient * members
        }
        return score
    }

    /// Source: Thiele 1895.
    func thieleScore(_ committee: [Int]) -> UInt64 {
        let common = commonMultiple
        return ballots.reduce(0) { sum, ballot in
            let members = ballot.count { committee.contains($0) }
            return (0..<members).reduce(sum) { $0 + common / UInt64($1 + 1) }
        }
    }

    /// Of 1 ... seats.
    var commonMultiple: UInt64 {
        (1...seats).reduce(1) { $0 / greatestCommonDivisor($0, UInt64($1)) * UInt64($1) }
    }

    /// The largest number of candidates on which a voter and the committee differ.
    func farthest(from committee: [Int]) -> Int {
        ballots.reduce(0) { worst, ballot in
            max(worst, ballot.count + committee.count - 2 * ballot.count { committee.contains($0) })
        }
    }

    func equalSharesThenApproval() throws(Refusal) -> [[Int]] {
        var committees: Set<[Int]> = []
        for begun in try sequential(CommitteeCount(self, money: seats), { $0.equalShares(self) }) {
            for committee in try filledByApproval(begun) { committees.insert(committee) }
        }
        return committees.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The smallest approval committees that fill the seats together with the members there are.
    private func filledByApproval(_ begun: [Int]) throws(Refusal) -> [[Int]] {
        guard begun.count < seats else { return [begun] }
        for more in (seats - begun.count)...seats {
            let chosen = try best(seats: more) { committee in
                Natural(UInt64(committee.reduce(0) { $0 + supporters[$1].count }))
            }
            let filled = Set(chosen.map { Set(begun).union($0).sorted() }.filter { $0.count == seats })
            if !filled.isEmpty { return Array(filled) }
        }
        return [begun]
    }

    func equalSharesWithIncrements() throws(Refusal) -> [Int] {
        guard supporters.count(where: { !$0.isEmpty }) >= seats else {
            return try winners(by: .approval)[0]
        }
        for money in seats...(seats * ballots.count + 1) {
            var state = CommitteeCount(self, money: money)
            while state.members.count < seats, let next = state.equalShares(self).first { state = next }
            if state.members.count == seats { return state.members }
        }
        return try winners(by: .approval)[0]
    }
}
