import Testing

@testable import CounterSpeech

/// What the threshold test recommends, over every combination of levels and circumstances.
@Suite struct AdviceTests {
    private static let choices: [Int?] = [nil, 0, 1, 2, 3]

    /// Every combination: 5⁶ levels by 2³ circumstances.
    private func everything(_ body: ([Factor: Int], Circumstances) -> Void) {
        let all = Factor.allCases
        var count = 1
        for _ in all { count *= Self.choices.count }
        for number in 0..<count {
            var (rest, levels) = (number, [Factor: Int]())
            for factor in all {
                levels[factor] = Self.choices[rest % Self.choices.count]
                rest /= Self.choices.count
            }
            for bits in 0..<8 {
                body(
                    levels, Circumstances(isOnline: bits & 1 > 0, isClose: bits & 2 > 0, isThreat: bits & 4 > 0))
            }
        }
    }

    @Test func `raising a level, or learning it, never makes the recommendation milder`() {
        var wrong = 0
        everything { levels, circumstances in
            guard let before = Advice(levels, circumstances).recommendation else { return }
            for factor in Factor.allCases where (levels[factor] ?? 0) < 3 {
                var raised = levels
                raised[factor] = levels[factor].map { $0 + 1 } ?? 0
                guard let after = Advice(raised, circumstances).recommendation, after.rank >= before.rank else {
                    wrong += 1
                    return
                }
            }
        }
        #expect(wrong == 0)
    }

    @Test func `a case goes to others only where the words themselves are clearly grave`() {
        var wrong = 0
        everything { levels, circumstances in
            let advice = Advice(levels, circumstances)
            if advice.recommendation?.isHandOver == true, (levels[.content] ?? 0) < 2 { wrong += 1 }
            if advice.recommendation == .police, advice.rule == .allSix, levels.count < 6 { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test func `the police are recommended for threats, for harm about to happen, and for all six parts`() {
        var wrong = 0
        everything { levels, circumstances in
            let isGrave = (levels[.content] ?? 0) >= 2
            let allSix =
                levels.count == 6 && levels.values.allSatisfy { $0 >= 1 } && (levels[.intent] ?? 0) >= 2
                && (levels[.likelihood] ?? 0) >= 2
            let expected = isGrave && (circumstances.isThreat || levels[.likelihood] == 3 || allSix)
            if (Advice(levels, circumstances).recommendation == .police) != expected { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test func `it stands as lawful opinion only where nothing in it and nobody's intent speaks against`() {
        var wrong = 0
        everything { levels, circumstances in
            let expected = levels[.content] == 0 && (levels[.intent] ?? 0) < 2 && (levels[.likelihood] ?? 0) < 2
            if (Advice(levels, circumstances).recommendation == .letStand) != expected { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test func `without the words there is no recommendation, and every other has the factors that led there`() {
        var wrong = 0
        everything { levels, circumstances in
            let advice = Advice(levels, circumstances)
            if (advice.recommendation == nil) != (levels[.content] == nil) { wrong += 1 }
            if !advice.factors.contains(.content) { wrong += 1 }
            if (advice.recommendation == .platform || advice.recommendation == .flagger) && !circumstances.isOnline {
                wrong += 1
            }
            if advice.recommendation == .support && !circumstances.isClose { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test func `every recommendation is reached`() {
        var reached: Set<Recommendation> = []
        everything { levels, circumstances in
            if let one = Advice(levels, circumstances).recommendation { reached.insert(one) }
        }
        #expect(reached == Set(Recommendation.allCases))
    }
}
