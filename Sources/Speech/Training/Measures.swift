/// Figures of a scorer on labelled texts.
public struct Measures: Sendable, Equatable {
    private var scores: [(value: Double, isHateful: Bool)] = []

    public init() {}

    public init(_ scores: some Sequence<(value: Double, isHateful: Bool)>) {
        self.scores = scores.map { $0 }
    }

    public static func == (first: Measures, second: Measures) -> Bool {
        first.scores.elementsEqual(second.scores) { $0 == $1 }
    }

    public mutating func add(_ value: Double, isHateful: Bool) { scores.append((value, isHateful)) }

    public var count: Int { scores.count }
    public var hateful: Int { scores.count { $0.isHateful } }

    /// The share of texts on the right side of the threshold; nil without texts.
    public func accuracy(at threshold: Double) -> Double? {
        guard !scores.isEmpty else { return nil }
        return Double(scores.count { ($0.value >= threshold) == $0.isHateful }) / Double(scores.count)
    }

    /// The mean of the F1 of both classes.
    public func macroF1(at threshold: Double) -> Double {
        let hits = scores.count { $0.value >= threshold && $0.isHateful }
        let alarms = scores.count { $0.value >= threshold && !$0.isHateful }
        let misses = hateful - hits
        let passes = count - hits - alarms - misses
        func f1(_ right: Int) -> Double {
            right == 0 ? 0 : 2 * Double(right) / Double(2 * right + alarms + misses)
        }
        return (f1(hits) + f1(passes)) / 2
    }

    /// The chance that a hateful text scores above a harmless one; ties count half. Nil without both.
    public var auc: Double? {
        let sorted = scores.sorted { $0.value < $1.value }
        let harmful = hateful
        let harmless = count - harmful
        guard harmful > 0, harmless > 0 else { return nil }
        var rankSum = 0.0
        var start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count, sorted[end].value == sorted[start].value { end += 1 }
            let rank = Double(start + end + 1) / 2
            for index in start..<end where sorted[index].isHateful { rankSum += rank }
            start = end
        }
        return (rankSum - Double(harmful) * Double(harmful + 1) / 2) / (Double(harmful) * Double(harmless))
    }

    /// The lowest threshold at which no more than this share of harmless texts is flagged.
    public func threshold(falsePositives share: Double) -> Double {
        let harmless = scores.filter { !$0.isHateful }.map(\.value).sorted(by: >)
        guard !harmless.isEmpty else { return 1 }
        let allowed = Int(Double(harmless.count) * share)
        return harmless[min(allowed, harmless.count - 1)].nextUp
    }

    /// The highest threshold at which at least this share of hateful texts is flagged.
    public func threshold(recall share: Double) -> Double {
        let harmful = scores.filter(\.isHateful).map(\.value).sorted(by: >)
        guard !harmful.isEmpty else { return 0 }
        return harmful[min(max(Int((Double(harmful.count) * share).rounded(.up)) - 1, 0), harmful.count - 1)]
    }

    /// The share of hateful texts that are flagged.
    public func recall(at threshold: Double) -> Double {
        hateful == 0 ? 0 : Double(scores.count { $0.isHateful && $0.value >= threshold }) / Double(hateful)
    }

    /// The share of harmless texts that are flagged.
    public func falsePositives(at threshold: Double) -> Double {
        let harmless = count - hateful
        return harmless == 0 ? 0 : Double(scores.count { !$0.isHateful && $0.value >= threshold }) / Double(harmless)
    }

    /// The mean distance, over ten bins of equal width, between what was foretold and what came.
    ///
    /// Source: Guo et al., "On calibration of modern neural networks" (ICML 2017), equation 3.
    public var calibrationError: Double {
        (0..<10).reduce(0) { sum, bin in
            let inside = scores.filter { min(Int($0.value * 10), 9) == bin }
            let foretold = inside.reduce(0) { $0 + $1.value }
            let came = Double(inside.count { $0.isHateful })
            return sum + abs(foretold - came) / Double(max(count, 1))
        }
    }
}
