/// Logistic regression for two heads at once, by AdaGrad. One pass after another, one example after another, on one
/// thread: the same examples and seed give the same model on every machine.
///
/// Source: Duchi, Hazan, Singer, "Adaptive subgradient methods", JMLR 12 (2011).
struct Trainer {
    struct Options: Sendable {
        var rounds = 5
        var rate: Float = 0.1
        var folds = 5
        var seed: UInt64 = 20_260_901
        /// Misspelled copies of each functional test and template, and what one of them weighs.
        var misspellings = 1
        var misspellingWeight: Float = 0.5
        /// What our templates and the functional tests weigh beside comments of people.
        var templateWeight: Float = 3
        var functionalWeight: Float = 3
        /// Harmless functional tests count so many times as much: seven of ten are hateful.
        var harmlessTests: Float = 2
        var translatedWeight: Float = 1

        func weight(of example: Example) -> Float {
            if example.dataset == "template" { return templateWeight }
            if example.dataset == "functional" {
                return example.isHateful == false ? harmlessTests * functionalWeight : functionalWeight
            }
            return example.dataset.hasPrefix("translated") ? translatedWeight : 1
        }
    }

    /// Per place: weight of hate, weight of abuse, and the sums of their squared gradients.
    private var table = [Float](repeating: 0, count: Features.size * 4)
    private var biases: [[Float]]
    private var biasSums: [[Float]]
    private let options: Options

    /// - held: the fold whose examples are not learned from; −1 learns from all
    static func model(_ set: TrainingSet, without held: Int, options: Options) -> SpeechModel {
        var trainer = Trainer(set, options)
        var random = SplitMix(seed: options.seed)
        var order = set.items.indices.filter { held < 0 || set.items[$0].fold != held }
        for _ in 0..<options.rounds {
            random.shuffle(&order)
            trainer.learn(set, order)
        }
        return trainer.model
    }

    private init(_ set: TrainingSet, _ options: Options) {
        self.options = options
        biases = Array(repeating: [0, 0], count: set.datasets.count)
        biasSums = biases
    }

    private mutating func learn(_ set: TrainingSet, _ order: [Int]) {
        var table = table
        self.table = []
        table.withUnsafeMutableBufferPointer { table in
            set.indices.withUnsafeBufferPointer { indices in
                for index in order { step(set.items[index], indices, table) }
            }
        }
        self.table = table
    }

    private mutating func step(
        _ item: TrainingSet.Item, _ indices: UnsafeBufferPointer<UInt32>, _ table: UnsafeMutableBufferPointer<Float>
    ) {
        var margins: (Float, Float) = (biases[item.dataset][0], biases[item.dataset][1])
        var start = item.features.lowerBound
        for (kind, count) in item.counts.enumerated() where count > 0 {
            var sums: (Float, Float) = (0, 0)
            for place in start..<(start + Int(count)) {
                let slot = Int(indices[place]) * 4
                sums.0 += table[slot]
                sums.1 += table[slot + 1]
            }
            let norm = Features.norm(kind, Int(count))
            margins.0 += sums.0 / norm
            margins.1 += sums.1 / norm
            start += Int(count)
        }
        let slopes = (slope(item, 0, margins.0), slope(item, 1, margins.1))
        start = item.features.lowerBound
        for (kind, count) in item.counts.enumerated() where count > 0 {
            let norm = Features.norm(kind, Int(count))
            let steps = (slopes.0 / norm, slopes.1 / norm)
            for place in start..<(start + Int(count)) {
                let slot = Int(indices[place]) * 4
                move(table, slot, steps.0)
                move(table, slot + 1, steps.1)
            }
            start += Int(count)
        }
        moveBias(item.dataset, 0, slopes.0)
        moveBias(item.dataset, 1, slopes.1)
    }

    /// The gradient of the loss by the margin, times the weight of the example.
    private func slope(_ item: TrainingSet.Item, _ head: Int, _ margin: Float) -> Float {
        guard item.labels[head] >= 0 else { return 0 }
        return item.weight * (Float(Arithmetic.logistic(Double(margin))) - Float(item.labels[head]))
    }

    private func move(_ table: UnsafeMutableBufferPointer<Float>, _ slot: Int, _ slope: Float) {
        guard slope != 0 else { return }
        table[slot + 2] += slope * slope
        table[slot] -= options.rate * slope / (table[slot + 2].squareRoot() + 1e-6)
    }

    private mutating func moveBias(_ dataset: Int, _ head: Int, _ slope: Float) {
        guard slope != 0 else { return }
        biasSums[dataset][head] += slope * slope
        biases[dataset][head] -= options.rate * slope / (biasSums[dataset][head].squareRoot() + 1e-6)
    }
}

extension Trainer {
    /// The weights in whole steps, and the mean of the data sets' intercepts.
    private var model: SpeechModel {
        var model = SpeechModel(
            weights: [Int8](repeating: 0, count: 2 * Features.size), scales: [1, 1], intercepts: [0, 0],
            guess: LanguageGuess(table: []),
            calibrations: SpeechLanguages.codes.map { _ in SpeechModel.Calibration() })
        for head in 0..<2 {
            let largest = (0..<Features.size).reduce(Float(0)) { max($0, abs(table[$1 * 4 + head])) }
            let scale = largest > 0 ? largest / 127 : 1
            for place in 0..<Features.size {
                model.weights[place * 2 + head] = Int8((table[place * 4 + head] / scale).rounded())
            }
            model.scales[head] = scale
            model.intercepts[head] = biases.reduce(Float(0)) { $0 + $1[head] } / Float(max(biases.count, 1))
        }
        return model
    }
}
