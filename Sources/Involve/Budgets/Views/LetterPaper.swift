import Kernel
import Print
import Web

/// Letters with codes: one sheet for each voter.
struct LetterPaper {
    let process: BudgetProcess
    let words: Words
    let site: Visit

    init(_ process: BudgetProcess, words: Words, site: Visit) {
        self.process = process
        self.words = words
        self.site = site
    }

    func letters(_ codes: [VoterCode]) -> PaperDocument {
        let blocks = codes.enumerated().flatMap { index, code -> [PaperDocument.Block] in
            (index == 0 ? [] : [.newPage]) + letter(code)
        }
        return PaperDocument(title: process.title, language: words.language, blocks: blocks)
    }

    private func letter(_ code: VoterCode) -> [PaperDocument.Block] {
        let link = BudgetRoutes.ballot.link(process.id)
        var blocks: [PaperDocument.Block] = [
            .title(process.title), .paragraph(words("budget.letter.text")), .large(code.grouped),
        ]
        if let square = QRCode.modules(site.absolute(link.with("code", code.grouped))) {
            blocks.append(.code(square))
        }
        blocks.append(.note(site.absolute(link)))
        if let last = process.plan[.voting] {
            blocks.append(.paragraph(words("budget.letter.until", ["day": words.date(last)])))
        }
        return blocks + [.note(words("budget.letter.once"))]
    }
}
