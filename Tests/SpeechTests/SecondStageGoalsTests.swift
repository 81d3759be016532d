import Foundation
import Testing

@testable import Speech

/// Trains both stages again on embeddings that an earlier training kept, and looks at texts whose roots were held out.
///
/// The shipped network has learned from all functional tests, so its own figures on them would tell nothing; embedding
/// the texts anew takes a quarter of an hour. How to keep them: `--embeddings` of `citizentime speech train`, in
/// docs/methods/speech.md.
@Suite(.enabled(if: KeptEmbeddings.path != nil && SpeechData.isThere, "CITIZENTIME_TEST_EMBEDDINGS names no file"))
struct SecondStageGoalsTests {
    private static let training = Result {
        let examples = try SpeechData.all() + SpeechLanguages.codes.flatMap(Templates.examples)
        let kept = Array(try Data(contentsOf: URL(fileURLWithPath: KeptEmbeddings.path ?? "")))
        return SecondStageTraining(
            examples, try EmbeddingShelf(bytes: kept), first: SpeechTraining(examples), progress: { _ in })
    }

    private func measures(where picks: (Example) -> Bool) throws -> Measures {
        SpeechReport(try Self.training.get()).measures(where: picks)
    }

    @Test(arguments: [
        ("en", 0.85), ("it", 0.80), ("es", 0.80), ("pt", 0.80), ("fr", 0.80), ("de", 0.80), ("pl", 0.75), ("ar", 0.75),
    ])
    func `both stages reach their goals on unseen functional tests`(language: String, goal: Double) throws {
        let measures = try measures { $0.dataset == "functional" && $0.language == language }

        #expect(measures.count > 1000)
        #expect(measures.macroF1(at: 0.5) >= goal)
    }
}

/// Where the embeddings of the training texts were kept.
enum KeptEmbeddings {
    static let path = ProcessInfo.processInfo.environment["CITIZENTIME_TEST_EMBEDDINGS"]
}
