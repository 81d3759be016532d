import Community
import Kernel
import Storage

/// Adding a statement of one's own.
struct SubmitStatement: Sendable {
    let consultation: ConsultationID
    let text: String
    let language: Language
    /// Whether the author has seen the statements that are like it.
    let isCompared: Bool
    let person: PersonID?
    let key: String
    let ids: (statement: StatementID, participant: ParticipantID)
    let announce: Announce
    let at: Moment

    /// The rule on its words.
    static func check(_ text: String) throws(ConsultationRefusal) {
        guard text.count >= Statement.shortest else { throw .statementTooShort(least: Statement.shortest) }
        guard text.count <= Statement.longest else { throw .statementTooLong(most: Statement.longest) }
    }

    /// Returns whether others see it at once.
    ///
    /// - Throws: `ConsultationRefusal`
    func apply(in s: any Session) throws -> Exposure {
        try Self.check(text)
        guard let consultation = try ConsultationStore.find(consultation, in: s), consultation.isOpen(at: at) else {
            throw ConsultationRefusal.isClosed
        }
        try ConsultationStore.admit(person, to: consultation, in: s)
        if let twin = try StatementStore.twin(of: text, in: consultation.id, s) {
            throw ConsultationRefusal.statementTwice(twin)
        }
        if !isCompared {
            let known = try StatementStore.all(of: consultation.id, in: s).filter { $0.status == .accepted }
            let similar = Similarity.nearest(to: text, among: known)
            if !similar.isEmpty { throw ConsultationRefusal.statementSimilar(similar.map(\.id)) }
        }
        let author = try StatementStore.participant(
            key, of: consultation.id, fresh: ids.participant, at: at, in: s)
        let statement = Statement(id: ids.statement, text: text, language: language, status: .accepted, isSeed: false)
        try StatementStore.insert(statement, of: consultation.id, author: author, at: at, in: s)
        let subject = Subject(.statement, statement.id)
        try AuditLog.record(.init("statement/written", subject, by: .visitor, at: at), in: s)
        try Trail.link(subject, .heard, consultation.subject, by: .visitor, at: at, in: s)
        let exposure = try announce(subject, at, s)
        if exposure == .shown { try StatementStore.cast(.agree, by: author, on: statement.id, at: at, in: s) }
        return exposure
    }
}
