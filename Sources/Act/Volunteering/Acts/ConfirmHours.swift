import Community
import Kernel
import Storage

/// Confirming the hours of one sign-up, or correcting what was confirmed.
struct ConfirmHours: Sendable {
    let signUp: SignUpID
    let shift: ShiftID
    let minutes: Int
    /// Needed for a correction.
    let reason: String
    let host: PersonID
    /// Of the correction.
    let number: Int64
    let tell: Tell
    let at: Moment

    /// - Throws: `VolunteeringRefusal.notComing`, `.notNow`, `.minutesWrong`, `.ownHours`, `.reasonMissing`
    func apply(in s: any Session) throws {
        guard let signUp = try SignUpStore.find(signUp, in: s), signUp.shift == shift, signUp.state == .coming,
            let card = try ShiftStore.card(shift, in: s)
        else { throw VolunteeringRefusal.notComing }
        guard card.shift.cancelled == nil, at >= card.shift.starts else { throw VolunteeringRefusal.notNow }
        guard Hours.range.contains(minutes) else { throw VolunteeringRefusal.minutesWrong }
        guard VolunteeringPolicy.mayConfirm(hoursOf: signUp, as: host) else { throw VolunteeringRefusal.ownHours }
        let earlier = try DayStore.attendance(of: signUp.id, in: s).hours
        if let earlier {
            guard earlier.minutes != minutes || earlier.dispute != nil else { return }
            guard (1...Hours.longestReason).contains(reason.count) else {
                throw VolunteeringRefusal.reasonMissing(most: Hours.longestReason)
            }
            try DayStore.insert(
                .init(before: earlier.minutes, after: minutes, reason: reason, at: at), number: number,
                of: signUp.id, in: s)
        }
        try DayStore.confirm(minutes, of: signUp.id, at: at, in: s)
        try AuditLog.record(
            .init(
                earlier == nil ? "hours/confirmed" : "hours/corrected", card.shift.subject, by: .person(host), at: at,
                details: earlier.map { "\(signUp.id) \($0.minutes) \(minutes)" } ?? "\(signUp.id) \(minutes)"), in: s)
        guard minutes > 0 else { return }
        try Trail.link(
            card.opportunity.subject, .ledTo, card.shift.subject, by: .person(host), at: at, in: s)
        if earlier?.minutes != minutes { try tell(.thanks(minutes: minutes), signUp, card, s) }
    }
}

/// Confirming for everybody who was seen what their check-ins propose.
struct ConfirmAllHours: Sendable {
    let shift: ShiftID
    let host: PersonID
    let tell: Tell
    let at: Moment

    /// Who has hours already, was not seen, or is the host is left out.
    func apply(in s: any Session) throws {
        guard let found = try ShiftStore.find(shift, in: s) else { throw VolunteeringRefusal.closed }
        guard at >= found.ends else { throw VolunteeringRefusal.notNow }
        let attendance = try DayStore.attendance(at: shift, in: s)
        for signUp in try SignUpStore.active(of: shift, in: s) where signUp.state == .coming {
            guard let seen = attendance[signUp.id], seen.hours == nil, let minutes = seen.proposal(for: found),
                VolunteeringPolicy.mayConfirm(hoursOf: signUp, as: host)
            else { continue }
            try ConfirmHours(
                signUp: signUp.id, shift: shift, minutes: minutes, reason: "", host: host, number: 0, tell: tell,
                at: at
            ).apply(in: s)
        }
    }
}

/// What a volunteer says against confirmed hours; until the host answers they do not count.
struct DisputeHours: Sendable {
    let signUp: SignUpID
    let text: String
    let actor: Actor
    let at: Moment

    /// - Throws: `VolunteeringRefusal.reasonMissing`, `.nothingToDispute`
    func apply(in s: any Session) throws {
        guard (1...Hours.longestReason).contains(text.count) else {
            throw VolunteeringRefusal.reasonMissing(most: Hours.longestReason)
        }
        guard let found = try SignUpStore.find(signUp, in: s),
            let hours = try DayStore.attendance(of: signUp, in: s).hours, hours.dispute == nil
        else { throw VolunteeringRefusal.nothingToDispute }
        try DayStore.dispute(text, of: signUp, in: s)
        try AuditLog.record(
            .init("hours/disputed", Subject(.shift, found.shift), by: actor, at: at, details: "\(signUp)"), in: s)
    }
}
