import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Web

/// Proposals that collect signatures to a threshold, are handed over, and must be answered.
public struct Initiatives: Sendable {
    private let house: House
    private let isOwnProposal: OwnProposal

    /// Asks another room whether somebody is an author of a published proposal.
    public typealias OwnProposal = @Sendable (Subject, PersonID, any Storage.Session) throws -> Bool

    public init(_ house: House, isOwnProposal: @escaping OwnProposal) {
        self.house = house
        self.isOwnProposal = isOwnProposal
    }

    public static let describers = [
        SubjectDescriber(.initiative) { ids, s in try InitiativeStore.cards(ids, in: s) }
    ]

    /// Hides the name of somebody whose account is erased; their signatures count on.
    public static let eraser: Eraser = { person, _, s in try InitiativeStore.hideName(of: person, in: s) }

    /// What was signed for a proposal; nil when no initiative grew out of it.
    public static func signatures(
        for proposal: Subject, _ s: any Storage.Session
    ) throws -> ProposalEvidence.Signatures? {
        guard let initiative = try InitiativeStore.of(proposal, in: s) else { return nil }
        let tally = try InitiativeStore.tally(of: initiative.id, in: s)
        return ProposalEvidence.Signatures(
            online: tally.online, paper: tally.paper, threshold: initiative.rule.threshold)
    }

    /// What this room shows on the pages of proposals and places.
    public var panel: Panel {
        let panel = InitiativePanel(house: house, isOwnProposal: isOwnProposal)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    public var feature: Feature {
        Feature(
            "initiatives", migrations: InitiativeSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.involve, InitiativeRoutes.list.link(), label: "initiative.list.title")],
            rounds: [
                { [house] _ in
                    let now = house.now()
                    let isAny = try await house.database.read { s in
                        try !InitiativeStore.expiredScans(at: now, in: s).isEmpty
                    }
                    guard isAny else { return }
                    try await house.database.write { s in try DestroyScans(at: now).apply(in: s) }
                }
            ],
            openData: { [house] write in
                let lines = try await house.database.read { s in
                    try InitiativeStore.all(most: 100_000, in: s).map { initiative in
                        let tally = try InitiativeStore.tally(of: initiative.id, in: s)
                        return CSV.line([
                            initiative.id.description, initiative.title, String(initiative.rule.threshold),
                            String(tally.online), String(tally.paper), CalendarDay(initiative.opened).description,
                            initiative.closes.description, initiative.due?.description ?? "",
                        ])
                    }
                }
                let head = CSV.line(["id", "title", "threshold", "online", "paper", "opened", "closes", "due"])
                try write(OpenDataFile("initiatives.csv", head + lines.joined()))
            },
            routes: { [house, isOwnProposal] routes in
                InitiativePages(house: house, isOwnProposal: isOwnProposal).add(to: &routes)
                RulePages(house: house).add(to: &routes)
            })
    }
}
