import Community
import Kernel
import Storage

/// Suggesting another wording for a passage.
struct SuggestAmendment: Sendable {
    let id: ProposalID
    let amendment: Amendment
    let person: PersonID
    let announce: Announce

    /// - Throws: `ProposalRefusal.passageGone`, `.reasonMissing`
    func apply(in s: any Session) throws {
        guard let proposal = try ProposalStore.find(id, in: s), !amendment.passage.isEmpty,
            proposal.words[amendment.part].contains(amendment.passage)
        else { throw ProposalRefusal.passageGone }
        guard !amendment.why.isEmpty else { throw ProposalRefusal.reasonMissing(.amendment) }
        try DebateStore.insert(amendment, to: id, by: person, in: s)
        try AuditLog.record(
            .init("proposal/amendment-suggested", proposal.subject, by: .person(person), at: amendment.at), in: s)
        _ = try announce(Subject(.amendment, amendment.id), amendment.at, s)
    }
}

/// The authors' answer to an amendment: taken into the text at once, or declined with a reason.
struct DecideAmendment: Sendable {
    let id: ProposalID
    let amendment: AmendmentID
    let isAccepted: Bool
    let reason: String
    let announce: Announce
    let actor: Actor
    let at: Moment

    /// - Throws: `ProposalRefusal.decidedAlready`, `.passageGone`, `.reasonMissing`
    func apply(in s: any Session) throws {
        guard let proposal = try ProposalStore.find(id, in: s),
            let found = try DebateStore.amendments(of: id, in: s).first(where: { $0.id == amendment }),
            found.state == .open
        else { throw ProposalRefusal.decidedAlready }
        guard isAccepted else {
            guard !reason.isEmpty else { throw ProposalRefusal.reasonMissing(.decision) }
            try DebateStore.decide(amendment, .declined, reason: reason, in: s)
            try AuditLog.record(
                .init("proposal/amendment-declined", proposal.subject, by: actor, at: at), in: s)
            return
        }
        var words = proposal.words
        guard let range = words[found.part].firstRange(of: found.passage) else {
            throw ProposalRefusal.passageGone
        }
        words.parts[found.part] = words[found.part].replacingCharacters(in: range, with: found.replacement)
        try words.check()
        guard try ProposalStore.rewrite(id, words, basedOn: proposal.revision, at: at, in: s) else {
            throw ProposalRefusal.changedMeanwhile
        }
        try DebateStore.decide(amendment, .accepted, reason: reason.isEmpty ? nil : reason, in: s)
        try AuditLog.record(.init("proposal/amendment-accepted", proposal.subject, by: actor, at: at), in: s)
        _ = try announce(proposal.subject, at, s)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
