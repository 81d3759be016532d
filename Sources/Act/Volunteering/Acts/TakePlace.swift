import Community
import Kernel
import Storage

/// Signing up with an account: a place at once, or the next one in the waiting list.
struct TakePlace: Sendable {
    let id: SignUpID
    let shift: ShiftID
    let person: PersonID
    let tell: Tell
    let at: Moment

    /// - Throws: `VolunteeringRefusal.closed`, `.signedUpAlready`, `.overlap`
    func apply(in s: any Session) throws {
        let entry = try Entry(shift: shift, who: .person(person), at: at).pass(in: s)
        let signUp = SignUp(
            id: id, shift: shift, person: person, email: nil, name: "", language: .english, state: entry.state,
            number: entry.number)
        try SignUpStore.insert(signUp, at: at, in: s)
        try entry.announce(id, tell, in: s)
    }
}

/// The door to a shift: who comes first gets a number first, and the last places go by these numbers.
struct Entry: Sendable {
    let shift: ShiftID
    let who: Who
    let at: Moment

    /// Nobody is in twice, or in two shifts at the same time.
    ///
    /// - Throws: `VolunteeringRefusal.closed`, `.signedUpAlready`, `.overlap`
    func pass(in s: any Session) throws -> Passed {
        guard let number = try ShiftStore.nextNumber(shift, in: s), let shift = try ShiftStore.find(shift, in: s),
            shift.isOpen(at: at),
            try Withheld.exposure(of: Subject(.opportunity, shift.opportunity), in: s) == .shown
        else { throw VolunteeringRefusal.closed }
        guard try SignUpStore.active(of: who, on: shift.id, in: s) == nil else {
            throw VolunteeringRefusal.signedUpAlready
        }
        guard try !SignUpStore.hasOverlap(who, with: shift, in: s) else { throw VolunteeringRefusal.overlap }
        return Passed(number: number, state: try ShiftStore.takePlace(shift.id, in: s) ? .coming : .waiting)
    }

    struct Passed: Sendable {
        let number: Int
        let state: SignUp.State

        func announce(_ id: SignUpID, _ tell: Tell, in s: any Session) throws {
            guard let signUp = try SignUpStore.find(id, in: s), let card = try ShiftStore.card(signUp.shift, in: s)
            else { return }
            try tell(state == .coming ? .signedUp : .waiting, signUp, card, s)
        }
    }
}

/// Signing up with an address only: a mail asks whether it is theirs, and no place is held until they say so.
struct AskForPlace: Sendable {
    let id: SignUpID
    let shift: ShiftID
    let name: String
    let email: String
    let language: Language
    let tell: Tell
    let at: Moment

    /// The same for every address, so that asking tells nothing about who has signed up.
    ///
    /// - Throws: `VolunteeringRefusal.nameMissing`, `.emailWrong`, `.closed`
    func apply(in s: any Session) throws {
        guard (1...SignUp.longestName).contains(name.count) else { throw VolunteeringRefusal.nameMissing }
        guard let address = Person.normalised(email: email) else { throw VolunteeringRefusal.emailWrong }
        guard let card = try ShiftStore.card(shift, in: s), card.shift.isOpen(at: at) else {
            throw VolunteeringRefusal.closed
        }
        let signUp = SignUp(
            id: id, shift: shift, person: nil, email: address, name: name, language: language, state: .asked,
            number: nil)
        try SignUpStore.insert(signUp, at: at, in: s)
        try tell(.asked, signUp, card, s)
    }
}

/// Saying that the address is one's own.
struct ConfirmPlace: Sendable {
    let id: SignUpID
    let tell: Tell
    let at: Moment

    /// - Throws: `VolunteeringRefusal.closed`, `.signedUpAlready`, `.overlap`
    func apply(in s: any Session) throws {
        guard let signUp = try SignUpStore.find(id, in: s), let email = signUp.email else {
            throw VolunteeringRefusal.closed
        }
        guard signUp.state == .asked else { throw VolunteeringRefusal.signedUpAlready }
        let person = try PersonStore.find(email: email, in: s)?.id
        let who = person.map(Who.person) ?? .mail(email)
        let entry = try Entry(shift: signUp.shift, who: who, at: at).pass(in: s)
        try SignUpStore.confirm(id, person: person, who: who, state: entry.state, number: entry.number, in: s)
        try entry.announce(id, tell, in: s)
    }
}
