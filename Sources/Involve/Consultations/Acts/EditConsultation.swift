import Kernel
import Storage

/// Mending the words of a question or its background, while nobody else has changed them.
struct EditConsultation: Sendable {
    let consultation: ConsultationID
    let question: LocalizedText?
    let background: LocalizedText?
    /// The revision that the editor has read.
    let basedOn: Int
    let actor: Actor
    let at: Moment

    /// - Throws: `ConsultationRefusal.questionMissing`, `.questionTooLong`, `.changedMeanwhile`, `.isClosed`
    func apply(in s: any Session) throws {
        guard let current = try ConsultationStore.find(consultation, in: s), current.phase == .open else {
            throw ConsultationRefusal.isClosed
        }
        guard let question, question.original == current.question.original else {
            throw ConsultationRefusal.questionMissing
        }
        try OpenConsultation.check(question)
        guard try ConsultationStore.setTexts(question, background, of: consultation, basedOn: basedOn, in: s) else {
            throw ConsultationRefusal.changedMeanwhile
        }
        try AuditLog.record(.init("consultation/edited", current.subject, by: actor, at: at), in: s)
    }
}
