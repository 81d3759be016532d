import Community
import Deliberation
import Kernel
import Storage

/// Publishing a draft: figures are fixed with their date, the clock of every addressee starts, mail goes out, and the
/// trail leads from each statement to what it became.
struct PublishSuggestion: Sendable {
    let id: SuggestionID
    /// Fresh figures of the source.
    let evidence: SourceEvidence
    /// What each institution's mail says, and the paper that goes with it.
    let mail: @Sendable (Suggestion, Institution, CalendarDay) throws -> Outbox.Mail
    let event: Notices.EventID
    let announce: Announce
    let actor: Actor
    let at: Moment

    /// - Throws: `SuggestionRefusal`
    func apply(in s: any Session) throws {
        guard let draft = try SuggestionStore.find(id, in: s), draft.phase == .draft else {
            throw SuggestionRefusal.notADraft
        }
        guard evidence.isClosed else { throw SuggestionRefusal.sourceStillOpen }
        let known = Dictionary(evidence.items.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
        let asks = draft.asks.map { ask in
            Ask(id: ask.id, text: ask.text, evidence: ask.evidence.compactMap { known[$0.subject] })
        }
        guard !asks.isEmpty else { throw SuggestionRefusal.askMissing(most: Ask.longest) }
        let institutions = try draft.addressees.compactMap { try InstitutionStore.find($0.institution, in: s) }
        guard !institutions.isEmpty else { throw SuggestionRefusal.addresseeMissing }
        var due: [InstitutionID: CalendarDay] = [:]
        for institution in institutions {
            due[institution.id] = try InstitutionStore.term(for: institution.place, in: s).due(from: at)
        }
        try SuggestionStore.publish(id, asks: asks, due: due, at: at, in: s)
        guard let published = try SuggestionStore.find(id, in: s) else { throw SuggestionRefusal.notADraft }
        try AuditLog.record(.init("suggestion/published", draft.subject, by: actor, at: at), in: s)
        _ = try announce(draft.subject, at, s)
        try Trail.link(draft.source, .ledTo, draft.subject, by: actor, at: at, in: s)
        for subject in Set(asks.flatMap(\.evidence).map(\.subject)).sorted(by: { $0.id < $1.id }) {
            try Trail.link(subject, .ledTo, draft.subject, by: actor, at: at, in: s)
        }
        try Notices.post("suggestion/published", about: draft.subject, id: event, at: at, in: s)
        for institution in institutions {
            guard institution.email != nil, let day = due[institution.id] else { continue }
            try Outbox.queue(try mail(published, institution, day), at: at, in: s)
        }
    }
}

/// Taking a suggestion back: it stays readable, and nobody has to answer any more.
struct WithdrawSuggestion: Sendable {
    let id: SuggestionID
    let event: Notices.EventID
    let actor: Actor
    let at: Moment

    /// - Throws: `SuggestionRefusal.withdrawn`
    func apply(in s: any Session) throws {
        guard let current = try SuggestionStore.find(id, in: s), current.phase == .published else {
            throw SuggestionRefusal.withdrawn
        }
        try SuggestionStore.withdraw(id, in: s)
        try AuditLog.record(.init("suggestion/withdrawn", current.subject, by: actor, at: at), in: s)
        try Notices.post("suggestion/withdrawn", about: current.subject, id: event, at: at, in: s)
    }
}
