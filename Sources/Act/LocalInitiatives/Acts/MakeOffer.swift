import Community
import Kernel
import Storage

/// Offering something that is needed; the organisers are told.
struct MakeOffer: Sendable {
    let id: LocalInitiativeID
    let offer: Contribution
    let tell: Tell
    let at: Moment

    /// - Throws: `LocalInitiativeRefusal.notNow`, `.notYours`, `.covered`, `.amountWrong`, `.wordTooLong`, `.offeredAlready`
    func apply(in s: any Session) throws {
        let initiative = try Standing.checked(.offer, on: id, by: offer.person, in: s).initiative
        guard let need = try ContributionStore.needs(of: id, in: s).first(where: { $0.id == offer.need }) else {
            throw LocalInitiativeRefusal.notYours
        }
        guard need.left > 0 else { throw LocalInitiativeRefusal.covered }
        guard (1...need.left).contains(offer.amount) else {
            throw LocalInitiativeRefusal.amountWrong(left: need.left, need.kind)
        }
        guard offer.word.count <= Contribution.longestWord else {
            throw LocalInitiativeRefusal.wordTooLong(field: "word", most: Contribution.longestWord)
        }
        guard try ContributionStore.insert(offer, at: at, in: s) else {
            throw LocalInitiativeRefusal.offeredAlready
        }
        try AuditLog.record(
            .init("local-initiative/offered", initiative.subject, by: .person(offer.person), at: at), in: s)
        try Follows.follow(initiative.subject, person: offer.person, at: at, in: s)
        for organiser in initiative.organisers {
            try tell(.init(.offered, to: organiser.person, initiative, need, offer), s)
        }
    }
}

/// Taking an offer back; what it had covered is needed again.
struct WithdrawOffer: Sendable {
    let id: LocalInitiativeID
    let offer: ContributionID
    let person: PersonID
    let tell: Tell
    let at: Moment

    /// - Throws: `LocalInitiativeRefusal.notNow`, `.notYours`, `.decidedAlready` once it was declined or taken back
    func apply(in s: any Session) throws {
        let initiative = try Standing.checked(.withdraw, on: id, by: person, in: s).initiative
        guard let found = try ContributionStore.offers(of: id, in: s).first(where: { $0.id == offer }),
            found.person == person,
            let need = try ContributionStore.needs(of: id, in: s).first(where: { $0.id == found.need })
        else { throw LocalInitiativeRefusal.notYours }
        guard found.state == .open || found.state == .accepted,
            try ContributionStore.change(offer, from: found.state, to: .withdrawn, answer: found.answer, in: s)
        else { throw LocalInitiativeRefusal.decidedAlready }
        try AuditLog.record(
            .init("local-initiative/offer-withdrawn", initiative.subject, by: .person(person), at: at), in: s)
        guard found.state == .accepted else { return }
        try ContributionStore.uncover(found.need, found.amount, in: s)
        for organiser in initiative.organisers where organiser.person != person {
            try tell(.init(.withdrawn, to: organiser.person, initiative, need, found), s)
        }
    }
}
