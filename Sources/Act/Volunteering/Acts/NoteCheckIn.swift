import Kernel
import Storage

/// Noting that somebody came or went.
struct NoteCheckIn: Sendable {
    let checkIn: CheckIn
    /// The shift at whose desk or by whose code it was noted.
    let shift: ShiftID
    /// Whether the code that was shown is right; nil: by the coordinator, who needs none.
    let isCodeRight: (@Sendable (ShiftID, Moment) -> Bool)?
    let now: Moment

    /// - Throws: `VolunteeringRefusal.notComing`, `.notNow`, `.codeWrong`
    func apply(in s: any Session) throws {
        guard let signUp = try SignUpStore.find(checkIn.signUp, in: s), signUp.shift == shift,
            signUp.state == .coming, let shift = try ShiftStore.find(shift, in: s)
        else { throw VolunteeringRefusal.notComing }
        guard CheckIn.isOpen(shift, at: now) else { throw VolunteeringRefusal.notNow }
        // A device's clock may be wrong, but nobody comes in the future or on another day.
        let at = min(max(checkIn.at, shift.starts - CheckIn.opens), now)
        if let isCodeRight, !isCodeRight(shift.id, at) { throw VolunteeringRefusal.codeWrong }
        let noted = CheckIn(key: checkIn.key, signUp: checkIn.signUp, kind: checkIn.kind, way: checkIn.way, at: at)
        _ = try DayStore.insert(noted, recorded: now, in: s)
    }
}
