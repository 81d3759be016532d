import Community
import Kernel
import Storage

/// Closing a case with what became of it; whoever reported it is told.
struct CloseCase: Sendable {
    let id: CaseID
    /// Nil: none was chosen.
    let outcome: Outcome?
    /// Told to reporters; may be empty.
    let note: String
    let person: PersonID
    let tell: Tell
    let at: Moment

    /// - Throws: `CounterSpeechRefusal.notYours`, `.notNow`, `.outcomeMissing`, `.noteWrong`
    func apply(in s: any Session) throws {
        let one = try CaseStanding.checked(.close, on: id, by: person, in: s).one
        guard let outcome else { throw CounterSpeechRefusal.outcomeMissing }
        guard note.count <= SpeechCase.longestNote else {
            throw CounterSpeechRefusal.noteWrong(most: SpeechCase.longestNote)
        }
        try CaseStore.close(id, outcome, note: note, at: at, in: s)
        try AuditLog.record(
            .init("speech-case/closed", one.subject, by: .person(person), at: at, details: outcome.rawValue), in: s)
        for report in try ReportStore.of(id, in: s) { try tell(report, .closed, note, s) }
    }
}
