import Foundation
import Testing

@testable import Speech

@Suite struct ArithmeticTests {
    @Test(arguments: [-600, -20, -1.5, -1e-9, 0, 1e-9, 0.3, 1, 10, 300] as [Double])
    func `exp is right to thirteen digits`(x: Double) {
        #expect(abs(Arithmetic.exp(x) - exp(x)) <= 1e-13 * exp(x))
    }

    @Test(arguments: [1e-300, 1e-9, 0.5, 0.999, 1, 1.001, 2, 10, 1e18] as [Double])
    func `log is right to thirteen digits`(x: Double) {
        #expect(abs(Arithmetic.log(x) - log(x)) <= 1e-13 * max(1, abs(log(x))))
    }

    @Test func `figures of a small sample are what one counts by hand`() {
        var measures = Measures()
        measures.add(0.9, isHateful: true)
        measures.add(0.8, isHateful: false)
        measures.add(0.7, isHateful: true)
        measures.add(0.2, isHateful: false)

        #expect(measures.auc == 0.75)
        #expect(measures.accuracy(at: 0.5) == 0.75)
        #expect(measures.recall(at: 0.75) == 0.5)
        #expect(measures.falsePositives(at: 0.75) == 0.5)
        let expected = 0.8 / 2 + 1.0 / 3
        #expect(abs(measures.macroF1(at: 0.5) - expected) < 1e-12)
        #expect(measures.threshold(recall: 0.8) == 0.7)
        #expect(measures.recall(at: measures.threshold(falsePositives: 0.05)) == 0.5)
    }

    @Test func `scores become probabilities that come true`() {
        let points = (0..<1000).map { number -> (score: Double, isPositive: Bool, weight: Double) in
            let score = number % 10
            return (Double(score), number / 10 % 10 < score, 1)
        }

        let (slope, offset) = Platt.fit(points)

        #expect(slope > 0)
        #expect(abs(Arithmetic.logistic(slope * 4.5 + offset) - 0.45) < 0.05)
    }
}
