import Foundation
import Testing

@testable import Speech

/// Prints the table of docs/methods/speech.md: `CITIZENTIME_FIGURES=1 swift test --filter AnsweringFigures`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["CITIZENTIME_FIGURES"] != nil))
struct AnsweringFigures {
    @Test func `recall at five by language`() throws {
        for language in SpeechLanguages.codes {
            let all = try HeldApart.statements(language)
            let unseen = all.filter { !$0.isDevelopment }
            let figures = [
                HeldApart.recall(all.filter(\.isDevelopment), language: language),
                HeldApart.recall(unseen, language: language), HeldApart.recall(unseen, language: nil),
                HeldApart.recall(all, language: language),
            ]
            print("| \(language) | " + figures.map { ScoreLine.rounded($0) }.joined(separator: " | ") + " |")
        }
    }
}
