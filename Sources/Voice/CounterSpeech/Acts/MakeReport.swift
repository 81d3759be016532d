import Community
import Kernel
import Media
import Storage
import Web

/// Reporting speech that hurts: by anyone, with an account or without.
struct MakeReport: Sendable {
    let report: Report
    let content: Content
    /// The secret of the follow-up address; its hash is kept.
    let token: String
    let ids: IdentifierSource
    let actor: Actor

    /// What was typed and chosen.
    struct Content: Sendable {
        var text = ""
        var link = ""
        /// Drawn anew before, outside of the transaction.
        var picture: CleanPicture?
        /// What the picture shows.
        var description = ""
    }

    /// - Throws: `CounterSpeechRefusal.contentMissing`, `.textTooLong`, `.linkWrong`, `.descriptionMissing`
    func apply(in s: any Storage.Session) throws {
        try check()
        try ReportStore.insert(report, token: token, in: s)
        var hashes: [String] = []
        if !content.text.isEmpty { hashes.append(try keep(.text, content.text, in: s)) }
        if !content.link.isEmpty { hashes.append(try keep(.link, content.link, in: s)) }
        if let picture = content.picture { hashes.append(try keep(picture, in: s)) }
        let details = hashes.map { "sha256:\($0)" }.joined(separator: " ")
        try AuditLog.record(
            .init("report/made", report.auditSubject, by: actor, at: report.told, details: details), in: s)
    }

    private func check() throws(CounterSpeechRefusal) {
        guard !content.text.isEmpty || !content.link.isEmpty || content.picture != nil else { throw .contentMissing }
        guard content.text.count <= Report.longestText else { throw .textTooLong(most: Report.longestText) }
        guard content.link.isEmpty || WebAddress.isOne(content.link, longest: Report.longestLink) else {
            throw .linkWrong
        }
        guard content.picture != nil else { return }
        guard (1...Report.longestDescription).contains(content.description.count) else {
            throw .descriptionMissing(most: Report.longestDescription)
        }
    }

    private func keep(_ kind: Evidence.Kind, _ text: String, in s: any Storage.Session) throws -> String {
        let evidence = Evidence(
            id: ids.next(), kind: kind, text: text, file: nil, hash: ReportStore.hash(text), kept: report.told,
            seenBy: nil, isDestroyed: false)
        try ReportStore.insert(evidence, report: report.id, of: nil, by: nil, in: s)
        return evidence.hash
    }

    private func keep(_ picture: CleanPicture, in s: any Storage.Session) throws -> String {
        let id: EvidenceID = ids.next()
        // The name that the file had may say who took it.
        let file = KeptFile(id: ids.next(), name: "\(id).jpg", type: .jpeg, bytes: picture.bytes)
        try KeptFiles.insert(file, at: report.told, in: s)
        let evidence = Evidence(
            id: id, kind: .picture, text: content.description, file: file.id, hash: file.hash, kept: report.told,
            seenBy: nil, isDestroyed: false)
        try ReportStore.insert(evidence, report: report.id, of: nil, by: nil, in: s)
        return file.hash
    }
}

/// An address on the web as people paste it.
enum WebAddress {
    static func isOne(_ text: String, longest: Int) -> Bool {
        let lower = text.lowercased()
        guard text.count <= longest, lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return false }
        let host = lower.drop { $0 != "/" }.dropFirst(2).prefix { !"/?#".contains($0) }
        return host.contains(".") && !host.hasPrefix(".") && !host.hasSuffix(".")
            && text.unicodeScalars.allSatisfy {
                $0.value > 32 && $0.value != 127 && !"<>\"".unicodeScalars.contains($0)
            }
    }
}
