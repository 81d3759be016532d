import Deliberation
import Kernel
import Storage

/// Casting a vote: many at once share one durable transaction, and each is answered after its commit.
struct CastVote: Sendable {
    let consultation: ConsultationID
    let statement: StatementID
    let value: Vote.Value
    let person: PersonID?
    /// The hash of the participant's key.
    let key: String
    /// The identifier of the participant, should this be their first vote.
    let fresh: ParticipantID
    let at: Moment

    /// Writes votes in order; the refusal of each, or nil.
    static func apply(_ votes: [CastVote], in s: any Session) throws -> [ConsultationRefusal?] {
        var known = Known()
        return try votes.map { vote in
            do {
                try vote.apply(in: s, &known)
                return nil
            } catch let refusal as ConsultationRefusal {
                return refusal
            }
        }
    }

    /// What was read in this transaction and cannot change within it.
    private struct Known {
        var consultations: [ConsultationID: Consultation] = [:]
        var accepted: Set<StatementID> = []
    }

    /// - Throws: `ConsultationRefusal.isClosed`, `.signInNeeded`, `.membersOnly`, `.statementIsGone`
    private func apply(in s: any Session, _ known: inout Known) throws {
        if known.consultations[consultation] == nil {
            known.consultations[consultation] = try ConsultationStore.find(consultation, in: s)
        }
        guard let found = known.consultations[consultation], found.isOpen(at: at) else {
            throw ConsultationRefusal.isClosed
        }
        if found.access != .anyone { try ConsultationStore.admit(person, to: found, in: s) }
        if !known.accepted.contains(statement) {
            guard try StatementStore.find(statement, of: consultation, in: s)?.status == .accepted else {
                throw ConsultationRefusal.statementIsGone
            }
            known.accepted.insert(statement)
        }
        let participant =
            try StatementStore.existingParticipant(key, of: consultation, in: s)
            ?? StatementStore.participant(key, of: consultation, fresh: fresh, at: at, in: s)
        try StatementStore.cast(value, by: participant, on: statement, at: at, in: s)
    }
}
