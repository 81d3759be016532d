import Community
import Kernel
import Storage

/// From one phase to the next; every step is written down and told to who follows.
struct MoveOn: Sendable {
    let id: LocalInitiativeID
    let step: Step
    let event: Notices.EventID
    let announce: Announce
    let person: PersonID
    let at: Moment

    enum Step: Sendable, Equatable {
        case begin
        /// - story: how it went
        case finish(story: String)
        case stop(reason: String)

        var phase: LocalInitiative.Phase {
            switch self {
            case .begin: .underWay
            case .finish: .done
            case .stop: .stopped
            }
        }
    }

    /// - Throws: `LocalInitiativeRefusal.notNow`, `.notYours`, `.storyWrong`, `.reasonMissing`
    func apply(in s: any Session) throws {
        let initiative = try Standing.checked(.moveOn, on: id, by: person, in: s).initiative
        let phase = step.phase
        guard initiative.phase.next.contains(phase) else { throw LocalInitiativeRefusal.notNow }
        var (story, reason): (String?, String?)
        switch step {
        case .begin: break
        case .finish(let text):
            guard (1...LocalInitiative.longestStory).contains(text.count) else {
                throw LocalInitiativeRefusal.storyWrong(most: LocalInitiative.longestStory)
            }
            story = text
        case .stop(let text):
            guard (1...LocalInitiative.longestReason).contains(text.count) else {
                throw LocalInitiativeRefusal.reasonMissing(most: LocalInitiative.longestReason)
            }
            reason = text
        }
        guard
            try LocalInitiativeStore.move(
                id, from: initiative.phase, to: phase, reason: reason, story: story, at: at, in: s)
        else { throw LocalInitiativeRefusal.notNow }
        try AuditLog.record(
            .init("local-initiative/\(phase.rawValue)", initiative.subject, by: .person(person), at: at), in: s)
        if step != .begin { _ = try announce(initiative.subject, at, s) }
        try Notices.post("local-initiative/\(phase.rawValue)", about: initiative.subject, id: event, at: at, in: s)
    }
}

/// What goes when an account is erased: what was offered for things that go on is taken back, and where nobody is left to
/// organise, it stops.
struct LeaveLocalInitiatives: Sendable {
    let person: PersonID
    let at: Moment

    func apply(in s: any Session) throws {
        for (_, offer) in try ContributionStore.pending(of: person, in: s) {
            guard try ContributionStore.change(offer.id, from: offer.state, to: .withdrawn, answer: "", in: s) else {
                continue
            }
            if offer.state == .accepted { try ContributionStore.uncover(offer.need, offer.amount, in: s) }
        }
        for initiative in try LocalInitiativeStore.of(person, most: 10_000, in: s)
        where initiative.phase.isOpen && initiative.isOrganised(by: person) {
            try LocalInitiativeStore.removeOrganiser(person, from: initiative.id, in: s)
            guard initiative.organisers.count == 1 else { continue }
            _ = try LocalInitiativeStore.move(
                initiative.id, from: initiative.phase, to: .stopped, reason: "", story: nil, at: at, in: s)
            try AuditLog.record(
                .init("local-initiative/stopped", initiative.subject, by: .system, at: at), in: s)
        }
        try ContributionStore.hide(person, in: s)
    }
}
