import Community
import Kernel
import Storage

/// Saying something for or against a proposal, or asking; or replying to that, and no deeper.
struct Argue: Sendable {
    let id: ProposalID
    let argument: Argument
    let person: PersonID
    let announce: Announce

    /// Returns whether others see it.
    ///
    /// - Throws: `ProposalRefusal.argumentMissing`, `.repliesToReply`
    func apply(in s: any Session) throws -> Exposure {
        guard !argument.text.isEmpty, argument.text.count <= Argument.longest else {
            throw ProposalRefusal.argumentMissing(most: Argument.longest)
        }
        if let parent = argument.parent {
            let known = try DebateStore.arguments(on: id, in: s).first { $0.id == parent }
            guard let known, known.parent == nil else { throw ProposalRefusal.repliesToReply }
        }
        try DebateStore.insert(argument, on: id, by: person, in: s)
        try AuditLog.record(
            .init("proposal/argued", Subject(.proposal, id), by: .person(person), at: argument.at), in: s)
        return try announce(Subject(.argument, argument.id), argument.at, s)
    }
}

/// Merging with consent: the authors of one ask, those of the other agree.
struct MergeProposals: Sendable {
    let from: ProposalID
    let into: ProposalID
    let event: Notices.EventID
    let actor: Actor
    let at: Moment

    /// The wish of the authors of `from`.
    ///
    /// - Throws: `ProposalRefusal.mergesWithItself`, `.notPublished`
    func ask(in s: any Session) throws {
        guard from != into else { throw ProposalRefusal.mergesWithItself }
        guard try ProposalStore.find(from, in: s)?.phase == .published,
            try ProposalStore.find(into, in: s)?.phase == .published
        else { throw ProposalRefusal.notPublished }
        try ProposalStore.askMerger(from, into: into, at: at, in: s)
        try AuditLog.record(
            .init("proposal/merger-asked", Subject(.proposal, from), by: actor, at: at, details: "\(into)"), in: s)
    }

    /// The consent of the authors of `into`.
    ///
    /// - Throws: `ProposalRefusal.notPublished` when nobody asked, or not any more
    func consent(in s: any Session) throws {
        guard let waiting = try ProposalStore.askingToMerge(into: into, in: s).first(where: { $0.id == from }) else {
            throw ProposalRefusal.notPublished
        }
        try ProposalStore.merge(from, into: into, in: s)
        let target = Subject(.proposal, into)
        try AuditLog.record(.init("proposal/merged", waiting.subject, by: actor, at: at, details: "\(into)"), in: s)
        try Trail.link(waiting.subject, .ledTo, target, by: actor, at: at, in: s)
        try Notices.post("proposal/merged", about: target, id: event, at: at, in: s)
    }
}
