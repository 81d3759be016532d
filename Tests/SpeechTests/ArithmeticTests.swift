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
        let sample: [(value: Double, isHateful: Bool)] = [(0.9, true), (0.8, false), (0.7, true), (0.2, false)]
        let measures = Measures(sample)
        let macroF1: Double = (0.8 + 2.0 / 3.0) / 2

        #expect(measures.auc == 0.75)
        #expect(measures.accuracy(at: 0.5) == 0.75)
        #expect(measures.recall(at: 0.75) == 0.5)
        #expect(measures.falsePositives(at: 0.75) == 0.5)
        #expect(abs(measures.macroF1(at: 0.5) - macroF1) < 1e-12)
        #expect(measures.threshold(recall: 0.8) == 0.7)
        #expect(measures.recall(at: measures.threshold(falsePositives: 0.05)) == 0.5)
    }

    @Test func `scores become probabilities that come true`() {
        let points = (0..<1000).map { (number: Int) -> (score: Double, isPositive: Bool, weight: Double) in
            (score: Double(number % 10), isPositive: number / 10 % 10 < number % 10, weight: 1)
        }

        let (slope, offset) = Platt.fit(points)

        #expect(slope > 0)
        let mean = points.map { Arithmetic.logistic(slope * $0.score + offset) }.reduce(0, +) / 1000
        #expect(abs(mean - 0.45) < 0.002, "45 of 100 are positive, and as many are expected")
    }
}
