import Community
import Deliberation
import Kernel

/// An indicator of a scope in one month, or in the last twelve.
struct IndicatorValue: Sendable, Equatable {
    let indicator: String
    let scope: FigureScope
    /// Nil: the last twelve months together, where only the room that counts can tell.
    let month: CalendarMonth?
    /// Nil: showing it would tell of a few people.
    let value: Double?
    /// Things or people behind it; nil where the value is not shown.
    let n: Int?
    /// For a median: how often each amount was counted, so that months can be put together.
    let parts: Parts?

    /// Whole amounts with their counts.
    struct Parts: Sendable, Equatable {
        var counts: [Int: Int]

        /// `3:2 14:1`, by amount.
        var text: String {
            counts.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: " ")
        }

        init(_ amounts: [Int]) {
            counts = Dictionary(amounts.map { ($0, 1) }, uniquingKeysWith: +)
        }

        init(text: String) {
            let pairs = text.split(separator: " ").compactMap { pair -> (Int, Int)? in
                let sides = pair.split(separator: ":").compactMap { Int($0) }
                return sides.count == 2 ? (sides[0], sides[1]) : nil
            }
            counts = Dictionary(pairs, uniquingKeysWith: +)
        }

        mutating func add(_ other: Parts) {
            counts.merge(other.counts, uniquingKeysWith: +)
        }

        /// All amounts, ascending.
        var sorted: [Double] {
            counts.sorted { $0.key < $1.key }.flatMap { Array(repeating: Double($0.key), count: $0.value) }
        }
    }
}

/// A value of one or more months, with its uncertainty.
struct PooledValue: Sendable, Equatable {
    let value: Double?
    let n: Int?
    let interval: ClosedRange<Double>?

    static let nothing = PooledValue(value: 0, n: 0, interval: nil)
    /// Something is there that may not be shown.
    static let hidden = PooledValue(value: nil, n: nil, interval: nil)

    /// Puts months together; those that are not shown are left out, so that nobody finds them by subtracting.
    ///
    /// - sums: nil for none
    init(_ values: [IndicatorValue], _ sums: IndicatorDefinition.Sums?) {
        let shown = values.filter { $0.value != nil }
        guard !shown.isEmpty else {
            self = values.isEmpty ? (sums == .median || sums == .share ? .hidden : .nothing) : .hidden
            return
        }
        let n = shown.reduce(0) { $0 + ($1.n ?? 0) }
        switch sums {
        case .people:
            let most = shown.max { ($0.value ?? 0) < ($1.value ?? 0) }
            self.init(value: most?.value, n: most?.n, interval: nil)
        case .median:
            var parts = IndicatorValue.Parts([])
            for value in shown { if let own = value.parts { parts.add(own) } }
            let sorted = parts.sorted
            self.init(value: Self.median(sorted), n: sorted.count, interval: Self.medianInterval(sorted))
        case .share:
            let hits = shown.reduce(0.0) { $0 + ($1.value ?? 0) * Double($1.n ?? 0) / 100 }
            let share = Proportion(Int(hits.rounded()), of: n)
            self.init(
                value: share.share * 100, n: n,
                interval: share.interval.lowerBound * 100...share.interval.upperBound * 100)
        case .total, nil:
            self.init(value: shown.reduce(0) { $0 + ($1.value ?? 0) }, n: n, interval: nil)
        }
    }

    init(value: Double?, n: Int?, interval: ClosedRange<Double>?) {
        self.value = value
        self.n = n
        self.interval = interval
    }

    /// Nil for nothing.
    static func median(_ sorted: [Double]) -> Double? {
        guard !sorted.isEmpty else { return nil }
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// The pair of ordered values between which the median of all such answers lies with 95 % confidence at least; nil
    /// below six, where no pair does.
    ///
    /// Source: H. A. David and H. N. Nagaraja, "Order Statistics" (3rd ed., 2003), section 7.1.
    static func medianInterval(_ sorted: [Double]) -> ClosedRange<Double>? {
        let n = sorted.count
        guard n >= 6 else { return nil }
        // The chance that at most `rank` of n fall below the median.
        var chance = 1.0
        for _ in 0..<n { chance /= 2 }
        // So many that the chance of a single order is too small for a number: the normal approximation.
        guard chance > 0 else {
            let half = 1.959_963_984_540_054 * Double(n).squareRoot() / 2
            let low = max(0, Int((Double(n) / 2 - half).rounded(.down)) - 1)
            return sorted[low]...sorted[n - 1 - low]
        }
        var (below, rank) = (chance, 0)
        var next = chance * Double(n)
        while below + next <= 0.025 {
            below += next
            rank += 1
            next *= Double(n - rank) / Double(rank + 1)
        }
        return sorted[rank]...sorted[n - 1 - rank]
    }
}
