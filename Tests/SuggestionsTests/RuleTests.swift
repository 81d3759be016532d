import Community
import Deliberation
import Foundation
import Kernel
import Print
import Speech
import Testing

/// Rules that need no town: the clock, the figures, the readability, the paper.
@Suite struct RuleTests {
    @Test func `the clock counts calendar days after the day of delivery and never ends on a weekend`() throws {
        let term = AnswerTerm(days: 30, source: "")
        for offset in 0..<14 {
            let delivered = try #require(CalendarDay("2026-11-24")).midnight + .days(Int64(offset)) + .hours(13)
            let due = term.due(from: delivered)
            let days = (due.midnight - CalendarDay(delivered).midnight).milliseconds / 86_400_000
            #expect((30...32).contains(days))
            // 2026-11-23 is a Monday.
            let weekday =
                ((due.midnight - (try #require(CalendarDay("2026-11-23")).midnight)).milliseconds / 86_400_000) % 7
            #expect(weekday < 5)
        }
        #expect(term.due(from: try #require(CalendarDay("2026-11-24")).midnight) == CalendarDay("2026-12-24"))
        let christmas = AnswerTerm(days: 30, source: "", holidays: ["12-25", "12-28"].compactMap { Holiday($0) })
        let delivered = try #require(CalendarDay("2026-11-25")).midnight
        #expect(christmas.due(from: delivered) == CalendarDay("2026-12-29"), "two holidays around a weekend")
    }

    @Test(arguments: [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (15, 20, 0.5313, 0.8881), (0, 0, 0.0, 1.0)])
    func `the interval is Wilson's`(successes: Int, total: Int, low: Double, high: Double) {
        let interval = Proportion(successes, of: total).interval
        #expect(abs(interval.lowerBound - low) < 5e-4 && abs(interval.upperBound - high) < 5e-4)
    }

    @Test func `readability counts words and sentences of every script`() {
        let english = Readability("We open two classes. They are free!", in: .english)
        #expect((english.words, english.sentences, english.longWords) == (7, 2, 1))
        #expect(abs(english.index - (3.5 + 100 / 7)) < 1e-9)
        let arabic = Readability("نفتح صفين. هل هما مجانيان؟", in: .arabic)
        #expect((arabic.words, arabic.sentences) == (5, 2))
        #expect(Readability("", in: .greek).index == 0)
        #expect(PlainWords.suggestions(for: "PURSUANT to the law", in: .english).map(\.plain) == ["under"])
    }

    @Test func `a paper holds its words in every script`() throws {
        let words = "Grădina împărțită · Κήπος για όλους · حديقة مشتركة"
        let blocks = (0..<80).map { PaperDocument.Block.paragraph("\($0) \(words)") }
        let bytes = try PDF.render(
            PaperDocument(title: "Garden", language: .romanian, blocks: [.title("Garden"), .rule] + blocks))
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("paper-\(UUID().uuidString).pdf")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/pdftotext")
        process.arguments = [file.path, "-"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(text.contains("79 Grădina împărțită · Κήπος για όλους"))
        #expect(text.components(separatedBy: "\u{0C}").count > 3, "it goes over pages")
    }
}
