import Community
import Kernel
import Storage

/// Forgetting who somebody with an account is.
///
/// Source: Regulation (EU) 2016/679, Article 17.
struct EraseVolunteer: Sendable {
    let person: PersonID
    let tell: Tell
    let at: Moment

    func apply(in s: any Session) throws {
        var signUps = try SignUpStore.all(of: .person(person), in: s)
        if let address = try PersonStore.find(person, in: s)?.email {
            signUps += try SignUpStore.all(of: .mail(address), in: s)
            try SignUpStore.forgetOffers(to: address, in: s)
        }
        for signUp in signUps { try EraseSignUp(id: signUp.id, tell: tell, at: at).apply(in: s) }
        try CalendarStore.forget(person, in: s)
    }
}

/// Forgetting who signed up: a place that is still to come goes to who waits, what was said goes, and of what is past the
/// minutes stay without a name.
struct EraseSignUp: Sendable {
    let id: SignUpID
    let tell: Tell
    let at: Moment

    func apply(in s: any Session) throws {
        guard let signUp = try SignUpStore.find(id, in: s), let shift = try ShiftStore.find(signUp.shift, in: s) else {
            return
        }
        if signUp.isActive, shift.isOpen(at: at) { try Withdraw(id: id, tell: tell, at: at).apply(in: s) }
        try TeamStore.say(Said(), id, in: s)
        try DayStore.forgetWords(of: id, in: s)
        try SignUpStore.forgetOffers(of: id, in: s)
        try TeamStore.erase(id, in: s)
    }
}
