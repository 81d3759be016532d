import Community
import Foundation
import Kernel
import Storage

/// Suggestions and answers as open data: asks with their figures, due days, and who answered what when.
struct SuggestionData: Sendable {
    let house: House

    func all(_ write: (OpenDataFile) throws -> Void) async throws {
        try write(OpenDataFile("suggestions.json", try await json()))
    }

    func json() async throws -> String {
        let entries = try await house.database.read { s in
            try SuggestionStore.published(most: 100_000, in: s).map { suggestion in
                Entry(suggestion, answers: try AnswerStore.all(of: suggestion.id, in: s))
            }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n"
    }

    private struct Entry: Encodable, Sendable {
        let id: String
        let source: String
        let title: String
        let language: String
        let published: String?
        let addressees: [Addressee]
        let asks: [AskEntry]

        init(_ suggestion: Suggestion, answers: [Answer]) {
            id = suggestion.id.description
            source = suggestion.source.description
            title = suggestion.title
            language = suggestion.language.code
            published = suggestion.published.map { CalendarDay($0).description }
            addressees = suggestion.addressees.map {
                Addressee(institution: $0.institution.description, due: $0.due?.description)
            }
            asks = suggestion.asks.map { ask in
                AskEntry(
                    text: ask.text,
                    evidence: ask.evidence.map { evidence in
                        Figures(
                            statement: evidence.statement, agrees: evidence.agrees, disagrees: evidence.disagrees,
                            passes: evidence.passes, asOf: CalendarDay(Moment(milliseconds: evidence.asOf)).description)
                    },
                    answers: answers.filter { $0.ask == ask.id }.map { answer in
                        AnswerEntry(
                            institution: answer.institution.description, verdict: answer.verdict.rawValue,
                            day: CalendarDay(answer.at).description, until: answer.until?.description,
                            reasons: answer.reasons, answersTheQuestion: answer.yes, doesNot: answer.no)
                    })
            }
        }
    }

    private struct Addressee: Encodable, Sendable {
        let institution: String
        let due: String?
    }

    private struct AskEntry: Encodable, Sendable {
        let text: String
        let evidence: [Figures]
        let answers: [AnswerEntry]
    }

    private struct Figures: Encodable, Sendable {
        let statement: Int64
        let agrees: Int
        let disagrees: Int
        let passes: Int
        let asOf: String
    }

    private struct AnswerEntry: Encodable, Sendable {
        let institution: String
        let verdict: String
        let day: String
        let until: String?
        let reasons: String
        let answersTheQuestion: Int
        let doesNot: Int
    }
}
