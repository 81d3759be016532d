import Deliberation
import Testing

struct SortitionTests {
    private func people(_ groups: [(count: Int, traits: [String: String])]) -> [Sortition.Volunteer] {
        groups.enumerated().flatMap { number, group in
            (0..<group.count).map { .init(id: "\(number)-\($0)", traits: group.traits) }
        }
    }

    @Test func `without quotas everybody has the same chance`() throws {
        let lottery = try Sortition.lottery(people([(17, [:])]), quotas: [], size: 5)

        #expect(lottery.chances.allSatisfy { abs($0 - 5.0 / 17) < 1e-9 })
    }

    @Test func `a quota of halves gives the rare more chance, all of one kind the same`() throws {
        let people = people([(10, ["who": "newcomer"]), (40, ["who": "resident"])])
        let quotas = [
            Sortition.Quota(trait: "who", value: "newcomer", range: 5...5),
            .init(trait: "who", value: "resident", range: 5...5),
        ]

        let chances = try Sortition.lottery(people, quotas: quotas, size: 10).chances

        #expect(chances[..<10].allSatisfy { abs($0 - 0.5) < 1e-9 })
        #expect(chances[10...].allSatisfy { abs($0 - 0.125) < 1e-9 })
    }

    /// Two traits that cross: the lowest chance is found by hand.
    ///
    /// Of young newcomers there is one, old newcomers nine, young residents nine, old residents one; panels of two with
    /// one newcomer and one young person. A panel is {young newcomer, old resident} with chance q or {old newcomer, young
    /// resident} with 1 − q; chances q, (1 − q) / 9. The lowest is highest at q = 1/10.
    @Test func `the lowest chance is as high as it can be`() throws {
        let people = people([
            (1, ["who": "newcomer", "age": "young"]), (9, ["who": "newcomer", "age": "old"]),
            (9, ["who": "resident", "age": "young"]), (1, ["who": "resident", "age": "old"]),
        ])
        let quotas =
            ["newcomer", "resident"].map { Sortition.Quota(trait: "who", value: $0, range: 1...1) }
            + ["young", "old"].map { Sortition.Quota(trait: "age", value: $0, range: 1...1) }

        let chances = try Sortition.lottery(people, quotas: quotas, size: 2).chances

        #expect(chances.allSatisfy { abs($0 - 0.1) < 1e-6 })
    }

    /// Who can be on no panel has no chance, and holds nobody else down.
    @Test func `after the lowest chance the second lowest rises`() throws {
        let people = people([
            (2, ["who": "newcomer", "age": "young"]), (6, ["who": "newcomer", "age": "old"]),
            (30, ["who": "resident", "age": "young"]), (3, ["who": "resident", "age": "child"]),
        ])
        let quotas = [
            Sortition.Quota(trait: "who", value: "newcomer", range: 2...2),
            .init(trait: "who", value: "resident", range: 2...2), .init(trait: "age", value: "young", range: 0...4),
            .init(trait: "age", value: "old", range: 0...4), .init(trait: "age", value: "child", range: 0...0),
        ]

        let chances = try Sortition.lottery(people, quotas: quotas, size: 4).chances

        #expect(chances[..<8].allSatisfy { abs($0 - 0.25) < 1e-6 })
        #expect(chances[8..<38].allSatisfy { abs($0 - 2.0 / 30) < 1e-6 })
        #expect(chances[38...].allSatisfy { $0 == 0 })
    }

    @Test(arguments: 0..<20)
    func `on generated pools every panel meets the quotas and chances add up`(seed: Int) throws {
        var random = SystemlessRandom(state: UInt64(seed + 1))
        let (ages, tongues) = (["16-29", "30-59", "60+"], ["ro", "ar", "uk"])
        let people = (0..<60).map { index in
            Sortition.Volunteer(
                id: "v\(index)",
                traits: [
                    "age": ages[random.below(3)], "who": random.below(4) == 0 ? "newcomer" : "resident",
                    "language": tongues[random.below(random.below(2) + 2)],
                ])
        }
        let quotas =
            ages.map { Sortition.Quota(trait: "age", value: $0, range: 2...6) }
            + [
                .init(trait: "who", value: "newcomer", range: 3...6),
                .init(trait: "who", value: "resident", range: 6...9),
            ]
            + tongues.map { .init(trait: "language", value: $0, range: 1...8) }

        let lottery = try Sortition.lottery(people, quotas: quotas, size: 12)

        #expect(lottery.panels.reduce(0) { $0 + $1.share } == Sortition.units)
        #expect(abs(lottery.chances.reduce(0, +) - 12) < 1e-6)
        for seed in 0..<30 {
            let panel = PublicDraw(lottery, people, seed: "seed \(seed)").panel
            #expect(Set(panel).count == 12)
            for quota in quotas {
                #expect(quota.range.contains(panel.count { people[$0].traits[quota.trait] == quota.value }))
            }
        }
    }

    @Test func `the draw follows the shares, and the seed alone`() throws {
        let people = people([(4, ["who": "newcomer"]), (12, ["who": "resident"])])
        let quotas = ["newcomer", "resident"].map { Sortition.Quota(trait: "who", value: $0, range: 2...2) }
        let lottery = try Sortition.lottery(people, quotas: quotas, size: 4)

        var times = [Int](repeating: 0, count: 16)
        for seed in 0..<2000 { for member in PublicDraw(lottery, people, seed: "\(seed)").panel { times[member] += 1 } }

        #expect(PublicDraw(lottery, people, seed: "x") == PublicDraw(lottery, people, seed: "x"))
        // Six standard deviations of a binomial count.
        #expect(times[..<4].allSatisfy { abs($0 - 1000) < 135 })
        #expect(times[4...].allSatisfy { abs($0 - 333) < 100 })
    }

    @Test func `what stands in the way is said`() throws {
        let people = people([(2, ["who": "newcomer"]), (9, ["who": "resident"])])
        let quotas = [
            Sortition.Quota(trait: "who", value: "newcomer", range: 3...5),
            .init(trait: "who", value: "resident", range: 1...9),
        ]
        let relaxed = Sortition.Quota(trait: "who", value: "newcomer", range: 2...5)

        #expect(throws: Sortition.Refusal.quotasConflict(relaxed: [relaxed])) {
            try Sortition.lottery(people, quotas: quotas, size: 6)
        }
        #expect(throws: Sortition.Refusal.tooFewVolunteers(are: 11, needed: 12)) {
            try Sortition.lottery(people, quotas: quotas, size: 12)
        }
        #expect(throws: Sortition.Refusal.sameIDTwice("0-0")) {
            try Sortition.lottery(people + [people[0]], quotas: quotas, size: 2)
        }
        let stranger = Sortition.Volunteer(id: "s", traits: [:])
        #expect(throws: Sortition.Refusal.noQuotaFor(volunteer: "s", trait: "who", value: nil)) {
            try Sortition.lottery(people + [stranger], quotas: quotas, size: 2)
        }
    }
}

/// Numbers that are the same each time. Source: Knuth's MMIX constants.
private struct SystemlessRandom {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
