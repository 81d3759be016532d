import Testing

@testable import Deliberation

/// Groups that mix: held against every division of a few people, and against the bound for many.
@Suite struct MixedGroupsTests {
    private func people(_ count: Int, _ random: inout SeededRandom) -> [MixedGroups.Person] {
        (0..<count).map { _ in
            let background = ["new", "old", nil][Int(random.next() % 3)]
            let languages = ["ar", "en", "ro"].filter { _ in random.next() % 2 == 0 }
            return MixedGroups.Person(
                background: background, languages: Set(languages),
                times: random.next() % 3 == 0 ? [Int(random.next() % 2)] : [])
        }
    }

    /// Every way to seat people, one after the other, in groups of the given sizes.
    private func bestValue(_ table: GroupScore, _ sizes: [Int]) -> Int {
        var groups = sizes.map { _ in [Int]() }
        var best = -1
        func seat(_ person: Int) {
            guard person < table.count else {
                best = max(best, groups.reduce(0) { $0 + table.value($1) })
                return
            }
            for group in groups.indices where groups[group].count < sizes[group] {
                groups[group].append(person)
                seat(person + 1)
                groups[group].removeLast()
            }
        }
        seat(0)
        return best
    }

    @Test func `a few people are divided as well as any division does, and a search comes close`() {
        var random = SeededRandom(seed: 11)
        var worse = 0
        for round in 0..<120 {
            let people = people(2 + round % 6, &random)
            let size = 2 + round % 3
            let table = GroupScore(people)
            let sizes = MixedGroups.sizes(people.count, size: size)
            let best = bestValue(table, sizes)

            let exact = MixedGroups.form(people, size: size)
            #expect(exact.isExact)
            #expect(exact.groups.reduce(0) { $0 + table.value($1) } == best, "\(people), \(size)")
            #expect(exact.mixedPairs <= exact.mostMixedPairs)
            #expect(exact.groups.flatMap { $0 }.sorted() == Array(people.indices))

            let searched = MixedGroups.form(people, size: size, exactLimit: 0)
            #expect(searched.groups.flatMap { $0 }.sorted() == Array(people.indices))
            if searched.groups.reduce(0, { $0 + table.value($1) }) < best { worse += 1 }
        }
        #expect(worse <= 6, "the search misses the best in at most one of twenty")
    }

    @Test func `two hundred come within a twentieth of what cannot be surpassed, and the same way each time`() {
        var random = SeededRandom(seed: 5)
        let people = people(200, &random).map {
            MixedGroups.Person(background: $0.background ?? "old", languages: $0.languages.union(["en"]))
        }
        let first = MixedGroups.form(people, size: 4)

        #expect(!first.isExact && first.talking == first.groups.count)
        #expect(Double(first.mixedPairs) >= 0.95 * Double(first.mostMixedPairs))
        #expect(first == MixedGroups.form(people, size: 4))
    }

    @Test func `sizes differ by one at most, and nobody sits alone unless they are alone`() {
        #expect(MixedGroups.sizes(7, size: 2) == [3, 2, 2])
        #expect(MixedGroups.sizes(1, size: 2) == [1])
        #expect(MixedGroups.sizes(0, size: 4) == [])
        for count in 2...40 {
            for size in 2...6 {
                let sizes = MixedGroups.sizes(count, size: size)
                #expect(sizes.reduce(0, +) == count && (sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
            }
        }
    }

    @Test func `who has said nothing fits with everybody and counts as no difference`() {
        let silent = MixedGroups.Person(background: nil, languages: [])
        let speaker = MixedGroups.Person(background: "new", languages: ["ar"])
        let result = MixedGroups.form([silent, speaker], size: 2)

        #expect(result.talking == 1 && result.mixedPairs == 0)
        #expect(MixedGroups.common([silent, speaker]) == nil)
        #expect(MixedGroups.common([speaker, speaker]) == ["ar"])
    }
}
