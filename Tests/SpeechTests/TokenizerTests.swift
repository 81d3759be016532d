import Testing

@testable import Speech

@Suite struct TokenizerTests {
    private func words(_ text: String) -> [String] { Tokenizer.tokens(text).map(\.text) }

    @Test(arguments: [
        ("Mulțimea", ["multimea"]), ("ΜΕΤΑΝΆΣΤΗΣ", ["μεταναστησ"]), ("ﬁne", ["fine"]), ("ｆｕｌｌ", ["full"]),
        ("𝗯𝗼𝗹𝗱", ["bold"]), ("أُمَّهات", ["امهات"]), ("Żółć", ["zolc"]), ("Straße", ["strasse"]),
        ("imm\u{200B}igrants", ["immigrants"]),
    ])
    func `letters are compared without case, accents and disguise`(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test(arguments: [
        ("1mm1gr4nts", ["immigrants"]), ("tr@sh", ["trash"]), ("pig$ty", ["pigsty"]), ("covid19", ["covid19"]),
        ("2026", ["2026"]), ("t r a s h here", ["trash", "here"]), ("nooooo", ["noo"]), ("I am", ["i", "am"]),
    ])
    func `look-alikes within words become letters`(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test func `mentions and addresses are masked`() {
        let kinds = Tokenizer.tokens("@maria_1 see https://example.org/a?b=1 or mail a@example.org").map(\.kind)

        #expect(kinds == [.mention, .word, .address, .word, .word, .address])
    }

    @Test(arguments: ["he said \"go home\" loudly", "a „go home“ b", "a «go home» b", "a “go home” b", "a „go home” b"])
    func `words between quotation marks are quoted`(text: String) {
        #expect(Tokenizer.tokens(text).filter(\.isQuoted).map(\.text) == ["go", "home"])
    }

    @Test func `an open quotation mark alone quotes nothing`() {
        #expect(!Tokenizer.tokens("5\" of snow").contains { $0.isQuoted })
    }

    @Test func `a word knows where it stands`() {
        let text = "Ți-e foame?"
        let scalars = Array(text.unicodeScalars)

        let found = Tokenizer.tokens(text).filter(\.isWord).map { token in
            String(String.UnicodeScalarView(scalars[token.range]))
        }

        #expect(found == ["Ți", "e", "foame"])
    }

    @Test func `don't is one word, l'uomo is two`() {
        #expect(words("don't") == ["dont"])
        #expect(words("l'uomo") == ["l", "uomo"])
    }
}
