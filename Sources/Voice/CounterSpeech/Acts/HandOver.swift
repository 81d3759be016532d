import Community
import Kernel
import Storage

/// Handing a case over with a letter, after a second person has agreed. The letter is kept as it went out.
struct HandOver: Sendable {
    let record: Identifier<HandOverRecord>
    let file: KeptFileID
    let id: CaseID
    let contact: Contact
    /// Who sends it, as it stands on the letter.
    let sender: String
    /// Draws the letter of what the case holds now.
    let draw: @Sendable (SpeechCase, [Evidence]) throws -> [UInt8]
    let person: PersonID
    let at: Moment

    static let longestSender = 200

    /// - Throws: `CounterSpeechRefusal.notYours`, `.notNow`, `.senderMissing`, `.addresseeWrong`
    func apply(in s: any Session) throws {
        let standing = try CaseStanding.checked(.handOver, on: id, by: person, in: s)
        guard (1...Self.longestSender).contains(sender.count) else { throw CounterSpeechRefusal.senderMissing }
        guard let chosen = standing.assessment.chosen, contact.takes.contains(chosen) else {
            throw CounterSpeechRefusal.addresseeWrong
        }
        let evidence = try ReportStore.evidence(of: id, in: s)
        let letter = KeptFile(
            id: file, name: "\(record).pdf", type: .pdf, bytes: try draw(standing.one, evidence))
        try KeptFiles.insert(letter, at: at, in: s)
        try CaseStore.insert(
            HandOverRecord(
                id: record, contact: contact.key, addressee: contact.name, sender: sender, file: file,
                hash: letter.hash, at: at), of: id, by: person, in: s)
        try CaseStore.setHandedOver(id, in: s)
        try AuditLog.record(
            .init(
                "speech-case/handed-over", standing.one.subject, by: .person(person), at: at,
                details: "\(contact.key) sha256:\(letter.hash)"), in: s)
    }
}
