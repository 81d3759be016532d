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

    /// - Throws: `InitiativeRefusal.closed`, `.membersOnly`
    func apply(in s: any Session) throws {
        guard let initiative = try InitiativeStore.find(id, in: s), initiative.takesSignatures(on: CalendarDay(at))
        else { throw InitiativeRefusal.closed }
        if initiative.rule.assurance == .members { try checkMembership(initiative, in: s) }
        guard try InitiativeStore.sign(id, person: person, isPublic: isPublic, at: at, in: s) else { return }
        try Threshold(initiative: initiative, event: event, at: at).check(in: s)
    }
}

extension Sign {
    /// - Throws: `InitiativeRefusal.membersOnly`
    private func checkMembership(_ initiative: Initiative, in s: any Session) throws {
        let refusal = InitiativePolicy.refusal(
            initiative.rule.assurance, roles: try RoleStore.roles(of: person, in: s),
            placePath: try PlaceStore.path(initiative.place, in: s).map(\.id),
            organisations: Set(
                try OrganisationStore.all(in: s).filter { $0.place == initiative.place }.map(\.id)))
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

/// What an official counted on paper, with where the scan of the sheets is kept.
struct CountPaper: Sendable {
    let id: InitiativeID
    let signatures: Int
    let scan: String
    let number: Int64
    let event: Notices.EventID
    let actor: Actor
    let at: Moment

    /// - Throws: `InitiativeRefusal.countWrong`, `.scanMissing`, `.closed`
    func apply(in s: any Session) throws {
        guard (1...1_000_000).contains(signatures) else { throw InitiativeRefusal.countWrong }
        guard !scan.isEmpty, scan.count <= 300 else { throw InitiativeRefusal.scanMissing }
        guard let initiative = try InitiativeStore.find(id, in: s), initiative.handedOver == nil else {
            throw InitiativeRefusal.closed
        }
        try InitiativeStore.insertPaper(signatures, scan: scan, of: id, number: number, at: at, in: s)
        try AuditLog.record(
            .init("initiative/paper-counted", initiative.subject, by: actor, at: at, details: "\(signatures)"), in: s)
        try Threshold(initiative: initiative, event: event, at: at).check(in: s)
    }
}
