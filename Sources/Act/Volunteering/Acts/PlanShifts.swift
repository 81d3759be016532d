import Community
import Kernel
import Storage

/// Writes to one person about one shift, in the transaction of the change; see `Letters`.
typealias Tell = @Sendable (Occasion, SignUp, ShiftCard, any Session) throws -> Void

/// Adding the shifts of a plan to an opportunity.
struct PlanShifts: Sendable {
    let opportunity: OpportunityID
    let plan: ShiftPlan
    let house: House
    let event: Notices.EventID
    let actor: Actor
    let at: Moment

    /// - Throws: `VolunteeringRefusal.capacityWrong`, `.periodWrong`, `.timesWrong`, `.timePast`, `.shiftTwice`, `.closed`
    func apply(in s: any Session) throws {
        guard ShiftPlan.capacities.contains(plan.capacity) else { throw VolunteeringRefusal.capacityWrong }
        guard ShiftPlan.periods.contains(plan.weeks) else { throw VolunteeringRefusal.periodWrong }
        guard plan.isSound, plan.from != plan.to else { throw VolunteeringRefusal.timesWrong }
        guard let opportunity = try OpportunityStore.find(opportunity, in: s), opportunity.ended == nil else {
            throw VolunteeringRefusal.closed
        }
        let time = PlaceTime(try PlaceStore.path(opportunity.place, in: s))
        let times = plan.times(time)
        guard times.allSatisfy({ $0.starts > at }) else { throw VolunteeringRefusal.timePast }
        for (starts, ends) in times {
            let shift = Shift(
                id: house.ids.next(), opportunity: opportunity.id, starts: starts, ends: ends,
                capacity: plan.capacity, taken: 0, mix: plan.mix, sequence: 0, changed: at, cancelled: nil)
            try ShiftStore.insert(shift, clock: time.reading(at: starts), in: s)
        }
        try AuditLog.record(
            .init("opportunity/shifts-added", opportunity.subject, by: actor, at: at, details: "\(times.count)"),
            in: s)
        try Notices.post("opportunity/shifts", about: opportunity.subject, id: event, at: at, in: s)
    }
}

/// Moving a shift or giving it more or fewer places; everybody who signed up is told.
struct ChangeShift: Sendable {
    let id: ShiftID
    let starts: Moment
    let ends: Moment
    let capacity: Int
    let tell: Tell
    let actor: Actor
    let at: Moment

    /// - Throws: `VolunteeringRefusal.closed`, `.capacityWrong`, `.timesWrong`, `.timePast`, `.placesTaken`, `.shiftTwice`
    func apply(in s: any Session) throws {
        guard ShiftPlan.capacities.contains(capacity) else { throw VolunteeringRefusal.capacityWrong }
        guard starts < ends, ends - starts <= .hours(24) else { throw VolunteeringRefusal.timesWrong }
        guard starts > at else { throw VolunteeringRefusal.timePast }
        guard let card = try ShiftStore.card(id, in: s), card.shift.isOpen(at: at) else {
            throw VolunteeringRefusal.closed
        }
        guard capacity >= card.shift.taken else { throw VolunteeringRefusal.placesTaken(card.shift.taken) }
        var shift = card.shift
        let hasMoved = shift.starts != starts || shift.ends != ends
        shift.starts = starts
        shift.ends = ends
        shift.capacity = capacity
        try ShiftStore.update(shift, clock: card.time.reading(at: starts), at: at, in: s)
        try AuditLog.record(.init("shift/changed", shift.subject, by: actor, at: at), in: s)
        if hasMoved, let moved = try ShiftStore.card(id, in: s) {
            for signUp in try SignUpStore.active(of: id, in: s) { try tell(.changed, signUp, moved, s) }
        }
        try WaitingList(shift: id, tell: tell).moveUp(in: s)
    }
}

/// Calling a shift off; everybody who signed up is told.
struct CancelShift: Sendable {
    let id: ShiftID
    let tell: Tell
    let actor: Actor
    let at: Moment

    /// - Throws: `VolunteeringRefusal.closed`
    func apply(in s: any Session) throws {
        guard let card = try ShiftStore.card(id, in: s), card.shift.isOpen(at: at),
            try ShiftStore.cancel(id, at: at, in: s), let cancelled = try ShiftStore.card(id, in: s)
        else { throw VolunteeringRefusal.closed }
        try AuditLog.record(.init("shift/cancelled", card.shift.subject, by: actor, at: at), in: s)
        for signUp in try SignUpStore.active(of: id, in: s) { try tell(.cancelled, signUp, cancelled, s) }
    }
}
