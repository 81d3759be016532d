import Community
import Kernel
import Storage

/// Hands what waits to those of the place who record hate speech, with its words as evidence. What becomes of it here is
/// decided as before.
struct RecordSpeech: Sendable {
    let entry: EntryID
    let bench: Bench
    let record: SpeechRecorder
    let person: PersonID
    let at: Moment

    /// - Throws: `ModerationRefusal.decidedAlready`, `.notYours`
    func apply(in s: any Session) throws {
        guard let entry = try QueueStore.find(entry, in: s), let text = try bench.read(entry.subject, in: s)
        else { throw ModerationRefusal.decidedAlready }
        let belonging = try Bench.belonging(of: entry.place, entry.organisation, in: s)
        guard ModerationPolicy.mayModerate(try RoleStore.roles(of: person, in: s), for: belonging)
        else { throw ModerationRefusal.notYours }
        try record(text, entry.place, person, at, s)
        try AuditLog.record(
            .init("moderation/handed-in", entry.subject, by: .person(person), at: at), in: s)
    }
}
