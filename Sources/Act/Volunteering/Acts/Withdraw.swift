import Community
import Kernel
import Storage

/// Giving a place back, or leaving the waiting list; the first who waits moves up and is told.
struct Withdraw: Sendable {
    let id: SignUpID
    let tell: Tell
    let at: Moment

    /// - Throws: `VolunteeringRefusal.notComing`, `.closed` once the shift has begun
    func apply(in s: any Session) throws {
        guard let signUp = try SignUpStore.find(id, in: s), signUp.isActive else {
            throw VolunteeringRefusal.notComing
        }
        guard try ShiftStore.nextNumber(signUp.shift, in: s) != nil,
            let shift = try ShiftStore.find(signUp.shift, in: s), shift.isOpen(at: at)
        else { throw VolunteeringRefusal.closed }
        try SignUpStore.setState(.withdrawn, of: id, in: s)
        guard signUp.state == .coming else { return }
        try ShiftStore.freePlace(shift.id, in: s)
        try WaitingList(shift: shift.id, tell: tell).moveUp(in: s)
    }
}

/// Those who wait for a place.
struct WaitingList: Sendable {
    let shift: ShiftID
    let tell: Tell

    /// Gives free places to those who have waited longest.
    func moveUp(in s: any Session) throws {
        while let next = try SignUpStore.firstWaiting(of: shift, in: s), try ShiftStore.takePlace(shift, in: s) {
            try SignUpStore.setState(.coming, of: next.id, in: s)
            if let moved = try SignUpStore.find(next.id, in: s), let card = try ShiftStore.card(shift, in: s) {
                try tell(.movedUp, moved, card, s)
            }
        }
    }
}

/// Offering one's place to somebody by mail.
struct OfferPlace: Sendable {
    let id: OfferID
    let signUp: SignUpID
    let email: String
    /// Of the mail: the language in which the offer was made.
    let language: Language
    let tell: @Sendable (Offer, SignUp, ShiftCard, any Session) throws -> Void
    let at: Moment

    /// - Throws: `VolunteeringRefusal.emailWrong`, `.notComing`, `.closed`
    func apply(in s: any Session) throws {
        guard let address = Person.normalised(email: email) else { throw VolunteeringRefusal.emailWrong }
        guard let signUp = try SignUpStore.find(signUp, in: s), signUp.state == .coming else {
            throw VolunteeringRefusal.notComing
        }
        guard let card = try ShiftStore.card(signUp.shift, in: s), card.shift.isOpen(at: at) else {
            throw VolunteeringRefusal.closed
        }
        let offer = Offer(id: id, signUp: signUp.id, email: address, language: language, accepted: nil)
        try SignUpStore.insert(offer, at: at, in: s)
        try tell(offer, signUp, card, s)
    }
}

/// Taking a place that somebody offered: it changes hands without anybody else getting in between.
struct AcceptPlace: Sendable {
    let id: OfferID
    let newSignUp: SignUpID
    let name: String
    let tell: Tell
    let at: Moment

    /// - Throws: `VolunteeringRefusal.offerGone`, `.nameMissing`, `.closed`, `.overlap`, `.signedUpAlready`
    func apply(in s: any Session) throws {
        guard let offer = try SignUpStore.offer(id, in: s), offer.accepted == nil,
            let given = try SignUpStore.find(offer.signUp, in: s), given.state == .coming
        else { throw VolunteeringRefusal.offerGone }
        let person = try PersonStore.find(email: offer.email, in: s)?.id
        guard person != nil || (1...SignUp.longestName).contains(name.count) else {
            throw VolunteeringRefusal.nameMissing
        }
        guard let number = try ShiftStore.nextNumber(given.shift, in: s),
            let card = try ShiftStore.card(given.shift, in: s), card.shift.isOpen(at: at)
        else { throw VolunteeringRefusal.closed }
        let who = person.map(Who.person) ?? .mail(offer.email)
        guard try !SignUpStore.hasOverlap(who, with: card.shift, in: s) else { throw VolunteeringRefusal.overlap }
        if let own = try SignUpStore.active(of: who, on: given.shift, in: s) {
            guard own.state == .waiting else { throw VolunteeringRefusal.signedUpAlready }
            try SignUpStore.setState(.withdrawn, of: own.id, in: s)
        }
        try SignUpStore.setState(.withdrawn, of: given.id, in: s)
        try SignUpStore.insert(
            SignUp(
                id: newSignUp, shift: given.shift, person: person, email: offer.email, name: name,
                language: offer.language, state: .coming, number: number), at: at, in: s)
        try SignUpStore.accept(id, at: at, in: s)
        try tell(.givenAway, given, card, s)
        if let taken = try SignUpStore.find(newSignUp, in: s) { try tell(.signedUp, taken, card, s) }
    }
}
