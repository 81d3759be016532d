import Community
import Kernel
import Print
import Web

/// An initiative on paper: a sheet to sign on, and the letter with which it is handed over.
struct InitiativePaper {
    let initiative: Initiative
    let words: Words
    let address: String

    init(_ initiative: Initiative, words: Words, address: String) {
        self.initiative = initiative
        self.words = words
        self.address = address
    }

    /// A page with lines to sign on and a code that leads back.
    var sheet: PaperDocument {
        var blocks: [PaperDocument.Block] = [.title(initiative.title), .paragraph(words("initiative.sheet.lede"))]
        if let code = QRCode.modules(address) { blocks.append(.code(code)) }
        blocks += [
            .note(address),
            .lines(
                heads: ["name", "town", "date", "signature"].map { words("initiative.sheet.\($0)") }, count: 14),
            .note(words("initiative.sheet.privacy")),
        ]
        return PaperDocument(title: initiative.title, language: words.language, blocks: blocks)
    }

    func letter(_ tally: Tally, to institution: Institution, due: CalendarDay) -> PaperDocument {
        PaperDocument(
            title: initiative.title, language: words.language,
            blocks: [
                .note(initiative.handedOver.map { words.date($0) } ?? ""), .paragraph(institution.name),
                .title(initiative.title),
                .paragraph(
                    words(
                        "initiative.letter.text",
                        [
                            "count": words.number(tally.total), "online": words.number(tally.online),
                            "paper": words.number(tally.paper),
                            "threshold": words.number(initiative.rule.threshold),
                        ])),
                .paragraph(words("initiative.letter.due", ["due": words.date(due)])), .rule, .note(address),
            ])
    }
}
