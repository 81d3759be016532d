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

    private func figures(_ evidence: Evidence) -> [PaperDocument.Block] {
        let day = ["day": words.date(Moment(milliseconds: evidence.asOf))]
        let text = evidence.text(for: suggestion.language).text
        switch evidence {
        case .statement(let found):
            let groups = found.groups.map { line(words("evidence.group", ["name": $0.name]), $0.agreement) }
            return [.paragraph("„\(text)”"), .note(line(words("evidence.everyone"), found.agreement))]
                + groups.map { .note($0) } + [.note(words("evidence.asOf", day))]
        case .proposal(let found):
            return [.paragraph("„\(found.title)”"), .note(text)] + backing(found).map { .note($0) }
                + [.note(words("evidence.counted", day))]
        }
    }

    private func backing(_ found: ProposalEvidence) -> [String] {
        let signed = found.signatures.map { signed in
            words("evidence.signatures") + ": "
                + words(
                    "evidence.signed",
                    [
                        "count": words.number(signed.total), "threshold": words.number(signed.threshold),
                        "paper": words.number(signed.paper),
                    ])
        }
        let names = found.organisations.isEmpty ? "" : " (\(found.organisations.joined(separator: ", ")))"
        return [
            "\(words("evidence.people")): \(words.number(found.people))",
            "\(words("evidence.organisations")): \(words.number(found.organisations.count))\(names)", signed,
        ].compactMap { $0 }
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
