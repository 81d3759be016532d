import Kernel
import Speech
import Testing

@testable import CounterSpeech

/// Who may do what with a case, what is an address, what the classifier says, and what figures are shown.
@Suite struct RuleTests {
    @Test func `a closed case takes notes and nothing else`() {
        for act in CasePolicy.Act.allCases {
            for state in Assessment.State.allCases {
                let may = CasePolicy.allows(
                    act, case: .closed, assessment: state, chosen: .police, isAuthor: false)
                #expect(may == (act == .note))
            }
        }
    }

    @Test func `nobody reviews their own assessment, and only what waits for review is reviewed`() {
        for state in Assessment.State.allCases {
            for isAuthor in [true, false] {
                let may = CasePolicy.allows(
                    .review, case: .open, assessment: state, chosen: .police, isAuthor: isAuthor)
                #expect(may == (state == .review && !isAuthor))
            }
        }
        #expect(throws: CounterSpeechRefusal.ownAssessment) {
            try CasePolicy.check(.review, case: .open, assessment: .review, chosen: .police, isAuthor: true)
        }
    }

    @Test func `a case is handed over only once that was decided`() {
        for state in Assessment.State.allCases {
            for chosen in Recommendation.allCases {
                let may = CasePolicy.allows(.handOver, case: .open, assessment: state, chosen: chosen, isAuthor: true)
                #expect(may == (state == .decided && [.police, .equality, .flagger].contains(chosen)))
            }
        }
    }

    @Test(arguments: [
        ("https://example.org/a?b=c", true), ("http://example.org", true), ("HTTPS://Example.org", true),
        ("example.org", false), ("javascript:alert(1)", false), ("https://", false), ("https://local", false),
        ("https://.org", false), ("https://a.b/\"onload", false), ("https://a.b c", false), ("ftp://a.b", false),
    ]) func `what is an address on the web`(text: String, isOne: Bool) {
        #expect(WebAddress.isOne(text, longest: 100) == isOne)
        #expect(!WebAddress.isOne(text, longest: 5))
    }

    @Test func `every country has its own police and equality body first, and every address is one`() throws {
        let contacts = try Contacts.read()
        #expect(contacts.countries == ["EL", "ES", "IT", "MT", "PL", "PT", "RO"])
        #expect(Set(contacts.all.map(\.key)).count == contacts.all.count)
        #expect(contacts.all.allSatisfy { $0.url.map { WebAddress.isOne($0, longest: 200) } ?? ($0.telephone != nil) })
        for country in contacts.countries {
            for way in Recommendation.allCases where way.isHandOver && (way, country) != (.flagger, "PL") {
                #expect(contacts.addressees(country, for: way).first?.place == country)
            }
            #expect(contacts.of(country).first?.telephone == "112")
        }
        #expect(contacts.addressees("PL", for: .flagger).map(\.place) == ["EU"])
        #expect(contacts.of("EU").allSatisfy { $0.place == "EU" } && Set(contacts.of("EU")).count == 3)
    }

    @Test func `the classifier says which words raised the score, in the order of the text`() throws {
        let model = try #require(SpeechModel.shipped)
        let text = "All migrants are vermin and should be thrown out."
        let reading = SpeechReading(text, language: "en", model: model)
        #expect(reading.level == .urgent || reading.level == .review)
        #expect(reading.groups.contains(.migrants))
        var rest = text[...]
        for word in reading.words {
            let place = try #require(rest.range(of: word))
            rest = rest[place.upperBound...]
        }
        #expect((1...SpeechReading.mostWords).contains(reading.words.count))
        #expect(SpeechReading(text, language: nil, model: model).language == "en")
    }

    @Test func `without a text or a model nothing is scored`() {
        #expect(SpeechReading("", language: "en", model: SpeechModel.shipped).level == .unread)
        #expect(SpeechReading("Something", language: "en", model: nil).level == .unread)
    }

    /// Everything shown is of five at least, and so is every rest.
    @Test(arguments: 0..<200) func `no figure, and no difference of figures, tells of fewer than five`(seed: Int) throws
    {
        var random = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ bound: Int) -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((random >> 33) % UInt64(bound))
        }
        let count = next(60)
        let items = (0..<count).map { number in
            CaseFigures.Item(
                id: CaseID(Int64(number)),
                values: [
                    .category: SpeechCategory.allCases[min(next(8), next(8))].rawValue,
                    .outcome: next(3) == 0 ? nil : Outcome.allCases[next(3)].rawValue,
                ].compactMapValues { $0 })
        }
        let figures = CaseFigures(items)
        for dimension in CaseFigures.Dimension.allCases {
            let shown = figures.rows.filter { $0.dimension == dimension && $0.count != nil }
            for row in shown where dimension != .all {
                let own = items.filter { $0.values[dimension] == row.value }
                #expect(row.count == own.count && own.count >= 5)
            }
            guard figures.rows.first?.count != nil else {
                #expect(shown.isEmpty || count >= 5)
                continue
            }
            let covered = items.filter { item in
                shown.contains { item.values[dimension] == $0.value }
            }
            let rest = items.count - (dimension == .all ? items.count : covered.count)
            #expect(rest == 0 || rest >= 5)
        }
    }
}
