/// A second opinion where the first model is unsure: a small network over a sentence embedding.
///
/// It needs the embedding engine (`Embedder`), some 20–60 ms of CPU a text, and so never stands in the way of a request.
/// Like the first it orders a queue and decides nothing.
///
/// Shape: 384 inputs, 128 rectified units, one output; per language the outputs of both stages are weighed.
public struct SecondStage: Sendable {
    /// Probabilities of the first stage that are no clear answer.
    public static let unsure: Range<Double> = 0.2..<0.8
    static let units = 128
    /// Sixteen inputs are multiplied at once.
    static let lanes = Embedding.dimension / 16

    /// Log-odds = first · log-odds of the first stage + second · output of the network + offset.
    struct Fusion: Sendable, Equatable {
        var first: Float = 1
        var second: Float = 0
        var offset: Float = 0
    }

    /// Per unit, its weights.
    var inner: [SIMD16<Float>]
    var innerOffsets: [Float]
    var outer: [Float]
    var outerOffset: Float
    /// In the order of `SpeechLanguages.codes`.
    var fusions: [Fusion]

    init() {
        inner = Array(repeating: .zero, count: Self.units * Self.lanes)
        innerOffsets = Array(repeating: 0, count: Self.units)
        outer = Array(repeating: 0, count: Self.units)
        outerOffset = 0
        fusions = Array(repeating: Fusion(), count: SpeechLanguages.codes.count)
    }

    func margin(_ embedding: Embedding) -> Double {
        let input = embedding.lanes
        var sum = outerOffset
        for unit in 0..<Self.units {
            var products = SIMD16<Float>.zero
            for lane in 0..<Self.lanes { products += inner[unit * Self.lanes + lane] * input[lane] }
            sum += outer[unit] * max(0, products.sum() + innerOffsets[unit])
        }
        return Double(sum)
    }

    /// - first: what the first stage says
    func probability(first: Double, margin: Double, language: Int) -> Double {
        let fusion = fusions[language]
        return Arithmetic.logistic(
            Double(fusion.first) * Arithmetic.logOdds(first) + Double(fusion.second) * margin + Double(fusion.offset))
    }
}

/// The second stage with the engine that it needs.
public struct SecondLook {
    private let stage: SecondStage
    private let embedder: Embedder

    public init(stage: SecondStage, embedder: Embedder) {
        self.stage = stage
        self.embedder = embedder
    }

    /// The score after a second look where the first model is unsure; nil where it is not, or the language is unknown.
    ///
    /// - Throws: what the engine throws. Cost: tens of milliseconds of CPU.
    public func score(
        _ text: String, language code: String, after model: SpeechModel
    ) throws(Embedder.Problem) -> SpeechModel.Score? {
        guard var score = model.score(text, language: code), SecondStage.unsure.contains(score.hateful),
            let language = SpeechLanguages.number(code)
        else { return nil }
        let margin = stage.margin(try embedder.embedding(of: text))
        score.hateful = stage.probability(first: score.hateful, margin: margin, language: language)
        score.triage = model.triage(score.hateful, language: language)
        return score
    }
}
