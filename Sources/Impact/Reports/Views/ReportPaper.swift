import Community
import Kernel
import Print
import Web

/// A report on paper: A4, in any script.
struct ReportPaper {
    let words: Words
    let report: Report
    let site: String
    private let wording: ReportWording

    init(_ words: Words, _ report: Report, site: String) {
        self.words = words
        self.report = report
        self.site = site
        wording = ReportWording(words: words)
    }

    /// - Throws: `PDF.Failure`
    var file: [UInt8] {
        get throws { try PDF.render(document) }
    }

    var document: PaperDocument {
        PaperDocument(title: wording.title(report), language: words.language, blocks: front + report.parts.flatMap(part))
    }

    private typealias Block = PaperDocument.Block

    private var front: [Block] {
        var blocks: [Block] = [
            .title(wording.title(report)), .large(wording.span(report)), .note(wording.dates(report)),
            .note(site + ReportRoutes.page(report.scope, report.span).address),
        ]
        if let last = report.last {
            blocks.append(.heading(words("funding.since", ["day": words.date(last.kept)])))
            blocks += report.changes.isEmpty
                ? [.paragraph(words("funding.since.none"))] : report.changes.map { .paragraph(wording.change($0)) }
        }
        blocks.append(.heading(words("funding.contents")))
        return blocks + report.parts.map { .paragraph(wording.part($0)) }
    }

    private func part(_ part: Report.Part) -> [Block] {
        let head: [Block] = [.newPage, .title(wording.part(part))]
        guard part.isMeasured else { return head + [.paragraph(words("funding.unmeasured"))] }
        return head + figures(part) + evidence(part) + failed(part)
    }

    private func figures(_ part: Report.Part) -> [Block] {
        guard !part.figures.isEmpty else { return [] }
        return [
            .heading(words("funding.figures")),
            .table(
                heads: [
                    words("funding.figure"), words("funding.value"), words("funding.basis"), words("funding.before"),
                ],
                rows: part.figures.map { one in
                    [
                        wording.name(one.figure), words.figure(one.figure.value, one.figure.unit),
                        wording.basis(one.figure), wording.trend(one),
                    ]
                }, widths: [0.3, 0.2, 0.25, 0.25]),
        ]
    }

    private func evidence(_ part: Report.Part) -> [Block] {
        var blocks: [Block] = []
        if !part.template.evidence.isEmpty {
            blocks.append(.heading(words("funding.evidence")))
            blocks += part.evidence.isEmpty ? [.paragraph(words("funding.evidence.none"))] : list(part.evidence)
            if part.hasMore { blocks.append(.note(words("funding.evidence.more"))) }
        }
        if !part.stories.isEmpty { blocks += [.heading(words("funding.stories"))] + list(part.stories) }
        return blocks
    }

    private func failed(_ part: Report.Part) -> [Block] {
        let figures = part.notBetter.map { Block.paragraph(wording.notBetter($0)) }
        let shortfalls = part.shortfalls.flatMap { one in
            [Block.paragraph(wording.shortfall(one.shortfall))] + list(one.cards)
        }
        let all = shortfalls + figures
        return [.heading(words("funding.failed"))] + (all.isEmpty ? [.paragraph(words("funding.failed.none"))] : all)
    }

    /// A title, and where it stands.
    private func list(_ cards: [SubjectCard]) -> [Block] {
        cards.flatMap { card -> [Block] in
            let title = card.title.best(for: words.language).text
            let name = Block.paragraph("\(words("subject.\(card.subject.kind.name)")): \(title)")
            return card.link.map { [name, .note(site + $0.address)] } ?? [name]
        }
    }
}
