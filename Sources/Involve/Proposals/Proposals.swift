import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Web

/// Worked-out texts that people write together, amend, endorse and debate.
public struct Proposals: Sendable {
    private let house: House
    private let signatures: SignatureSource

    /// Asks another room for the signatures that a proposal collects; nil when it collects none.
    public typealias SignatureSource = @Sendable (Subject, any Storage.Session) throws -> ProposalEvidence.Signatures?

    public init(_ house: House, signatures: @escaping SignatureSource) {
        self.house = house
        self.signatures = signatures
    }

    /// What a published proposal and the others of its place ask, for suggestions.
    public var evidence: EvidenceSource {
        { [house, signatures] subject in
            let reader = ProposalEvidenceReader(now: house.now(), signatures: signatures)
            return try await house.database.read { s in try reader.read(subject, in: s) }
        }
    }

    public static let describers = [
        SubjectDescriber(.proposal) { ids, s in try ProposalStore.cards(ids, in: s) }
    ]

    /// What this room shows on the pages of places and people.
    public var panel: Panel {
        let panel = ProposalPanel(house: house)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    /// What of this room moderators look at.
    public static let moderated = ModeratedProposal.contents

    /// Whether somebody is an author of a published proposal, for rooms that build on it.
    public static func published(_ subject: Subject, by person: PersonID, _ s: any Storage.Session) throws -> Bool {
        guard subject.kind == .proposal,
            let proposal = try ProposalStore.find(ProposalID(subject.id), in: s)
        else { return false }
        return try proposal.phase == .published && proposal.isAuthor(person)
            && Withheld.exposure(of: subject, in: s) == .shown
    }

    /// - panels: what other rooms show on the page of a proposal
    public func feature(panels: [Panel]) -> Feature {
        Feature(
            "proposals", migrations: ProposalSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.involve, ProposalRoutes.list.link(), label: "proposal.navigation")],
            openData: { [house] write in
                let lines = try await house.database.read { s in
                    try ProposalStore.published(most: 100_000, in: s).map { proposal in
                        let endorsed = try DebateStore.endorsements(of: proposal.id, reader: nil, in: s)
                        return CSV.line([
                            proposal.id.description, proposal.words.title, proposal.words[.problem],
                            proposal.words[.ask], String(endorsed.people), String(endorsed.organisations.count),
                        ])
                    }
                }
                let head = CSV.line(["id", "title", "problem", "ask", "people", "organisations"])
                try write(OpenDataFile("proposals.csv", head + lines.joined()))
            },
            routes: { [house] routes in
                let pages = ProposalPages(house: house, panels: panels)
                pages.add(to: &routes)
                DebatePages(house: house, pages: pages).add(to: &routes)
            })
    }
}
