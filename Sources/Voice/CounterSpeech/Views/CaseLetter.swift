import Kernel
import Print
import Web

/// The letter with which a case is handed over: facts, evidence with hashes, the law in general, and who sends it.
struct CaseLetter: Sendable {
    /// In the language of the addressee's country where we speak it.
    let words: Words
    let contact: Contact
    let sender: String
    let organisation: String
    let assessment: Assessment
    /// When it was first reported.
    let reported: Moment
    let at: Moment

    /// Source: the official languages of the countries, of those that the interface speaks.
    static func language(of country: String, spoken: [Language]) -> Language {
        let wanted: [String: Language] = ["RO": .romanian, "EL": .greek]
        return wanted[country].flatMap { spoken.contains($0) ? $0 : nil } ?? .english
    }

    func document(_ one: SpeechCase, _ evidence: [Evidence]) -> PaperDocument {
        let title = words("counter.letter.title")
        let grounds = one.grounds.map(\.rawValue).sorted().map { words("counter.ground.\($0)") }
            .joined(separator: ", ")
        var blocks: [PaperDocument.Block] = [
            .note(words.date(at)), .paragraph(contact.name), .title(title),
            .paragraph(words("counter.letter.intro", ["number": one.id.description])),
            .heading(words("counter.letter.facts")),
            .paragraph("\(words("counter.case.title")): \(one.title)"),
            .paragraph("\(words("counter.case.category")): \(words("counter.category.\(one.category.rawValue)"))"),
            .paragraph("\(words("counter.case.incident")): \(words("counter.incident.\(one.incident.rawValue)"))"),
            .paragraph("\(words("counter.case.grounds")): \(grounds)"),
            .paragraph(words("counter.letter.reported", ["date": words.date(reported)])),
            .heading(words("counter.evidence")), .note(words("counter.letter.hashes")),
        ]
        for (index, piece) in evidence.enumerated() {
            let kind = words("counter.evidence.\(piece.kind.rawValue)")
            blocks += [
                .paragraph(
                    "\(index + 1). \(kind) · \(words("counter.evidence.kept", ["date": words.date(piece.kept)]))"),
                .paragraph(piece.text), .note("SHA-256 \(piece.hash)"),
            ]
        }
        blocks.append(.heading(words("counter.assessment")))
        blocks.append(.note(words("counter.assessment.source")))
        blocks.append(
            .table(
                heads: [
                    words("counter.assessment.factor"), words("counter.letter.level"), words("counter.letter.found"),
                ],
                rows: Factor.allCases.map { factor in
                    let rating = assessment.ratings[factor]
                    let level = rating?.level.map { "counter.factor.level.\(FactorView.name($0))" }
                    return [
                        words("counter.factor.\(factor.rawValue)"), words(level ?? "counter.factor.unknown"),
                        rating?.note ?? "",
                    ]
                }, widths: [0.25, 0.25, 0.5]))
        if let chosen = assessment.chosen {
            blocks += [
                .heading(words("counter.letter.law")), .paragraph(words("counter.letter.law.\(chosen.rawValue)")),
            ]
        }
        blocks += [
            .paragraph(words("counter.letter.ask")), .space, .paragraph(sender),
            .paragraph(organisation), .rule, .note(words("counter.letter.foot")),
        ]
        return PaperDocument(
            title: title, language: words.language,
            blocks: blocks.filter { if case .paragraph("") = $0 { false } else { true } })
    }
}
