import Community
import Kernel
import Storage

/// Adding somebody at the desk who comes without having signed up; that they are here is noted with it.
///
/// They take a place that is free. Where none is, whoever waits or is late keeps what they have: the coordinator, who sees
/// the room, says that one more fits, and the shift has one place more from then on.
struct AddWalkIn: Sendable {
    let id: SignUpID
    let shift: ShiftID
    let name: String
    /// Empty: they want no mail, and their hours count without a person.
    let email: String
    let room: Room
    /// Of mail.
    let language: Language
    let tell: Tell
    let actor: Actor
    let at: Moment

    enum Room: Sendable {
        case asPlanned, oneMore
    }

    /// - Throws: `VolunteeringRefusal.nameMissing`, `.emailWrong`, `.closed`, `.notNow`, `.signedUpAlready`, `.overlap`,
    ///   `.full`
    func apply(in s: any Session) throws {
        guard (1...SignUp.longestName).contains(name.count) else { throw VolunteeringRefusal.nameMissing }
        let address = Person.normalised(email: email)
        guard email.isEmpty || address != nil else { throw VolunteeringRefusal.emailWrong }
        guard let number = try ShiftStore.nextNumber(shift, in: s), let shift = try ShiftStore.find(shift, in: s) else {
            throw VolunteeringRefusal.closed
        }
        guard CheckIn.isOpen(shift, at: at) else { throw VolunteeringRefusal.notNow }
        let person = try address.flatMap { try PersonStore.find(email: $0, in: s)?.id }
        let signUp = SignUp(
            id: id, shift: shift.id, person: person, email: address, name: name, language: language, state: .coming,
            number: number)
        let own = try SignUpStore.active(of: signUp.who, on: shift.id, in: s)
        guard own?.state != .coming else { throw VolunteeringRefusal.signedUpAlready }
        guard try !SignUpStore.hasOverlap(signUp.who, with: shift, in: s) else { throw VolunteeringRefusal.overlap }
        guard try takePlace(shift.id, in: s) else { throw VolunteeringRefusal.full }
        if let own {
            try SignUpStore.setState(.coming, of: own.id, in: s)
        } else {
            try SignUpStore.insert(signUp, at: at, in: s)
        }
        try note(own?.id ?? id, shift.id, in: s)
    }

    private func takePlace(_ shift: ShiftID, in s: any Session) throws -> Bool {
        if try ShiftStore.takePlace(shift, in: s) { return true }
        return try room == .oneMore && ShiftStore.addPlace(shift, most: ShiftPlan.capacities.upperBound, in: s)
    }

    private func note(_ id: SignUpID, _ shift: ShiftID, in s: any Session) throws {
        try NoteCheckIn(
            checkIn: CheckIn(key: "walk-in-\(id)", signUp: id, kind: .arrived, way: .list, at: at), shift: shift,
            isCodeRight: nil, now: at
        ).apply(in: s)
        try AuditLog.record(.init("shift/walk-in", Subject(.shift, shift), by: actor, at: at), in: s)
        if let signUp = try SignUpStore.find(id, in: s), let card = try ShiftStore.card(shift, in: s) {
            try tell(.signedUp, signUp, card, s)
        }
    }
}
