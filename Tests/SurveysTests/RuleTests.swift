import Deliberation
import Kernel
import Testing
import Web

@testable import Surveys

/// The rules that need no database: codes, what is asked, and what a survey must say.
@Suite struct RuleTests {
    private func code(_ mother: String, _ place: String, _ day: String, _ siblings: String) throws -> PairCode {
        try PairCode(mother: mother, birthplace: place, day: day, siblings: siblings)
    }

    @Test func `the same person gives the same code in Arabic, Greek, Cyrillic and Latin letters and digits`() throws {
        let codes = [
            ("F", "M", "7", "2"), ("fatima", "Mosul", "07", "2"), ("فاطمة", "الموصل", "٧", "٢"), ("Φ", "μ", "7", "2"),
            ("Ф", "Мосул", "7", "2"), (" فَـ", "م", "۷", "۲"),
        ]
        let texts = try codes.map { try code($0.0, $0.1, $0.2, $0.3).text }
        #expect(Set(texts).count == 1, "\(texts)")
        #expect(try code("F", "M", "8", "2").text != texts[0])
        #expect(try code("F", "K", "7", "2").text != texts[0])
        #expect(try code("Μπάρμπαρα", "Ντ", "1", "0") == code("Barbara", "T", "1", "0"))
    }

    @Test func `what is no fact is refused at its field`() {
        let wrong = [
            ("", "M", "7", "2", "mother"), ("7", "M", "7", "2", "mother"), ("F", "…", "7", "2", "birthplace"),
            ("F", "M", "32", "2", "day"), ("F", "M", "0", "2", "day"), ("F", "M", "seven", "2", "day"),
            ("F", "M", "7", "", "siblings"), ("F", "M", "7", "99", "siblings"),
        ]
        for (mother, place, day, siblings, field) in wrong {
            #expect(throws: SurveyRefusal.codeWrong(field: field)) { try code(mother, place, day, siblings) }
        }
    }

    @Test func `a mark differs by survey and by group, and tells nothing of the code`() throws {
        let secrets = Secrets(key: Array(repeating: 1, count: 32))
        let code = try code("F", "M", "7", "2")
        let mark = code.mark(key: "a", arm: .activity, secrets)
        #expect(mark == code.mark(key: "a", arm: .activity, secrets))
        #expect(mark != code.mark(key: "b", arm: .activity, secrets))
        #expect(mark != code.mark(key: "a", arm: .comparison, secrets))
        #expect(mark.count == 64)
    }

    @Test func `every scale has its texts in every language, its source, and names that the analysis can read`() throws
    {
        let library = try ScaleLibrary.read()
        let languages = Set(["en", "ro", "el", "ar"])
        #expect(Set(library.scales.map(\.id)).count == library.scales.count)
        for scale in library.scales {
            #expect(!scale.source.isEmpty && !scale.licence.isEmpty && scale.format.values.count >= 2)
            var texts: [Scale.Words?] = [scale.name, scale.meaning, scale.format.low, scale.format.high]
            for item in scale.items {
                texts += [item.text, item.low, item.high]
                let hasEnds = (item.low ?? scale.format.low) != nil
                #expect(scale.format.kind == .yesNo || hasEnds)
                // The dash before the sum is the only one, and there is one dot.
                let name = scale.id + item.id
                #expect(name.allSatisfy { $0.isLetter || $0.isNumber })
            }
            for text in texts.compactMap({ $0 }) {
                #expect(Set(text.keys) == languages, "\(scale.id)")
                #expect(!text.values.contains(""))
            }
        }
    }

    // Planning.

    private func survey(
        asked: [Survey.Asked] = [.scale("policy")], grouping: Survey.Grouping = .none, parts: [String] = [],
        days: [(String, String)] = [("2026-11-24", "2026-11-25"), ("2026-12-01", "2026-12-02")], title: String = "T"
    ) -> Survey {
        let waves = zip(Survey.Wave.allCases, days).compactMap { wave, days -> PlannedWave? in
            guard let opens = CalendarDay(days.0), let closes = CalendarDay(days.1) else { return nil }
            return PlannedWave(wave: wave, opens: opens, closes: closes, closed: nil)
        }
        return Survey(
            id: SurveyID(1), organisation: OrganisationID(1), place: PlaceID(1), language: .english, title: title,
            purpose: "", asked: asked, grouping: grouping, parts: parts, hasComparison: false, waves: waves,
            planned: Moment(milliseconds: 0), isExample: false)
    }

    private func refusal(_ survey: Survey, items: Int = 2) -> SurveyRefusal? {
        do throws(SurveyRefusal) {
            try PlanSurvey(survey: survey, items: items, pairKey: "", origin: nil, person: PersonID(1)).check()
            return nil
        } catch {
            return error
        }
    }

    @Test func `a survey has a title, something to ask that takes two minutes, and days in order`() {
        #expect(refusal(survey()) == nil)
        #expect(refusal(survey(title: "")) == .titleWrong(most: 120))
        #expect(refusal(survey(), items: 0) == .nothingAsked)
        #expect(refusal(survey(), items: 25) == .tooMuchAsked(most: 24))
        #expect(refusal(survey(asked: Array(repeating: .own("q"), count: 6))) == .questionsTooMany(most: 5))
        #expect(refusal(survey(grouping: .part, parts: ["North"])) == .partsWrong(most: 8))
        #expect(refusal(survey(grouping: .part, parts: ["North", "North"])) == .partsWrong(most: 8))
        #expect(refusal(survey(grouping: .part, parts: ["North", "South"])) == nil)
        #expect(refusal(survey(days: [("2026-11-24", "2026-11-25")])) == .daysWrong(.after))
        #expect(
            refusal(survey(days: [("2026-11-26", "2026-11-25"), ("2026-12-01", "2026-12-02")])) == .daysWrong(.before))
        #expect(
            refusal(survey(days: [("2026-11-24", "2026-11-25"), ("2026-11-23", "2026-12-02")])) == .daysWrong(.after))
        // A workshop of one day is asked about in the morning and in the evening.
        #expect(refusal(survey(days: [("2026-11-24", "2026-11-24"), ("2026-11-24", "2026-11-24")])) == nil)
    }

    @Test func `questions follow one another, refused ones are not asked again, and the code is last`() throws {
        let library = try ScaleLibrary.read()
        let survey = survey(asked: [.scale("policy"), .own("Did you sleep?")], grouping: .standing)
        let questionnaire = Questionnaire(survey: survey, scales: library.scales(of: survey))
        let columns: [String?] = ["policy.who", "policy.when", "own1.q", "part", nil]
        #expect(questionnaire.steps.map(\.column) == columns)
        #expect(questionnaire.next(after: [:]) == 0)
        var answers: [String: Int?] = ["policy.who": 3]
        answers["policy.when"] = .some(nil)
        #expect(questionnaire.next(after: answers) == 2)
        for column in ["own1.q", "part"] { answers[column] = 0 }
        #expect(questionnaire.next(after: answers) == 4)
        #expect(questionnaire.offers(10, at: questionnaire.steps[0]))
        #expect(!questionnaire.offers(11, at: questionnaire.steps[0]))
        #expect(!questionnaire.offers(2, at: questionnaire.steps[3]))
    }
}
