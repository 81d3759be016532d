import Kernel
import Storage

/// Accepting a statement, or hiding it with a reason that stays on record.
struct ModerateStatement: Sendable {
    let consultation: ConsultationID
    let statement: StatementID
    let status: Statement.Status
    let reason: String
    let actor: Actor
    let at: Moment

    /// - Throws: `ConsultationRefusal.statementIsGone`, `.reasonMissing`
    func apply(in s: any Session) throws {
        guard try StatementStore.find(statement, of: consultation, in: s) != nil else {
            throw ConsultationRefusal.statementIsGone
        }
        guard status != .hidden || !reason.isEmpty else { throw ConsultationRefusal.reasonMissing }
        try StatementStore.setStatus(status, reason: status == .hidden ? reason : nil, of: statement, in: s)
        try AuditLog.record(
            .init(
                "statement/\(status.rawValue)", Subject(.statement, statement), by: actor, at: at, details: reason),
            in: s)
    }
}
