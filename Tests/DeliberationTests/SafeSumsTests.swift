import Testing

@testable import Deliberation

/// Overlapping sums: no combination of what is shown may tell of a few people. See
/// `DifferencingAttack`.
@Suite struct SafeSumsTests {
    private func shown(_ groups: [Set<Int>]) -> [Set<Int>] {
        var (sums, shown) = (SafeSums<Int>(), [Set<Int>]())
        for group in groups where sums.admits(group) {
            sums.show(group)
            shown.append(group)
        }
        return shown
    }

    @Test func `of groups at random no combination of what is shown tells of fewer than five`() {
        var random = SeededRandom(seed: 11)
        var (admitted, refused, leaks) = (0, 0, 0)
        for _ in 0..<150 {
            let all = 8 + random.below(7)
            let groups = (0..<(2 + random.below(5))).map { _ in
                Set((0..<all).filter { _ in random.below(10) < 6 })
            }
            let shown = shown(groups)
            admitted += shown.count
            refused += groups.count - shown.count
            #expect(DifferencingAttack(shown, among: all).found == nil, "\(groups)")
            // The attack finds something where nobody guards: it can fail.
            let large = groups.filter { $0.count >= 5 }
            if DifferencingAttack(large, among: all).found != nil { leaks += 1 }
        }
        #expect(admitted > 150 && refused > 100 && leaks > 75, "\(admitted), \(refused), \(leaks)")
    }

    @Test func `what cannot be told apart is refused only where it must be`() {
        let everybody = Set(0..<20)
        #expect(shown([everybody, Set(0..<17)]) == [everybody])
        #expect(shown([everybody, Set(0..<15)]).count == 2)
        #expect(shown([everybody, everybody]).count == 2)
        // Two divisions whose cells are large, and whose difference is one person.
        #expect(shown([Set(0..<10), Set(10..<20), Set(0..<11), Set(11..<20)]).count == 2)
        // Three that together tell of one, though no two do.
        #expect(shown([Set(0..<6), Set(6..<12), Set(0..<13)]).count == 2)
        #expect(shown([Set(0..<4)]).isEmpty)
    }
}
