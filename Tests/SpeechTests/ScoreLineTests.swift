import Foundation
import Testing

@testable import Speech

@Suite struct ScoreLineTests {
    private func problem(_ line: String) -> ScoreLine.Problem? {
        do throws(ScoreLine.Problem) {
            _ = try ScoreLine(line.utf8)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("{", "line"), ("[]", "line"), (#"{"text":"a"}"#, "id"), (#"{"id":1,"text":"a"}"#, "id"),
        (#"{"id":"1"}"#, "text"), (#"{"id":"1","text":"a","lang":"tr"}"#, "lang"),
        (#"{"id":"1","text":"a","lang":7}"#, "lang"),
    ])
    func `a bad line names its field`(line: String, field: String) {
        #expect(problem(line)?.field == field)
    }

    @Test func `an answer is JSON with offsets in code points`() throws {
        let model = try #require(SpeechModel.shipped)
        let line = try ScoreLine(#"{"id":"a\"1","text":"😀 Immigrants are filth","lang":"en-GB"}"#.utf8)

        let answer = try JSONSerialization.jsonObject(with: Data(try line.answer(model).utf8)) as? [String: Any]

        #expect(answer?["id"] as? String == "a\"1")
        #expect(answer?["lang"] as? String == "en")
        #expect(answer?["targets"] as? [String] == ["migrants"])
        #expect(try #require(answer?["hateful"] as? Double) > 0.5)
        let spans = try #require(answer?["spans"] as? [[String: Any]])
        #expect(spans.contains { $0["start"] as? Int == 17 && $0["end"] as? Int == 22 })
    }

    @Test(arguments: [
        ("Wie viele Menschen wohnen hier?", "de"), ("Πού μένεις;", "el"), ("Де ти живеш?", "uk"), ("😀", "und"),
    ])
    func `a language that is not given is guessed`(text: String, language: String) throws {
        let model = try #require(SpeechModel.shipped)

        let answer = try ScoreLine("{\"id\":\"1\",\"text\":\"\(text)\"}".utf8).answer(model)

        #expect(answer.contains("\"lang\":\"\(language)\""))
    }

    @Test func `numbers have four decimals`() {
        #expect(ScoreLine.rounded(0.12345) == "0.1235")
        #expect(ScoreLine.rounded(-1.5) == "-1.5000")
        #expect(ScoreLine.rounded(-0.00001) == "0.0000")
    }
}
