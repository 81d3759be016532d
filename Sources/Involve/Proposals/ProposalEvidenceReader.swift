import Community
import Deliberation
import Kernel
import Storage

/// Counts who stands behind a proposal, and behind the others of its place, for a suggestion that asks the same.
struct ProposalEvidenceReader: Sendable {
    let now: Moment
    let signatures: Proposals.SignatureSource

    /// How many proposals of a place somebody chooses from.
    private static let most = 40

    /// The proposal first, then the newest others of its place; nil where it is not published.
    func read(_ subject: Subject, in s: any Session) throws -> SourceEvidence? {
        guard subject.kind == .proposal, let proposal = try ProposalStore.find(ProposalID(subject.id), in: s),
            proposal.phase == .published, try Withheld.exposure(of: subject, in: s) == .shown
        else { return nil }
        let others = try ProposalStore.at(proposal.place, most: Self.most, in: s).filter { $0.id != proposal.id }
        return SourceEvidence(
            source: subject, title: LocalizedText(proposal.words.title, in: proposal.language), organisation: nil,
            place: proposal.place, isClosed: true,
            items: try ([proposal] + others).map { .proposal(try figures(of: $0, in: s)) })
    }

    private func figures(of proposal: Proposal, in s: any Session) throws -> ProposalEvidence {
        let endorsed = try DebateStore.endorsements(of: proposal.id, reader: nil, in: s)
        let sides = try DebateStore.sides(on: proposal.id, in: s)
        return ProposalEvidence(
            proposal: proposal.id.value, title: proposal.words.title, ask: proposal.words[.ask],
            language: proposal.language.code, people: endorsed.people, organisations: endorsed.organisations,
            signatures: try signatures(proposal.subject, s), supporting: sides[.supporting] ?? 0,
            against: sides[.against] ?? 0, questions: sides[.question] ?? 0, asOf: now.milliseconds)
    }
}
