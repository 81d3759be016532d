import Foundation
import Testing

@testable import Speech
@testable import citizentime

/// Trains as the shipped model was trained, and looks at texts whose whole roots were held out.
///
/// The figures to reach are in docs/methods/speech.md. Polish comments are in a locked archive, whose password the data's
/// LICENSES.md gives: with CITIZENTIME_TEST_ZIP_PASSWORD the training is that of the shipped model, to the byte.
@Suite(.enabled(if: SpeechData.isThere, "CITIZENTIME_TEST_DATA has no speech data"))
struct GoalsTests {
    private static let training = Result {
        SpeechTraining(try SpeechData.all() + SpeechLanguages.codes.flatMap(Templates.examples))
    }

    private func measures(where picks: (Example) -> Bool) throws -> Measures {
        SpeechReport(try Self.training.get()).measures(where: picks)
    }

    @Test(arguments: [
        ("en", 0.74), ("it", 0.74), ("es", 0.74), ("pt", 0.74), ("de", 0.74), ("pl", 0.70), ("fr", 0.70), ("ar", 0.70),
    ])
    func `unseen functional tests reach their goals`(language: String, goal: Double) throws {
        let measures = try measures { $0.dataset == "functional" && $0.language == language }

        #expect(measures.count > 1000)
        #expect(measures.macroF1(at: 0.5) >= goal)
    }

    @Test(arguments: ["en", "it", "es", "pt", "de", "pl", "fr", "ar"])
    func `fewer than one in four neutral mentions of a group is flagged`(language: String) throws {
        let measures = try measures { $0.functionality == "ident_neutral_nh" && $0.language == language }

        #expect(measures.count > 50)
        #expect(measures.falsePositives(at: 0.5) < 0.25)
    }

    /// In the other languages the goal is not reached: French 28, German 30, Arabic 36, Polish 40, Italian 44 in a hundred;
    /// English is at 25 without the locked archive, and at 21 with it.
    @Test(arguments: SpeechData.password == nil ? ["es", "pt"] : ["en", "es", "pt"])
    func `fewer than one in four kind mentions of a group is flagged`(language: String) throws {
        let measures = try measures { $0.functionality == "ident_pos_nh" && $0.language == language }

        #expect(measures.count > 50)
        #expect(measures.falsePositives(at: 0.5) < 0.25)
    }

    @Test func `quoted hate is seldom flagged`() throws {
        let quoted = try measures { $0.dataset == "functional" && $0.functionality == "counter_quote_nh" }

        #expect(quoted.falsePositives(at: 0.5) < 0.1)
    }

    @Test(.enabled(if: SpeechData.password != nil, "CITIZENTIME_TEST_ZIP_PASSWORD is not given"))
    func `training again gives the shipped model`() throws {
        #expect(try Self.training.get().model.bytes == SpeechModel.shipped?.bytes)
    }
}
