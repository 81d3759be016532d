import Deliberation
import Kernel
import Storage

/// Casting a vote: many at once share one durable transaction, and each is answered after its commit.
struct CastVote: Sendable {
    let consultation: ConsultationID
    let statement: StatementID
    let value: Vote.Value
    /// The hash of the participant's key.
    let key: String
    /// The identifier of the participant, should this be their first vote.
    let fresh: ParticipantID
    let at: Moment

    /// - Throws: `ConsultationRefusal.isClosed`, `.statementIsGone`
    func apply(in s: any Session) throws {
        guard let consultation = try ConsultationStore.find(consultation, in: s), consultation.isOpen(at: at) else {
            throw ConsultationRefusal.isClosed
        }
        guard try StatementStore.find(statement, of: consultation.id, in: s)?.status == .accepted else {
            throw ConsultationRefusal.statementIsGone
        }
        let participant = try StatementStore.participant(key, of: consultation.id, fresh: fresh, at: at, in: s)
        try StatementStore.cast(value, by: participant, on: statement, at: at, in: s)
    }
}
