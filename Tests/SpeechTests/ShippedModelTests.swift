import Deliberation
import Foundation
import Testing

@testable import Speech
@testable import citizentime

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

    /// Of the archive that is locked against scraping; in its authors' README and in LICENSES.md.
    static let password = ProcessInfo.processInfo.environment["CITIZENTIME_TEST_ZIP_PASSWORD"]

    static func examples(_ name: String) throws -> [Example] {
        var file = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
        if name.hasSuffix(".zip") { file = try LockedZip.firstFile(file, password: password ?? "", file: name) }
        return try DataFile.examples(Gzip.isPacked(file) ? Gzip.unpacked(file, file: name) : file)
    }

    /// What the shipped model is made from; without a password all but the locked archive.
    static func all() throws -> [Example] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.hasSuffix(".tsv.gz") && !$0.hasPrefix("lid") || $0.hasSuffix(".zip") && password != nil }
            .flatMap(examples).filter { !$0.isShareAlike }
    }
}

@Test func `the labelled comments are there in CI`() {
    #expect(!SpeechData.isCI || SpeechData.isThere)
}

@Suite(.enabled(if: SpeechData.isThere, "CITIZENTIME_TEST_DATA has no speech data"))
struct ShippedModelTests {
    private func measures(_ examples: [Example], _ head: SpeechModel.Head = .hate) throws -> Measures {
        let model = try #require(SpeechModel.shipped)
        return Measures(
            examples.compactMap { example in
                guard let label = head == .hate ? example.isHateful : example.isToxic,
                    let score = model.score(example.text, language: example.language)
                else { return nil }
                return (head == .hate ? score.hateful : score.toxic, label)
            })
    }

    private func comments(_ file: String) throws -> [Example] {
        try SpeechData.examples(file).filter { $0.use == .development }
    }

    /// AUC in docs/methods/speech.md, less one point: comments that the model has not learned from.
    @Test(arguments: [
        ("davidson.dev.tsv.gz", 0.84), ("ro_offense.dev.tsv.gz", 0.80), ("ro_fb_offense.dev.tsv.gz", 0.83),
        ("gahd.dev.tsv.gz", 0.73), ("germeval18.dev.tsv.gz", 0.68), ("mlma_ar.dev.tsv.gz", 0.68),
        ("mlma_fr.dev.tsv.gz", 0.56), ("toxigen_prompts.dev.tsv.gz", 0.89),
    ])
    func `hateful comments score above others as often as the docs say`(file: String, least: Double) throws {
        #expect(try #require(measures(comments(file)).auc) >= least)
    }

    /// Macro-F1 at one half in docs/methods/speech.md, less one point; the head is that of the label which the set is for.
    @Test(arguments: [
        ("ro_offense.dev.tsv.gz", SpeechModel.Head.toxic, 0.78), ("ro_fb_offense.dev.tsv.gz", .toxic, 0.83),
        ("davidson.dev.tsv.gz", .toxic, 0.85), ("germeval18.dev.tsv.gz", .toxic, 0.63),
        ("gahd.dev.tsv.gz", .hate, 0.64),
        ("mlma_ar.dev.tsv.gz", .toxic, 0.66), ("ro_offense.dev.tsv.gz", .hate, 0.71),
        ("ro_fb_offense.dev.tsv.gz", .hate, 0.75),
    ])
    func `comments are told apart at one half as well as the docs say`(
        file: String, head: SpeechModel.Head, least: Double
    ) throws {
        #expect(try measures(comments(file), head).macroF1(at: 0.5) >= least)
    }

    @Test(.enabled(if: SpeechData.password != nil, "CITIZENTIME_TEST_ZIP_PASSWORD is not given"))
    func `abusive Polish comments are told apart as well as the docs say`() throws {
        #expect(try measures(comments("ban_pl.dev.zip"), .toxic).macroF1(at: 0.5) >= 0.83)
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
