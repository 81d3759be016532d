import Community
import Kernel
import Storage

/// Saying what a case is about; the term follows the category.
struct DescribeCase: Sendable {
    let id: CaseID
    let facts: CaseFacts
    let person: PersonID
    let at: Moment

    /// - Throws: `CounterSpeechRefusal.notYours`, `.notNow`, `.titleWrong`, `.groundMissing`
    func apply(in s: any Session) throws {
        let one = try CaseStanding.checked(.describe, on: id, by: person, in: s).one
        try facts.check()
        let days = try CaseStore.terms(in: s)[facts.category] ?? Terms.days(facts.category)
        let due = facts.category == one.category ? one.due : one.opened + .days(Int64(days))
        try CaseStore.describe(id, facts, due: due, in: s)
        try AuditLog.record(.init("speech-case/described", one.subject, by: .person(person), at: at), in: s)
    }
}

/// Taking over the work on a case.
struct TakeCase: Sendable {
    let id: CaseID
    let person: PersonID
    let at: Moment

    /// - Throws: `CounterSpeechRefusal.notYours`, `.notNow`
    func apply(in s: any Session) throws {
        let one = try CaseStanding.checked(.take, on: id, by: person, in: s).one
        try CaseStore.setWorker(person, of: id, in: s)
        try AuditLog.record(.init("speech-case/taken", one.subject, by: .person(person), at: at), in: s)
    }
}

/// A note for those who work on the case; it stays as it was written.
struct AddNote: Sendable {
    let note: Identifier<CaseNote>
    let id: CaseID
    let text: String
    let person: PersonID
    let at: Moment

    /// - Throws: `CounterSpeechRefusal.notYours`, `.noteWrong`
    func apply(in s: any Session) throws {
        let one = try CaseStanding.checked(.note, on: id, by: person, in: s).one
        guard (1...SpeechCase.longestNote).contains(text.count) else {
            throw CounterSpeechRefusal.noteWrong(most: SpeechCase.longestNote)
        }
        try CaseStore.addNote(note, text, to: id, by: person, at: at, in: s)
        try AuditLog.record(.init("speech-case/noted", one.subject, by: .person(person), at: at), in: s)
    }
}

/// An address or words that a case worker has seen themselves: who saw it and when is kept with it.
struct AddEvidence: Sendable {
    let evidence: EvidenceID
    let id: CaseID
    /// An address, or words; told apart by how it starts.
    let text: String
    let person: PersonID
    let at: Moment

    /// - Throws: `CounterSpeechRefusal.notYours`, `.notNow`, `.contentMissing`, `.textTooLong`
    func apply(in s: any Session) throws {
        let one = try CaseStanding.checked(.addEvidence, on: id, by: person, in: s).one
        guard !text.isEmpty else { throw CounterSpeechRefusal.contentMissing }
        guard text.count <= Report.longestText else {
            throw CounterSpeechRefusal.textTooLong(most: Report.longestText)
        }
        let kind: Evidence.Kind = WebAddress.isOne(text, longest: Report.longestLink) ? .link : .text
        let kept = Evidence(
            id: evidence, kind: kind, text: text, file: nil, hash: ReportStore.hash(text), kept: at, seenBy: nil,
            isDestroyed: false)
        try ReportStore.insert(kept, report: nil, of: id, by: person, in: s)
        try AuditLog.record(
            .init(
                "speech-case/evidence-added", one.subject, by: .person(person), at: at, details: "sha256:\(kept.hash)"),
            in: s)
    }
}
