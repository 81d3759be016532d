import Deliberation
import Kernel
import Storage

/// Putting those who come into pairs or teams that mix, as the shift asks for.
struct FormTeams: Sendable {
    let shift: ShiftID
    let actor: Actor
    let at: Moment

    /// - Throws: `VolunteeringRefusal.teamWrong` where the shift asks for none
    func apply(in s: any Session) throws {
        guard let shift = try ShiftStore.find(shift, in: s), shift.mix != .none else {
            throw VolunteeringRefusal.teamWrong
        }
        let said = try TeamStore.said(at: shift.id, in: s)
        let people = try SignUpStore.active(of: shift.id, in: s).filter { $0.state == .coming }
        let formed = MixedGroups.form(people.map { (said[$0.id] ?? Said()).person }, size: shift.mix.size)
        for (number, group) in formed.groups.enumerated() {
            for member in group { try TeamStore.setTeam(number + 1, of: people[member].id, in: s) }
        }
        try AuditLog.record(
            .init("shift/teams-formed", shift.subject, by: actor, at: at, details: "\(formed.groups.count)"), in: s)
    }
}

/// Putting one person into another team by hand.
struct MoveToTeam: Sendable {
    let signUp: SignUpID
    let shift: ShiftID
    let team: Int

    /// - Throws: `VolunteeringRefusal.notComing`, `.teamWrong`
    func apply(in s: any Session) throws {
        guard let found = try SignUpStore.find(signUp, in: s), found.shift == shift, found.state == .coming else {
            throw VolunteeringRefusal.notComing
        }
        guard (1...ShiftPlan.capacities.upperBound).contains(team) else { throw VolunteeringRefusal.teamWrong }
        try TeamStore.setTeam(team, of: signUp, in: s)
    }
}

/// Writing to everybody who comes.
struct MessageShift: Sendable {
    let shift: ShiftID
    let text: String
    let tell: Tell
    let actor: Actor
    let at: Moment

    static let longest = 2_000

    /// - Throws: `VolunteeringRefusal.messageMissing`
    func apply(in s: any Session) throws {
        guard (1...Self.longest).contains(text.count) else {
            throw VolunteeringRefusal.messageMissing(most: Self.longest)
        }
        guard let card = try ShiftStore.card(shift, in: s) else { throw VolunteeringRefusal.closed }
        let people = try SignUpStore.active(of: shift, in: s).filter { $0.state == .coming }
        for signUp in people { try tell(.message(text, from: card.organisation.name), signUp, card, s) }
        try AuditLog.record(
            .init("shift/message-sent", card.shift.subject, by: actor, at: at, details: "\(people.count)"), in: s)
    }
}
