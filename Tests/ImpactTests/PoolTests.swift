import Community
import Kernel
import Testing

@testable import Indicators

/// Months put together.
@Suite struct PoolTests {
    private func value(_ value: Double?, n: Int?, amounts: [Int]? = nil) -> IndicatorValue {
        IndicatorValue(
            indicator: "x", scope: .place(PlaceID(1)), month: CalendarMonth("2026-01"), value: value, n: n,
            parts: amounts.map { IndicatorValue.Parts($0) })
    }

    @Test func `a total adds up what is shown and leaves out what is not`() {
        let pooled = PooledValue([value(7, n: 7), value(nil, n: nil), value(5, n: 5)], .total)

        #expect(pooled == PooledValue(value: 12, n: 12, interval: nil))
    }

    @Test func `nothing is nothing, and hidden months alone are hidden`() {
        #expect(PooledValue([], .total).value == 0)
        #expect(PooledValue([], .median).value == nil)
        #expect(PooledValue([value(nil, n: nil)], .total) == .hidden)
    }

    @Test func `people are those of the busiest month`() {
        #expect(PooledValue([value(9, n: 9), value(14, n: 14)], .people).value == 14)
    }

    @Test func `the median is that of all amounts, not of the medians of months`() {
        let months = [value(1, n: 3, amounts: [1, 1, 1]), value(10, n: 2, amounts: [10, 10])]

        #expect(PooledValue(months, .median).value == 1)
        #expect(PooledValue(months, .median).n == 5)
    }

    @Test func `a share is of all cases, with its Wilson interval`() throws {
        let pooled = PooledValue([value(100, n: 5), value(50, n: 10)], .share)

        #expect(abs((pooled.value ?? 0) - 200.0 / 3) < 1e-9)
        let interval = try #require(pooled.interval)
        // Wilson's score interval of 10 of 15, by hand: 41.71 % to 84.82 %.
        #expect(abs(interval.lowerBound - 41.713) < 0.01)
        #expect(abs(interval.upperBound - 84.823) < 0.01)
    }

    @Test func `parts are written and read back`() {
        let parts = IndicatorValue.Parts([14, 3, 14, 0])

        #expect(parts.text == "0:1 3:1 14:2")
        #expect(IndicatorValue.Parts(text: parts.text) == parts)
    }

    @Test func `the interval of a median covers it for every small number of answers`() {
        #expect(PooledValue.medianInterval([1, 2, 3, 4, 5]) == nil)
        for n in 6...60 {
            let sorted = (0..<n).map(Double.init)
            guard let interval = PooledValue.medianInterval(sorted) else {
                Issue.record("no interval for \(n)")
                continue
            }
            // The chance that so few fall on one side, by adding up Pascal's triangle.
            let left = Int(interval.lowerBound)
            var (coefficient, sum) = (1.0, 0.0)
            for k in 0...left {
                if k > 0 { coefficient *= Double(n - k + 1) / Double(k) }
                sum += coefficient
            }
            var total = 1.0
            for _ in 0..<n { total *= 2 }
            #expect(sum / total <= 0.025, "\(n) answers")
            let next = coefficient * Double(n - left) / Double(left + 1)
            #expect((sum + next) / total > 0.025, "a narrower one would do for \(n)")
            #expect(interval.upperBound == Double(n - 1 - left))
        }
    }

    @Test func `with very many answers the interval is still there`() {
        let sorted = (0..<5_000).map(Double.init)
        let interval = PooledValue.medianInterval(sorted)

        #expect(interval.map { $0.contains(2_499.5) && $0.upperBound - $0.lowerBound < 200 } == true)
    }
}
