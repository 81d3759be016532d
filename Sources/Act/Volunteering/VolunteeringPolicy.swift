import Community
import Kernel

/// Why an act was refused; worded in `VolunteeringWording`.
public enum VolunteeringRefusal: Error, Equatable, Sendable {
    case titleWrong(most: Int)
    case textWrong(most: Int)
    case noteTooLong(most: Int)
    case ageWrong
    case safeguardingMissing
    case interestMissing
    case changedMeanwhile
    case timesWrong
    case timePast
    case capacityWrong
    case periodWrong
    /// There is a shift at that time already.
    case shiftTwice
    /// More people come than the places that are left.
    case placesTaken(Int)
    case closed
    /// Somebody at the desk finds no place free.
    case full
    case signedUpAlready
    /// Another shift of theirs is at the same time.
    case overlap
    case nameMissing
    case emailWrong
    case notComing
    case offerGone
    /// Checking in begins some time before the shift.
    case notNow
    case codeWrong
    /// Nobody of that address has a place.
    case nobodyComing
    case minutesWrong
    case reasonMissing(most: Int)
    case ownHours
    case nothingToDispute
    case messageMissing(most: Int)
    case teamWrong
}

/// Who may do what with opportunities and shifts: the one place where it is decided.
enum VolunteeringPolicy {
    /// Publishing, planning, the desk, hours: coordinators of the organisation, and administrators.
    static func mayCoordinate(_ roles: [Role], for belonging: Belonging) -> Bool {
        roles.include([.coordinator], for: belonging)
    }

    /// Nobody confirms their own hours.
    static func mayConfirm(hoursOf signUp: SignUp, as host: PersonID) -> Bool { signUp.person != host }
}
