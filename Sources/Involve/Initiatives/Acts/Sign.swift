import Community
import Kernel
import Storage

/// Signing: one person, one signature, at the level that the place asks for.
struct Sign: Sendable {
    let id: InitiativeID
    let person: PersonID
    let isPublic: Bool
    let event: Notices.EventID
    let at: Moment

    /// - Throws: `InitiativeRefusal.closed`, `.membersOnly`, `.identityMissing`, `.identityUsed`
    func apply(in s: any Session) throws {
        guard let initiative = try InitiativeStore.find(id, in: s), initiative.takesSignatures(on: CalendarDay(at))
        else { throw InitiativeRefusal.closed }
        let proof = try Identities.proof(of: person, for: initiative.subject, in: s)
        try checkAssurance(initiative, hasIdentity: proof != nil, in: s)
        guard try InitiativeStore.sign(id, person: person, proof: proof, isPublic: isPublic, at: at, in: s) else {
            guard try InitiativeStore.hasSigned(id, person: person, in: s) else { throw InitiativeRefusal.identityUsed }
            return
        }
        try Threshold(initiative: initiative, event: event, at: at).check(in: s)
    }
}

extension Sign {
    /// - Throws: `InitiativeRefusal.membersOnly`, `.identityMissing`
    private func checkAssurance(_ initiative: Initiative, hasIdentity: Bool, in s: any Session) throws {
        guard initiative.rule.assurance != .email else { return }
        let refusal = InitiativePolicy.refusal(
            initiative.rule.assurance, roles: try RoleStore.roles(of: person, in: s),
            placePath: try PlaceStore.path(initiative.place, in: s).map(\.id),
            organisations: Set(
                try OrganisationStore.all(in: s).filter { $0.place == initiative.place }.map(\.id)),
            hasIdentity: hasIdentity)
        if let refusal { throw refusal }
    }
}

/// Looking whether the threshold is reached, once for each initiative.
struct Threshold: Sendable {
    let initiative: Initiative
    let event: Notices.EventID
    let at: Moment

    func check(in s: any Session) throws {
        guard initiative.reached == nil,
            try InitiativeStore.tally(of: initiative.id, in: s).total >= initiative.rule.threshold,
            try InitiativeStore.markReached(initiative.id, at: at, in: s)
        else { return }
        try AuditLog.record(.init("initiative/reached", initiative.subject, by: .system, at: at), in: s)
        try Notices.post("initiative/reached", about: initiative.subject, id: event, at: at, in: s)
    }
}
