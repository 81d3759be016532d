import Community
import Kernel
import Moderation
import Speech

/// The second stage of the speech model with its engine: one text at a time, whoever asks.
actor SecondReader {
    private let look: SecondLook
    private let model: SpeechModel
    /// Paragraphs of one text that are read again; a longer text is read by people anyway.
    private static let mostParagraphs = 20

    /// Nil where the build has no model.
    ///
    /// - folder: of the embedding engine
    /// - Throws: `Embedder.Problem`
    init?(folder: String) throws {
        guard let model = SpeechModel.shipped, let stage = SecondStage.shipped else { return nil }
        self.model = model
        look = SecondLook(stage: stage, embedder: try Embedder(folder: folder))
    }

    nonisolated var screening: SecondScreening {
        { text, language in try await self.triage(text, language) }
    }

    /// The worst of what both stages say of the paragraphs; nil where the first was sure of all.
    func triage(_ text: String, _ language: Language) throws -> Triage? {
        var (worst, wasUnsure) = (Triage.none, false)
        for paragraph in text.split(separator: "\n").prefix(Self.mostParagraphs).map(String.init) {
            let code = Guard.code(of: paragraph, language, model)
            let second = try look.score(paragraph, language: code, after: model)
            guard let score = second ?? model.score(paragraph, language: code) else { continue }
            wasUnsure = wasUnsure || second != nil
            worst = max(worst, Triage(score.triage, of: paragraph, naming: score.groups))
        }
        return wasUnsure ? worst : nil
    }
}
