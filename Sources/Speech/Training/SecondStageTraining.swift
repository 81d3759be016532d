/// Makes the second stage from embeddings, and measures both stages together on texts that neither has seen.
public struct SecondStageTraining: Sendable {
    /// At most so many texts of one data set in one language, learned from or measured on: embeddings are dear.
    private static let most = (training: 300, development: 300)
    /// Of the filled templates, whose terms mean nearly the same to an embedding, every third.
    private static let templateStep: UInt64 = 3

    public let stage: SecondStage
    /// What both stages say together of texts held out.
    public let outcomes: [SpeechTraining.Outcome]

    /// Which texts need embeddings. Machine translations are left out.
    public static func chosen(_ examples: [Example]) -> [Example] {
        var sizes: [String: Int] = [:]
        let tests = examples.filter {
            $0.dataset == "functional" || ($0.dataset == "template" && hash($0.text) % templateStep == 0)
        }
        let comments = examples.filter { $0.functionality == nil && !$0.dataset.hasPrefix("translated") }
            .sorted { (hash($0.text), $0.text) < (hash($1.text), $1.text) }
        return tests
            + comments.filter { example in
                let isTraining = example.use == .training
                let key = "\(example.dataset) \(example.language) \(isTraining)"
                sizes[key, default: 0] += 1
                return sizes[key, default: 0] <= (isTraining ? most.training : most.development)
            }
    }

    /// - first: the training of the first stage on the same examples, of which it takes what was held out
    public init(
        _ examples: [Example], _ shelf: EmbeddingShelf, first: SpeechTraining, progress: (String) -> Void
    ) {
        let options = Trainer.Options()
        let chosen = Self.chosen(examples).filter { shelf[$0.text] != nil }
        var margins: [String: Double] = [:]
        for fold in 0..<options.folds {
            let held = chosen.filter { $0.fold(of: options.folds) == fold }
            guard !held.isEmpty else { continue }
            progress("second stage, part \(fold + 1) of \(options.folds)")
            let learned = chosen.filter { $0.use != .development && $0.fold(of: options.folds) != fold }
            let network = NetworkTrainer.network(Self.items(learned, shelf, options))
            for example in held { margins[Self.key(example)] = shelf[example.text].map(network.margin) }
        }
        progress("second stage, whole")
        var stage = NetworkTrainer.network(Self.items(chosen.filter { $0.use != .development }, shelf, options))
        for example in chosen where example.use == .development {
            margins[Self.key(example)] = shelf[example.text].map(stage.margin)
        }
        let held = first.outcomes.compactMap { outcome in
            margins[Self.key(outcome.example)].map { (outcome: outcome, margin: $0) }
        }
        stage.fusions = SpeechLanguages.codes.map { code in
            Self.fusion(held.filter { $0.outcome.example.language == code })
        }
        self.stage = stage
        outcomes = held.map { outcome, margin in
            var outcome = outcome
            if SecondStage.unsure.contains(outcome.hateful),
                let language = SpeechLanguages.number(outcome.example.language)
            {
                outcome.hateful = stage.probability(first: outcome.hateful, margin: margin, language: language)
            }
            return outcome
        }
    }

    private static func hash(_ text: String) -> UInt64 { FNV.hash(text.unicodeScalars.map(\.value)) >> 17 }

    private static func key(_ example: Example) -> String {
        "\(example.language) \(example.dataset) \(example.use) \(example.text)"
    }
}

extension SecondStageTraining {
    /// Weights as in the first stage: a data set weighs the root of its size, tests and templates more.
    private static func items(
        _ examples: [Example], _ shelf: EmbeddingShelf, _ options: Trainer.Options
    ) -> [NetworkTrainer.Item] {
        var sizes: [String: Float] = [:]
        for example in examples { sizes[example.dataset + " " + example.language, default: 0] += 1 }
        var items = examples.compactMap { example -> NetworkTrainer.Item? in
            guard let embedding = shelf[example.text], let isHateful = example.isHateful,
                let size = sizes[example.dataset + " " + example.language]
            else { return nil }
            return .init(
                embedding: embedding, isHateful: isHateful,
                weight: options.weight(of: example) / size.squareRoot())
        }
        let mean = items.reduce(Float(0)) { $0 + $1.weight } / Float(max(items.count, 1))
        for index in items.indices { items[index].weight /= mean }
        return items
    }

    /// Comments, tests and templates count alike, as in the calibration of the first stage.
    private static func fusion(_ held: [(outcome: SpeechTraining.Outcome, margin: Double)]) -> SecondStage.Fusion {
        var sizes: [String: Double] = [:]
        for item in held { sizes[SpeechTraining.source(item.outcome), default: 0] += 1 }
        let points = held.compactMap { item -> Logistic.Point? in
            guard let label = item.outcome.example.isHateful, let size = sizes[SpeechTraining.source(item.outcome)]
            else {
                return nil
            }
            return .init(
                scores: (Arithmetic.logOdds(item.outcome.hateful), item.margin), isPositive: label, weight: 1000 / size)
        }
        let fit = Logistic.fit(points)
        let texts = held.map { item in
            let first = Arithmetic.logOdds(item.outcome.hateful)
            let isUnsure = SecondStage.unsure.contains(item.outcome.hateful)
            return Leaning.Text(
                example: item.outcome.example,
                logOdds: isUnsure ? fit.first * first + fit.second * item.margin + fit.offset : first,
                isFixed: !isUnsure)
        }
        return .init(
            first: Float(fit.first), second: Float(fit.second), offset: Float(fit.offset + Leaning.shift(texts)))
    }
}

/// Logistic regression on two scores by Newton's method with a small ridge.
///
/// Source: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, section 4.4.1.
enum Logistic {
    struct Point {
        var scores: (Double, Double)
        var isPositive: Bool
        var weight: Double
    }

    static func fit(_ points: [Point]) -> (first: Double, second: Double, offset: Double) {
        guard points.contains(where: \.isPositive), points.contains(where: { !$0.isPositive }) else { return (1, 0, 0) }
        var values = [1.0, 0.0, 0.0]
        for _ in 0..<40 {
            var slopes = [1e-2 * (values[0] - 1), 1e-2 * values[1], 0]
            var curves = [[1e-2, 0, 0], [0, 1e-2, 0], [0, 0, 1e-6]]
            for point in points {
                let inputs = [point.scores.0, point.scores.1, 1]
                let p = Arithmetic.logistic(zip(values, inputs).reduce(0) { $0 + $1.0 * $1.1 })
                for row in 0..<3 {
                    slopes[row] += (p - (point.isPositive ? 1 : 0)) * point.weight * inputs[row]
                    for column in 0..<3 {
                        curves[row][column] += max(p * (1 - p), 1e-9) * point.weight * inputs[row] * inputs[column]
                    }
                }
            }
            let step = solved(curves, slopes)
            for index in 0..<3 { values[index] -= max(-1, min(1, step[index])) }
            if step.reduce(0, { $0 + abs($1) }) < 1e-9 { break }
        }
        return (values[0], values[1], values[2])
    }

    /// Cramer's rule.
    private static func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        let whole = determinant(matrix)
        return (0..<3).map { column in
            var replaced = matrix
            for row in 0..<3 { replaced[row][column] = right[row] }
            return determinant(replaced) / whole
        }
    }

    private static func determinant(_ m: [[Double]]) -> Double {
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
            + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
    }
}
