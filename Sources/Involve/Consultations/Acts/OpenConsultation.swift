import Community
import Kernel
import Storage

/// Putting a question to the people of a place.
struct OpenConsultation: Sendable {
    let id: ConsultationID
    let organisation: OrganisationID
    let place: PlaceID
    let question: LocalizedText
    let background: LocalizedText?
    let moderation: Consultation.Moderation
    /// What of new statements waits where they are not all looked at first; nil: as in its place.
    var holding: Holding?
    let access: Consultation.Access
    let closes: Moment?
    /// One text each.
    let seeds: [(id: StatementID, text: String)]
    let actor: Actor
    let at: Moment

    /// The rule on the words of a question.
    static func check(_ question: LocalizedText) throws(ConsultationRefusal) {
        guard !question.versions.isEmpty else { throw .questionMissing }
        guard question.versions.values.allSatisfy({ $0.count <= Consultation.longestQuestion }) else {
            throw .questionTooLong(most: Consultation.longestQuestion)
        }
    }

    /// - Throws: `ConsultationRefusal`
    func apply(in s: any Session) throws {
        try Self.check(question)
        let consultation = Consultation(
            id: id, organisation: organisation, place: place, question: question, background: background, phase: .open,
            moderation: moderation, access: access, opened: at, closes: closes, answer: nil)
        try ConsultationStore.insert(consultation, in: s)
        try Holding.choose(holding, for: consultation.subject, in: s)
        for seed in seeds where try StatementStore.twin(of: seed.text, in: id, s) == nil {
            try SubmitStatement.check(seed.text)
            let statement = Statement(
                id: seed.id, text: seed.text, language: question.original, status: .accepted, isSeed: true)
            try StatementStore.insert(statement, of: id, author: nil, at: at, in: s)
        }
        try AuditLog.record(.init("consultation/opened", consultation.subject, by: actor, at: at), in: s)
    }
}
