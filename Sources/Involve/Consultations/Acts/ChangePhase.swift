import Kernel
import Storage

/// Closing the vote, and answering in public.
struct ChangePhase: Sendable {
    let consultation: ConsultationID
    let phase: Consultation.Phase
    /// What was decided and why; only for `answered`.
    let answer: String
    let actor: Actor
    let at: Moment

    /// - Throws: `ConsultationRefusal.answerMissing`, `.isClosed`
    func apply(in s: any Session) throws {
        guard let current = try ConsultationStore.find(consultation, in: s), current.phase != phase, phase != .open
        else { throw ConsultationRefusal.isClosed }
        guard phase != .answered || !answer.isEmpty else { throw ConsultationRefusal.answerMissing }
        try ConsultationStore.setPhase(phase, answer: phase == .answered ? answer : nil, of: consultation, in: s)
        try AuditLog.record(.init("consultation/\(phase.rawValue)", current.subject, by: actor, at: at), in: s)
    }
}
