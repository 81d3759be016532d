import Community
import Kernel
import Storage

/// Handing an initiative over that has reached its threshold: the institution's clock starts.
struct HandOver: Sendable {
    let id: InitiativeID
    /// What the institution's mail says, and the letter that goes with it.
    let mail: @Sendable (Initiative, Tally, Institution, CalendarDay) throws -> Outbox.Mail
    let event: Notices.EventID
    let actor: Actor
    let at: Moment

    /// - Throws: `InitiativeRefusal.notReached`, `.handedOverAlready`
    func apply(in s: any Session) throws {
        guard let initiative = try InitiativeStore.find(id, in: s), initiative.reached != nil,
            let institution = try InstitutionStore.find(initiative.institution, in: s)
        else { throw InitiativeRefusal.notReached }
        guard initiative.handedOver == nil else { throw InitiativeRefusal.handedOverAlready }
        let due = try InstitutionStore.term(for: institution.place, in: s).due(from: at)
        try InitiativeStore.handOver(id, due: due, at: at, in: s)
        try AuditLog.record(.init("initiative/handed-over", initiative.subject, by: actor, at: at), in: s)
        try Notices.post("initiative/handed-over", about: initiative.subject, id: event, at: at, in: s)
        guard institution.email != nil else { return }
        let tally = try InitiativeStore.tally(of: id, in: s)
        try Outbox.queue(try mail(initiative, tally, institution, due), at: at, in: s)
    }
}

/// The institution's public answer.
struct AnswerInitiative: Sendable {
    let id: InitiativeID
    let text: String
    let event: Notices.EventID
    let actor: Actor
    let at: Moment

    static let longest = 6_000

    /// - Throws: `InitiativeRefusal.answerMissing`, `.notReached`, `.handedOverAlready` when it is answered
    func apply(in s: any Session) throws {
        guard !text.isEmpty, text.count <= Self.longest else {
            throw InitiativeRefusal.answerMissing(most: Self.longest)
        }
        guard let initiative = try InitiativeStore.find(id, in: s), initiative.handedOver != nil else {
            throw InitiativeRefusal.notReached
        }
        guard initiative.answer == nil else { throw InitiativeRefusal.handedOverAlready }
        try InitiativeStore.answer(id, text, at: at, in: s)
        try AuditLog.record(.init("initiative/answered", initiative.subject, by: actor, at: at), in: s)
        try Notices.post("initiative/answered", about: initiative.subject, id: event, at: at, in: s)
    }
}

/// Setting what a place asks of initiatives from now on.
struct SetRule: Sendable {
    let place: PlaceID
    let rule: InitiativeRule
    let actor: Actor
    let at: Moment

    /// - Throws: `InitiativeRefusal.ruleWrong`
    func apply(in s: any Session) throws {
        guard InitiativeRule.thresholds.contains(rule.threshold), InitiativeRule.periods.contains(rule.days),
            !rule.source.isEmpty
        else { throw InitiativeRefusal.ruleWrong }
        try InitiativeStore.setRule(rule, of: place, in: s)
        try AuditLog.record(
            .init(
                "place/initiative-rule", Subject(.place, place), by: actor, at: at,
                details: "\(rule.threshold) \(rule.days) \(rule.assurance.rawValue)"), in: s)
    }
}
