import Testing

@testable import Speech

@Suite struct SpeechModelTests {
    /// A model of a few sentences, made twice.
    private static let examples = SpeechLanguages.codes.prefix(1).flatMap(Templates.examples)
    private static let training = SpeechTraining(examples)

    @Test func `the same examples give the same bytes`() {
        #expect(SpeechTraining(Self.examples).model.bytes == Self.training.model.bytes)
    }

    @Test func `a model survives its file`() throws {
        let bytes = Self.training.model.bytes

        #expect(try SpeechModel(bytes: bytes).bytes == bytes)
        #expect(bytes.count < 4_000_000)
    }

    @Test func `what is no model is refused`() {
        let bytes = Self.training.model.bytes
        #expect(throws: SpeechModel.Damage.notAModel) { try SpeechModel(bytes: [1, 2, 3]) }
        #expect(throws: SpeechModel.Damage.wrongLength(expected: bytes.count, found: bytes.count - 1)) {
            try SpeechModel(bytes: Array(bytes.dropLast()))
        }
    }

    @Test(arguments: ["", " ", "\n\n"])
    func `a text without words has a score and nothing to explain`(text: String) throws {
        let explained = try #require(Self.training.model.explainedScore(text, language: "en"))

        #expect(explained.spans.isEmpty && explained.score.groups.isEmpty)
        #expect((0...1).contains(explained.score.hateful))
    }

    @Test func `the words of an explanation add up to the score`() {
        let model = Self.training.model
        let text = "He said \"refugees are rats\" and nobody laughed. @maria 😀 😀 stop"

        let sum = model.explanation(text, language: "en").reduce(0) { $0 + $1.weight }

        let margin = model.margin(Features(Reading(text, language: "en")), .hate)
        #expect(abs(sum + Double(model.intercepts[0]) - margin) < 1e-6)
    }

    @Test func `what it learned it knows`() throws {
        let model = Self.training.model
        let hateful = try #require(model.score("Immigrants are filth.", language: "en"))
        let kind = try #require(model.score("We love our neighbours, the immigrants.", language: "en"))

        #expect(hateful.hateful > kind.hateful)
        #expect(kind.groups == [.migrants])
    }

    @Test func `a language outside the list has no score`() {
        #expect(Self.training.model.score("merhaba", language: "tr") == nil)
    }
}
