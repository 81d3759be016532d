import Community
import Kernel
import Storage

/// What of this room moderators look at: proposals, what is said for and against them, and amendments.
enum ModeratedProposal {
    static let contents = [
        ModeratedContent(
            .proposal,
            read: { id, s in
                // A draft is read by its authors alone.
                try ProposalStore.find(ProposalID(id), in: s).flatMap { proposal in
                    guard proposal.phase != .draft else { return nil }
                    let parts = ProposalWords.Part.allCases.map { proposal.words[$0] }.filter { !$0.isEmpty }
                    return try text(
                        proposal.subject, ([proposal.words.title] + parts).joined(separator: "\n"),
                        by: proposal.authors.map(\.person), on: proposal, in: s)
                }
            },
            exposure: { id, s in try Withheld.exposure(of: Subject(.proposal, id), in: s) },
            expose: { exposure, id, at, s in
                try Withheld.expose(exposure, Subject(.proposal, id), at: at, in: s)
                try ProposalStore.expose(exposure, versionsOf: ProposalID(id), in: s)
            }),
        ModeratedContent(.argument) { id, s in
            try DebateStore.argument(ArgumentID(id), in: s).flatMap { found in
                try ProposalStore.find(found.proposal, in: s).map {
                    try text(Subject(.argument, id), found.text, by: found.person.map { [$0] } ?? [], on: $0, in: s)
                }
            }
        },
        ModeratedContent(.amendment) { id, s in
            try DebateStore.amendment(AmendmentID(id), in: s).flatMap { found in
                try ProposalStore.find(found.proposal, in: s).map {
                    try text(Subject(.amendment, id), found.text, by: found.person.map { [$0] } ?? [], on: $0, in: s)
                }
            }
        },
    ]

    private static func text(
        _ subject: Subject, _ words: String, by authors: [PersonID], on proposal: Proposal, in s: any Session
    ) throws -> ModeratedText {
        ModeratedText(
            subject, text: words, in: proposal.language, by: authors,
            of: Belonging(organisation: nil, places: try PlaceStore.path(proposal.place, in: s).map(\.id)),
            space: proposal.subject, at: ProposalRoutes.one.link(proposal.id))
    }
}
