import Community
import Deliberation
import Kernel
import Print
import Web

/// A suggestion on paper, as an institution receives it.
struct SuggestionPaper {
    let suggestion: Suggestion
    let words: Words
    let address: String

    /// - words: in the language of the suggestion
    init(_ suggestion: Suggestion, words: Words, address: String) {
        self.suggestion = suggestion
        self.words = words
        self.address = address
    }

    var document: PaperDocument {
        var blocks: [PaperDocument.Block] = [
            .title(suggestion.title),
            .note(
                suggestion.published.map { words.date($0) } ?? words("suggestion.phase.draft")),
        ]
        blocks += suggestion.introduction.split(separator: "\n").map { .paragraph(String($0)) }
        for (number, ask) in suggestion.asks.enumerated() {
            blocks.append(.heading("\(number + 1). \(ask.text)"))
            for evidence in ask.evidence { blocks += figures(evidence) }
        }
        blocks += [.rule, .note(address)]
        return PaperDocument(title: suggestion.title, language: suggestion.language, blocks: blocks)
    }

    private func figures(_ evidence: StatementEvidence) -> [PaperDocument.Block] {
        let groups = evidence.groups.map { group in
            line(words("evidence.group", ["name": group.name]), group.agreement)
        }
        let lines = [line(words("evidence.everyone"), evidence.agreement)] + groups
        let day = words.date(Moment(milliseconds: evidence.asOf))
        return [.paragraph("„\(evidence.best(for: suggestion.language).text)”")] + lines.map { .note($0) }
            + [.note(words("evidence.asOf", ["day": day]))]
    }

    private func line(_ name: String, _ agreement: Proportion) -> String {
        let range = agreement.interval
        return words(
            "evidence.line",
            [
                "who": name, "agrees": words.number(agreement.successes), "votes": words.number(agreement.total),
                "share": words.percent(agreement.share), "low": words.percent(range.lowerBound),
                "high": words.percent(range.upperBound),
            ])
    }
}
