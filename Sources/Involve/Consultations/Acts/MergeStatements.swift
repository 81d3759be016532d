import Kernel
import Storage

/// Making one of two statements that say the same: votes are counted for the one that stays, the other is hidden.
///
/// Who voted on both keeps the vote on the one that stays.
struct MergeStatements: Sendable {
    let consultation: ConsultationID
    let statement: StatementID
    /// The one that stays.
    let into: StatementID
    let reason: String
    let actor: Actor
    let at: Moment

    /// - Throws: `ConsultationRefusal.statementIsGone`
    func apply(in s: any Session) throws {
        guard statement != into, try StatementStore.find(statement, of: consultation, in: s) != nil,
            try StatementStore.find(into, of: consultation, in: s)?.status == .accepted
        else { throw ConsultationRefusal.statementIsGone }
        try StatementStore.copyVotes(from: statement, to: into, in: s)
        try StatementStore.setStatus(.hidden, reason: reason, of: statement, in: s)
        let subject = Subject(.statement, statement)
        try AuditLog.record(
            .init("statement/merged", subject, by: actor, at: at, details: into.description), in: s)
        try Trail.link(subject, .ledTo, Subject(.statement, into), by: actor, at: at, in: s)
    }
}
