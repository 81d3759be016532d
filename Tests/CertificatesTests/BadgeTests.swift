import Testing

@testable import Certificates

/// The forms in which badges are written.
@Suite struct BadgeTests {
    /// Source: RFC 8785, section 3.2.3, without its numbers.
    @Test func `members are sorted by code units and texts escaped in one way`() {
        let value: CanonicalJSON = [
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
            "1": "One", "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control",
            "\u{f6}": "Latin Small Letter O With Diaeresis",
        ]
        #expect(
            value.serialised
                == "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\","
                + "\"\u{f6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20ac}\":\"Euro Sign\","
                + "\"\u{1f600}\":\"Emoji: Grinning Face\",\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}")
        let text: CanonicalJSON = [
            "a": .list([.text("\u{20ac}$\u{F}\nA'B\"\\\\\"/"), .truth(true)])
        ]
        #expect(text.serialised == "{\"a\":[\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",true]}")
    }

    /// Source: draft-msporny-base58-03, section 5.
    @Test func `base 58 is as its draft has it`() {
        #expect(Base58.encode(Array("Hello World!".utf8)) == "2NEpo7TZRRrLZSi2U")
        #expect(
            Base58.encode(Array("The quick brown fox jumps over the lazy dog.".utf8))
                == "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z")
        #expect(Base58.encode([0x00, 0x00, 0x28, 0x7f, 0xb4, 0xcd]) == "11233QC4")
    }

    @Test func `a name is compared as people write it, and not kept`() {
        let mark = NameMark("Zoë Łukasiewicz")
        #expect(mark.fits("zoe  łukasiewicz") && !mark.fits("Zoe") && mark != NameMark("Zoë Łukasiewicz"))
    }
}
