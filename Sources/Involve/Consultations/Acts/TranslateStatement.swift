import Kernel
import Storage

/// Putting a statement into other languages, so that everybody votes on it in their own.
struct TranslateStatement: Sendable {
    let consultation: ConsultationID
    let statement: StatementID
    /// By language: what the translator saw, and what they wrote; empty takes a translation away.
    let texts: [Language: (was: String, text: String)]
    let actor: Actor
    let at: Moment

    /// - Throws: `ConsultationRefusal.statementIsGone`, `.statementTooLong`, `.changedMeanwhile`
    func apply(in s: any Session) throws {
        guard let known = try StatementStore.find(statement, of: consultation, in: s) else {
            throw ConsultationRefusal.statementIsGone
        }
        // Other languages need more letters for the same idea.
        let most = Statement.longest * 3 / 2
        guard texts.values.allSatisfy({ $0.text.count <= most }) else {
            throw ConsultationRefusal.statementTooLong(most: most)
        }
        for (language, change) in texts where language != known.language && change.was != change.text {
            let current = try StatementStore.translation(of: statement, into: language, in: s)
            guard current == change.was || current == change.text else { throw ConsultationRefusal.changedMeanwhile }
            try StatementStore.translate(statement, into: language, change.text, in: s)
        }
        try AuditLog.record(.init("statement/translated", Subject(.statement, statement), by: actor, at: at), in: s)
    }
}
