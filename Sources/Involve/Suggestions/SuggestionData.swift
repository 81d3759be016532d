import Community
import Deliberation
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
                    evidence: ask.evidence.map(Figures.init),
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

    /// What was counted; the fields of the other kind of evidence are absent.
    private struct Figures: Encodable, Sendable {
        var statement: Int64?
        var agrees: Int?
        var disagrees: Int?
        var passes: Int?
        var proposal: Int64?
        var people: Int?
        var organisations: [String]?
        var signatures: Int?
        let asOf: String

        init(_ evidence: Evidence) {
            asOf = CalendarDay(Moment(milliseconds: evidence.asOf)).description
            switch evidence {
            case .statement(let found):
                statement = found.statement
                agrees = found.agrees
                disagrees = found.disagrees
                passes = found.passes
            case .proposal(let found):
                proposal = found.proposal
                people = found.people
                organisations = found.organisations
                signatures = found.signatures?.total
            }
        }
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
