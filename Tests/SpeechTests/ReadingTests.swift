import Testing

@testable import Speech

@Suite struct ReadingTests {
    @Test(arguments: [
        ("en", "the immigrants", IdentityGroup.migrants), ("ro", "refugiaților", .migrants),
        ("el", "τους μετανάστες", .migrants), ("ar", "والمهاجرين", .migrants), ("mt", "ir-refuġjati", .migrants),
        ("uk", "біженцями", .migrants), ("pl", "uchodźcom", .migrants), ("de", "Flüchtlinge", .migrants),
        ("it", "i rifugiati", .migrants), ("es", "los gitanos", .roma), ("pt", "os ciganos", .roma),
        ("fr", "les musulmanes", .muslims),
    ])
    func `a term names its group in every language`(language: String, text: String, group: IdentityGroup) {
        #expect(Reading(text, language: language).groups == [group])
    }

    @Test func `words of one group read the same`() {
        let first = Reading("immigrants", language: "en").tokens[0].hash

        #expect(first == Reading("refugees", language: "en").tokens[0].hash)
        #expect(first == Reading("refugiații", language: "ro").tokens[0].hash)
        #expect(first != Reading("women", language: "en").tokens[0].hash)
    }

    @Test func `a slur names its group and stays a word of its own`() {
        let slur = Reading("dyke", language: "en").tokens[0]

        #expect(slur.group == .lgbt && slur.isSlur)
        #expect(slur.hash != Reading("gay", language: "en").tokens[0].hash)
    }

    @Test func `a negation reaches four words and not past the end of the sentence`() {
        let tokens = Reading("They are not bad or lazy people here. Not. Fine", language: "en").tokens

        #expect(tokens.filter(\.isNegated).map(\.text) == ["bad", "or", "lazy", "people"])
    }

    @Test func `every template about a group is seen to name one`() {
        for language in SpeechLanguages.codes {
            let blind = Templates.examples(language).filter {
                !$0.target.isEmpty && Reading($0.text, language: language).groups.isEmpty
            }
            #expect(blind.map(\.text) == [], "\(language)")
        }
    }

    @Test func `features depend on the text alone`() {
        let first = Features(Reading("Nobody should hurt refugees.", language: "en"))
        let second = Features(Reading("Nobody should hurt refugees.", language: "en"))

        #expect(first.list.map(\.index) == second.list.map(\.index))
        #expect(first.list.allSatisfy { Int($0.index) < Features.size })
        #expect(first.counts.reduce(0, +) == first.list.count)
    }

    @Test func `an endless text is read up to a limit`() {
        let text = String(repeating: "word ", count: 100_000)

        #expect(Features(Reading(text, language: "en")).counts[0] <= 3 * Features.longestText)
    }
}

struct TenorTests {
    private func tenor(_ text: String, _ language: String) -> [UInt64] {
        Tenor(Reading(text, language: language).tokens[...]).values
    }

    @Test func `kind words about a group have one tenor in all languages, hostile ones another`() {
        let kind = tenor("Refugees are wonderful.", "en")

        #expect(tenor("Flüchtlinge sind wunderbar.", "de") == kind)
        #expect(tenor("Uchodźcy są wspaniali.", "pl") == kind)
        #expect(tenor("I rifugiati sono meravigliosi.", "it") == kind)
        #expect(tenor("Refugees are filthy.", "en") != kind)
        #expect(tenor("Bread is wonderful.", "en") != kind)
        #expect(tenor("Nobody says that refugees are wonderful.", "en") != kind)
    }

    @Test func `two words in a row name a group that neither names alone`() {
        #expect(Reading("una persona di colore", language: "it").groups == [.ethnicity])
        #expect(Reading("il colore della porta", language: "it").groups.isEmpty)
    }
}
