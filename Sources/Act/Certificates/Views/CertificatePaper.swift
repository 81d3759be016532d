import Kernel
import Print
import Web

/// A certificate on paper: one page in the language that its holder chose, with a code that leads to its check page.
struct CertificatePaper {
    let certificate: Certificate
    let words: Words
    let address: String

    /// - words: in the language of the certificate
    init(_ certificate: Certificate, words: Words, address: String) {
        self.certificate = certificate
        self.words = words
        self.address = address
    }

    var document: PaperDocument {
        var blocks: [PaperDocument.Block] = [
            .paragraph(certificate.organisationName), .space, .title(words("certificate.title")),
            .name(certificate.holder),
            .paragraph(
                words(
                    "certificate.text",
                    [
                        "organisation": certificate.organisationName,
                        "hours": words.duration(minutes: certificate.minutes),
                    ])),
            .table(
                heads: [words("certificate.done"), words("certificate.when"), words("certificate.time")],
                rows: certificate.engagements.map {
                    ["\($0.title)\n\($0.tasks)", words.days($0.first, $0.last), words.duration(minutes: $0.minutes)]
                }, widths: [0.52, 0.33, 0.15]), .space,
        ]
        let learned = KeyCompetence.allCases.compactMap { competence in
            certificate.learned[competence].map { (words("competence.\(competence.rawValue)"), $0) }
        }
        if !learned.isEmpty {
            blocks.append(.heading(words("certificate.learned")))
            blocks.append(.note(words("certificate.learned.source")))
            for (name, text) in learned { blocks.append(.paragraph("\(name): \(text)")) }
        }
        blocks += [
            .space,
            .paragraph(
                words(
                    "certificate.signature",
                    [
                        "signer": certificate.signer ?? "", "organisation": certificate.organisationName,
                        "day": certificate.signed.map { words.date($0) } ?? "",
                    ])),
            .note(words("certificate.check.paper")),
        ]
        if let code = QRCode.modules(address) { blocks.append(.code(code)) }
        blocks.append(.note(address))
        return PaperDocument(
            title: words("certificate.title"), language: certificate.language, blocks: blocks,
            isFramed: true)
    }
}
