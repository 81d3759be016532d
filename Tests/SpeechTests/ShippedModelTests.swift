import Deliberation
import Foundation
import Testing

@testable import Speech

/// Real comments with labels, where the operator has them.
enum SpeechData {
    static let folder: URL = {
        let environment = ProcessInfo.processInfo.environment
        let data =
            environment["CITIZENTIME_TEST_DATA"].map { URL(fileURLWithPath: $0) }
            ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data")
        return data.appendingPathComponent("speech")
    }()

    static let isThere = FileManager.default.fileExists(atPath: folder.appendingPathComponent("LICENSES.md").path)
    static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

    static func examples(_ name: String) throws -> [Example] {
        let file = folder.appendingPathComponent(name)
        return try DataFile.examples(Gzip.unpacked(Array(try Data(contentsOf: file)), file: name))
    }
}

@Test func `the labelled comments are there in CI`() {
    #expect(!SpeechData.isCI || SpeechData.isThere)
}

@Suite(.enabled(if: SpeechData.isThere, "CITIZENTIME_TEST_DATA has no speech data"))
struct ShippedModelTests {
    private func measures(_ examples: [Example]) throws -> Measures {
        let model = try #require(SpeechModel.shipped)
        return Measures(
            examples.compactMap { example in
                guard let label = example.isHateful, let score = model.score(example.text, language: example.language)
                else { return nil }
                return (score.hateful, label)
            })
    }

    /// AUC in docs/methods/speech.md, less one point: comments that the model has not learned from.
    @Test(arguments: [
        ("davidson.dev.tsv.gz", 0.83), ("ro_offense.dev.tsv.gz", 0.78), ("ro_fb_offense.dev.tsv.gz", 0.83),
        ("gahd.dev.tsv.gz", 0.72), ("mlma_ar.dev.tsv.gz", 0.67), ("mlma_fr.dev.tsv.gz", 0.62),
        ("toxigen_prompts.dev.tsv.gz", 0.86),
    ])
    func `hateful comments score above others as often as the docs say`(file: String, least: Double) throws {
        let measures = try measures(SpeechData.examples(file).filter { $0.use == .development })

        #expect(try #require(measures.auc) >= least)
    }

    @Test func `urgent stays within five harmless comments of a hundred`() throws {
        let model = try #require(SpeechModel.shipped)
        let romanian = try
            (SpeechData.examples("ro_offense.dev.tsv.gz") + SpeechData.examples("ro_fb_offense.dev.tsv.gz"))
            .filter { $0.use == .development }
        let language = try #require(SpeechLanguages.number("ro"))

        let measures = try measures(romanian)

        #expect(measures.falsePositives(at: Double(model.calibrations[language].urgent)) <= 0.055)
        #expect(measures.recall(at: Double(model.calibrations[language].review)) >= 0.79)
    }
}
