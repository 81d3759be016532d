import Foundation
import Testing

@testable import Speech

/// Trains as the shipped model was trained, all but the locked archive, and looks at texts whose whole roots were held out.
///
/// The figures to reach are in docs/methods/speech.md. Polish is left out, whose comments are in that archive; Arabic, which
/// reaches its 70 with the archive, is at 69 without it.
@Suite(.enabled(if: SpeechData.isThere, "CITIZENTIME_TEST_DATA has no speech data"))
struct GoalsTests {
    @Test func `unseen functional tests reach their goals`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: SpeechData.folder.path).sorted()
            .filter { $0.hasSuffix(".tsv.gz") && !$0.hasPrefix("lid") }
        let examples = try files.flatMap(SpeechData.examples).filter { !$0.isShareAlike }

        let training = SpeechTraining(examples + SpeechLanguages.codes.flatMap(Templates.examples))

        let report = SpeechReport(training)
        let goals = ["en": 0.74, "it": 0.74, "es": 0.74, "pt": 0.74, "de": 0.74, "fr": 0.70, "ar": 0.68]
        for (language, goal) in goals.sorted(by: { $0.key < $1.key }) {
            let measures = report.measures { $0.dataset == "functional" && $0.language == language }
            #expect(measures.count > 1000)
            #expect(measures.macroF1(at: 0.5) >= goal, "\(language)")
        }
        let quoted = report.measures { $0.dataset == "functional" && $0.functionality == "counter_quote_nh" }
        #expect(quoted.falsePositives(at: 0.5) < 0.1)
    }
}
