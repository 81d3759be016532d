import Testing

@testable import Speech

@Suite struct TemplatesTests {
    @Test(arguments: SpeechLanguages.codes)
    func `every language has its templates, filled throughout`(language: String) {
        let least = ["en", "ro", "el", "mt", "uk"].contains(language) ? 60 : 40

        #expect(Templates.count(language) >= least)
        #expect(Templates.examples(language).allSatisfy { !$0.text.contains("{") && !$0.text.isEmpty })
    }

    @Test(arguments: SpeechLanguages.codes)
    func `no text is both hateful and not`(language: String) {
        let texts = Templates.examples(language)
        let hateful = Set(texts.filter { $0.isHateful == true }.map(\.text))

        #expect(texts.filter { $0.isHateful == false && hateful.contains($0.text) }.isEmpty)
    }

    @Test func `the same place of a category is held out together in every language`() {
        let folds = SpeechLanguages.codes.compactMap { language in
            Templates.examples(language).first { $0.functionality == "threat" }?.fold(of: 5)
        }

        #expect(folds.count == SpeechLanguages.codes.count && Set(folds).count == 1)
    }

    @Test func `a misspelling is the same each time`() {
        let text = "Nobody should hurt refugees in this town."

        #expect(Perturbation.of(text, seed: 1) == Perturbation.of(text, seed: 1))
        #expect(Perturbation.of("a b", seed: 1) == "a b")
    }
}
