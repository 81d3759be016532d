/// The members elected so far and what each voter has left, as whole numbers over one denominator.
struct CommitteeCount: Hashable {
    private(set) var members: [Int] = []
    private var money: [Natural]
    private var denominator: Natural

    /// - money: of all voters together, where a seat costs 1
    init(_ profile: ApprovalProfile, money: Int = 0) {
        self.money = Array(repeating: Natural(UInt64(money)), count: profile.ballots.count)
        denominator = Natural(UInt64(max(profile.ballots.count, 1)))
    }

    private func with(_ candidate: Int, money: [Natural], denominator: Natural) -> CommitteeCount {
        var next = self
        next.members = (members + [candidate]).sorted()
        next.money = money
        next.denominator = denominator
        return next
    }

    private func open(_ profile: ApprovalProfile) -> [Int] {
        (0..<profile.candidates).filter { !members.contains($0) }
    }

    /// The candidates who add most to the sum of 1 + 1/2 + 1/3 + … of all voters.
    func sequentialThiele(_ profile: ApprovalProfile) -> [CommitteeCount] {
        let gains = open(profile).map { (candidate: $0, gain: profile.thieleScore(members + [$0])) }
        let most = gains.map(\.gain).max()
        return gains.filter { $0.gain == most }.map { with($0.candidate, money: money, denominator: denominator) }
    }

    /// The candidates whose supporters can first pay 1 together, all earning at the same speed.
    ///
    /// Without any supporters left, whoever is open. Source: Phragmén 1894; Brill et al., AAAI 2017.
    func phragmen(_ profile: ApprovalProfile) -> [CommitteeCount] {
        let supporters = profile.supporters
        let open = open(profile)
        let waits = open.filter { !supporters[$0].isEmpty }.map { candidate in
            (
                candidate: candidate, missing: denominator - sum(supporters[candidate]),
                voters: supporters[candidate].count
            )
        }
        guard let first = waits.min(by: { $0.missing * UInt64($1.voters) < $1.missing * UInt64($0.voters) }) else {
            return open.map { with($0, money: money, denominator: denominator) }
        }
        return waits.filter { $0.missing * UInt64(first.voters) == first.missing * UInt64($0.voters) }.map { wait in
            var money = money.map { $0 * UInt64(wait.voters) + wait.missing }
            for voter in supporters[wait.candidate] { money[voter] = .zero }
            return with(wait.candidate, money: money, denominator: denominator * UInt64(wait.voters))
        }
    }

    /// The candidates that cost their supporters least each; none when nobody can be paid for.
    ///
    /// Source: Peters and Skowron, "Proportionality and the limits of welfarism", EC 2020.
    func equalShares(_ profile: ApprovalProfile) -> [CommitteeCount] {
        let supporters = profile.supporters
        let prices = open(profile).compactMap { candidate in
            price(supporters[candidate]).map { (candidate: candidate, each: $0.each, rich: $0.rich) }
        }
        guard
            let lowest = prices.min(by: { $0.each * UInt64($1.rich.count) < $1.each * UInt64($0.rich.count) })
        else { return [] }
        return prices.filter { $0.each * UInt64(lowest.rich.count) == lowest.each * UInt64($0.rich.count) }.map {
            price in
            var money = money.map { $0 * UInt64(price.rich.count) }
            for voter in supporters[price.candidate] {
                money[voter] = price.rich.contains(voter) ? money[voter] - price.each : .zero
            }
            return with(price.candidate, money: money, denominator: denominator * UInt64(price.rich.count))
        }
    }

    /// What those who pay in full pay together, and who they are; nil when the supporters do not have 1.
    private func price(_ supporters: [Int]) -> (each: Natural, rich: [Int])? {
        guard !supporters.isEmpty, sum(supporters) >= denominator else { return nil }
        var rich = supporters
        var rest = denominator
        while true {
            let poor = rich.filter { money[$0] * UInt64(rich.count) < rest }
            if poor.isEmpty { return (rest, rich) }
            rest -= sum(poor)
            rich.removeAll { poor.contains($0) }
        }
    }

    /// The candidates whose supporters have most; they pay 1, or all they have.
    ///
    /// Source: Camps, Mora and Saumell, "The method of Eneström and Phragmén", 2019.
    func enestroem(_ profile: ApprovalProfile) -> [CommitteeCount] {
        let supporters = profile.supporters
        let held = open(profile).map { (candidate: $0, money: sum(supporters[$0])) }
        guard let most = held.map(\.money).max() else { return [] }
        return held.filter { $0.money == most }.map { entry in
            guard most > denominator else {
                var money = money
                for voter in supporters[entry.candidate] { money[voter] = .zero }
                return with(entry.candidate, money: money, denominator: denominator)
            }
            var money = money.map { $0 * most }
            for voter in supporters[entry.candidate] { money[voter] = self.money[voter] * (most - denominator) }
            return with(entry.candidate, money: money, denominator: denominator * most)
        }
    }

    private func sum(_ voters: [Int]) -> Natural { voters.reduce(.zero) { $0 + money[$1] } }
}
