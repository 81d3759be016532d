import Community
import Kernel
import Storage

/// The organisers' word on an offer: accepted while it is still needed, or declined; the person is told.
struct DecideOffer: Sendable {
    let id: LocalInitiativeID
    let offer: ContributionID
    let decision: Decision
    /// It may hold how to meet.
    let answer: String
    let person: PersonID
    let tell: Tell
    let at: Moment

    enum Decision: String, Sendable {
        case accept, decline
        /// Accepted, and they organise from now on, as they wished to.
        case welcome
    }

    /// - Throws: `LocalInitiativeRefusal.notNow`, `.notYours`, `.wordTooLong`, `.decidedAlready`, `.amountWrong` when
    ///   less than that is still needed
    func apply(in s: any Session) throws {
        let initiative = try Standing.checked(.decide, on: id, by: person, in: s).initiative
        guard let found = try ContributionStore.offers(of: id, in: s).first(where: { $0.id == offer }),
            let need = try ContributionStore.needs(of: id, in: s).first(where: { $0.id == found.need }),
            decision != .welcome || found.wouldOrganise
        else { throw LocalInitiativeRefusal.notYours }
        guard answer.count <= Contribution.longestWord else {
            throw LocalInitiativeRefusal.wordTooLong(field: "answer-\(offer)", most: Contribution.longestWord)
        }
        let state: Contribution.State = decision == .decline ? .declined : .accepted
        guard try ContributionStore.change(offer, from: .open, to: state, answer: answer, in: s) else {
            throw LocalInitiativeRefusal.decidedAlready
        }
        if state == .accepted {
            guard try ContributionStore.cover(need.id, found.amount, in: s) else {
                throw LocalInitiativeRefusal.amountWrong(left: need.left, need.kind)
            }
        }
        if decision == .welcome {
            try LocalInitiativeStore.addOrganiser(found.person, showsName: found.showsName, to: id, at: at, in: s)
        }
        try AuditLog.record(
            .init("local-initiative/offer-\(state.rawValue)", initiative.subject, by: .person(person), at: at), in: s)
        let occasion: Letter.Occasion = state == .accepted ? .accepted : .declined
        try tell(.init(occasion, to: found.person, initiative, need, found, answer: answer), s)
    }
}
