import Community
import Kernel
import Storage

/// Adding an answer to a claim; it is shown once a second person has read it.
struct AddNarrative: Sendable {
    let narrative: CounterNarrative
    let person: PersonID
    let at: Moment

    /// - Throws: `NarrativeRefusal.textWrong`, `.sourcesWrong`, `.notYours`
    func apply(in s: any Session) throws {
        guard (1...CounterNarrative.longestText).contains(narrative.text.count) else {
            throw NarrativeRefusal.textWrong(most: CounterNarrative.longestText)
        }
        guard (1...CounterNarrative.longestSources).contains(narrative.sources.count) else {
            throw NarrativeRefusal.sourcesWrong(most: CounterNarrative.longestSources)
        }
        let roles = try RoleStore.roles(of: person, in: s)
        guard NarrativePolicy.mayAdd(for: narrative.organisation, roles) else { throw NarrativeRefusal.notYours }
        try NarrativeStore.insert(narrative, at: at, in: s)
        try AuditLog.record(
            .init("counter-narrative/added", narrative.subject, by: .person(person), at: at), in: s)
    }
}

/// A second person's decision on an answer that waits.
struct ReviewNarrative: Sendable {
    let id: CounterNarrativeID
    let decision: Decision
    let person: PersonID
    let at: Moment

    enum Decision: Sendable, Equatable {
        case approve
        case decline(reason: String)
    }

    /// - Throws: `NarrativeRefusal.notYours`, `.reasonMissing`, `.decidedAlready`
    func apply(in s: any Session) throws {
        guard let narrative = try NarrativeStore.find(id, in: s) else { throw NarrativeRefusal.notYours }
        let roles = try RoleStore.roles(of: person, in: s)
        guard NarrativePolicy.mayReview(roles, by: person, narrative.author) else { throw NarrativeRefusal.notYours }
        var (state, said) = (CounterNarrative.State.approved, "")
        if case .decline(let reason) = decision {
            guard (1...CounterNarrative.longestReason).contains(reason.count) else {
                throw NarrativeRefusal.reasonMissing(most: CounterNarrative.longestReason)
            }
            (state, said) = (.declined, reason)
        }
        guard try NarrativeStore.decide(id, state, reason: said, by: person, at: at, in: s) else {
            throw NarrativeRefusal.decidedAlready
        }
        try AuditLog.record(
            .init("counter-narrative/\(state.rawValue)", narrative.subject, by: .person(person), at: at), in: s)
    }
}

/// Saying how an answer fared; one opinion for each account, the last counts.
struct RateNarrative: Sendable {
    let id: CounterNarrativeID
    let verdict: NarrativeRating.Verdict
    let person: PersonID
    let at: Moment

    /// - Throws: `NarrativeRefusal.notYours`
    func apply(in s: any Session) throws {
        guard let narrative = try NarrativeStore.find(id, in: s), narrative.state.isShown else {
            throw NarrativeRefusal.notYours
        }
        try NarrativeStore.rate(id, verdict, by: person, at: at, in: s)
        try AuditLog.record(
            .init("counter-narrative/rated", narrative.subject, by: .person(person), at: at), in: s)
    }
}
