import Community
import Kernel
import Storage

/// Collecting signatures for a published proposal, by the rule of its place.
struct StartInitiative: Sendable {
    let id: InitiativeID
    let proposal: SubjectCard
    /// Who must answer; the rule of its place holds.
    let institution: InstitutionID
    let person: PersonID
    /// Whether the person is an author of the proposal and it is published.
    let isOwn: @Sendable (any Session) throws -> Bool
    let event: Notices.EventID
    let at: Moment

    /// - Throws: `InitiativeRefusal.notPublished`, `.startedAlready`
    func apply(in s: any Session) throws {
        guard try isOwn(s), let place = try InstitutionStore.find(institution, in: s)?.place else {
            throw InitiativeRefusal.notPublished
        }
        guard try InitiativeStore.of(proposal.subject, in: s) == nil else { throw InitiativeRefusal.startedAlready }
        let rule = try InitiativeStore.rule(of: place, in: s)
        let initiative = Initiative(
            id: id, proposal: proposal.subject, title: proposal.title.best(for: proposal.title.original).text,
            language: proposal.title.original, place: place, institution: institution, initiator: person, rule: rule,
            opened: at, closes: CalendarDay(at + .days(Int64(rule.days))), reached: nil, handedOver: nil, due: nil,
            answer: nil)
        try InitiativeStore.insert(initiative, in: s)
        try AuditLog.record(.init("initiative/started", initiative.subject, by: .person(person), at: at), in: s)
        try Trail.link(proposal.subject, .ledTo, initiative.subject, by: .person(person), at: at, in: s)
        try Notices.post("initiative/started", about: initiative.subject, id: event, at: at, in: s)
    }
}
