import Community
import Deliberation
import Kernel
import Storage

/// Starting a proposal: from scratch, from a statement, or as an adaptation of a proposal elsewhere.
struct StartProposal: Sendable {
    let proposal: Proposal
    /// What it grows out of; nil: nothing.
    let origin: Subject?
    let actor: Actor

    /// - Throws: `ProposalRefusal`
    func apply(in s: any Session) throws {
        try proposal.words.check()
        try ProposalStore.insert(proposal, in: s)
        try AuditLog.record(
            .init("proposal/started", proposal.subject, by: actor, at: proposal.created), in: s)
        guard let origin else { return }
        let kind: Trail.Kind = origin.kind == .proposal ? .adapted : .ledTo
        try Trail.link(origin, kind, proposal.subject, by: actor, at: proposal.created, in: s)
    }
}

/// Changing its words, while nobody else has; every version stays readable.
struct EditProposal: Sendable {
    let id: ProposalID
    let words: ProposalWords
    let basedOn: Int
    let announce: Announce
    let actor: Actor
    let at: Moment

    /// - Throws: `ProposalRefusal`
    func apply(in s: any Session) throws {
        try words.check()
        guard try ProposalStore.rewrite(id, words, basedOn: basedOn, at: at, in: s) else {
            throw ProposalRefusal.changedMeanwhile
        }
        try AuditLog.record(.init("proposal/edited", Subject(.proposal, id), by: actor, at: at), in: s)
        // A draft is read by its authors alone.
        guard try ProposalStore.find(id, in: s)?.phase == .published else { return }
        _ = try announce(Subject(.proposal, id), at, s)
    }
}

/// Showing a draft to everybody; those that ask for nearly the same are looked at first.
struct PublishProposal: Sendable {
    let id: ProposalID
    /// Whether the author has seen the proposals that are like it.
    let isCompared: Bool
    let event: Notices.EventID
    let announce: Announce
    let actor: Actor
    let at: Moment

    /// How alike two proposals are before their author is asked: the share of common letter triples of title and ask.
    /// A guess to be revisited with use.
    static let threshold = 0.35

    /// - Throws: `ProposalRefusal.notADraft`, `.similar`
    func apply(in s: any Session) throws {
        guard let draft = try ProposalStore.find(id, in: s), draft.phase == .draft else {
            throw ProposalRefusal.notADraft
        }
        try draft.words.check()
        if !isCompared {
            let own = LetterTriples(draft.words.title + " " + draft.words[.ask])
            let alike = try ProposalStore.published(most: 1_000, in: s).filter { other in
                own.resemblance(to: LetterTriples(other.words.title + " " + other.words[.ask])) >= Self.threshold
            }
            guard alike.isEmpty else { throw ProposalRefusal.similar(alike.prefix(3).map(\.id)) }
        }
        try ProposalStore.publish(id, at: at, in: s)
        for author in draft.authors {
            try DebateStore.endorse(id, person: author.person, organisation: nil, at: at, in: s)
            try Follows.follow(draft.subject, person: author.person, at: at, in: s)
        }
        try AuditLog.record(.init("proposal/published", draft.subject, by: actor, at: at), in: s)
        _ = try announce(draft.subject, at, s)
        try Notices.post("proposal/published", about: draft.subject, id: event, at: at, in: s)
    }
}

/// Taking a proposal back: it stays readable with the reason.
struct WithdrawProposal: Sendable {
    let id: ProposalID
    let reason: String
    let event: Notices.EventID
    let actor: Actor
    let at: Moment

    /// - Throws: `ProposalRefusal.reasonMissing`, `.notPublished`
    func apply(in s: any Session) throws {
        guard !reason.isEmpty else { throw ProposalRefusal.reasonMissing(.withdrawal) }
        guard let proposal = try ProposalStore.find(id, in: s), proposal.phase == .published else {
            throw ProposalRefusal.notPublished
        }
        try ProposalStore.withdraw(id, reason: reason, in: s)
        try AuditLog.record(.init("proposal/withdrawn", proposal.subject, by: actor, at: at), in: s)
        try Notices.post("proposal/withdrawn", about: proposal.subject, id: event, at: at, in: s)
    }
}

/// Inviting somebody to write along.
struct InviteAuthor: Sendable {
    let id: ProposalID
    let email: String
    let actor: Actor
    let at: Moment

    /// - Throws: `ProposalRefusal.nobodyWithAddress`
    func apply(in s: any Session) throws {
        guard let address = Person.normalised(email: email), let person = try PersonStore.find(email: address, in: s)
        else { throw ProposalRefusal.nobodyWithAddress }
        try ProposalStore.addAuthor(person.id, to: id, in: s)
        try AuditLog.record(.init("proposal/author-added", Subject(.proposal, id), by: actor, at: at), in: s)
    }
}
