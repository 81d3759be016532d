/// Examples with their features, read once for all rounds and folds.
struct TrainingSet: Sendable {
    /// Weights of examples of one data set add up to the square root of its size: large sets do not drown small ones.
    struct Item: Sendable {
        var features: Range<Int>
        var counts: [Int32]
        /// Per head 1, 0, or −1 for unknown.
        var labels: [Int8]
        var dataset: Int
        var weight: Float
        var fold: Int
    }

    private(set) var items: [Item] = []
    /// Places in the table of weights, kind after kind for each example.
    private(set) var indices: [UInt32] = []
    private(set) var datasets: [String] = []

    init(_ examples: [Example], options: Trainer.Options) {
        var sizes: [String: Int] = [:]
        let learned = examples.filter { $0.use != .development }
        for example in learned { sizes[Self.key(example), default: 0] += 1 }
        datasets = sizes.keys.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: datasets.enumerated().map { ($1, $0) })
        for example in learned {
            let key = Self.key(example)
            let size = Float(sizes[key] ?? 1)
            let weight = options.weight(of: example) / size.squareRoot()
            add(example, example.text, numbers[key] ?? 0, weight, options)
            guard example.functionality != nil else { continue }
            for copy in 0..<options.misspellings {
                let text = Perturbation.of(example.text, seed: UInt64(copy))
                add(example, text, numbers[key] ?? 0, weight * options.misspellingWeight, options)
            }
        }
        let mean = items.reduce(Float(0)) { $0 + $1.weight } / Float(max(items.count, 1))
        for index in items.indices { items[index].weight /= mean }
    }

    private static func key(_ example: Example) -> String { example.dataset + " " + example.language }

    private mutating func add(
        _ example: Example, _ text: String, _ dataset: Int, _ weight: Float, _ options: Trainer.Options
    ) {
        let features = Features(Reading(text, language: example.language))
        let start = indices.count
        for kind in 0..<Features.kinds {
            for feature in features.list where Int(feature.kind) == kind { indices.append(feature.index) }
        }
        let labels = [example.isHateful, example.isToxic].map { Int8($0.map { $0 ? 1 : 0 } ?? -1) }
        items.append(
            Item(
                features: start..<indices.count, counts: features.counts.map(Int32.init), labels: labels,
                dataset: dataset, weight: weight, fold: example.fold(of: options.folds) ?? -1))
    }
}
