import Community
import Kernel
import Storage
import Web

/// Takes out of a picture what the camera wrote into it; nil when it is no whole picture.
public typealias PictureCleaner = @Sendable (_ bytes: [UInt8]) -> [UInt8]?

/// Reporting speech that hurts: by anyone, with an account or without.
struct MakeReport: Sendable {
    let report: Report
    let content: Content
    /// The secret of the follow-up address; its hash is kept.
    let token: String
    let clean: PictureCleaner
    let ids: IdentifierSource
    let actor: Actor

    /// What was typed and chosen.
    struct Content: Sendable {
        var text = ""
        var link = ""
        var picture: PostedFile?
        /// What the picture shows.
        var description = ""
    }

    /// - Throws: `CounterSpeechRefusal.contentMissing`, `.textTooLong`, `.linkWrong`, `.descriptionMissing`,
    ///   `.pictureTooLarge`, `.pictureWrong`
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
        guard let picture = content.picture else { return }
        guard (1...Report.longestDescription).contains(content.description.count) else {
            throw .descriptionMissing(most: Report.longestDescription)
        }
        guard picture.bytes.count <= Report.largestPicture else {
            throw .pictureTooLarge(megabytes: Report.largestPicture / 1024 / 1024)
        }
    }

    private func keep(_ kind: Evidence.Kind, _ text: String, in s: any Storage.Session) throws -> String {
        let evidence = Evidence(
            id: ids.next(), kind: kind, text: text, file: nil, hash: ReportStore.hash(text), kept: report.told,
            seenBy: nil, isDestroyed: false)
        try ReportStore.insert(evidence, report: report.id, of: nil, by: nil, in: s)
        return evidence.hash
    }

    private func keep(_ picture: PostedFile, in s: any Storage.Session) throws -> String {
        guard let type = FileType(of: picture.bytes), type != .pdf, let clean = clean(picture.bytes) else {
            throw CounterSpeechRefusal.pictureWrong
        }
        let id: EvidenceID = ids.next()
        // The name that the file had may say who took it.
        let file = KeptFile(id: ids.next(), name: "\(id).\(type.suffix)", type: type, bytes: clean)
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
