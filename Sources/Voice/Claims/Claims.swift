import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Web

/// The register of public claims about migrants: what was said, the evidence, what it serves, what was answered; by the
/// same standard for every party, reviewed by two people, with the right of reply.
public struct Claims: Sendable {
    private let house: House

    public init(_ house: House) {
        self.house = house
    }

    /// Only what everybody sees is named to others.
    public static let describers = [
        SubjectDescriber(.claim) { ids, s in try ClaimStore.cards(ids, in: s) }
    ]

    /// What this room shows on the pages of places, and of things that a claim can be about.
    public var panel: Panel {
        let panel = ClaimPanel(house: house)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    /// - panels: what other rooms show on the page of a claim: counter-narratives, actions
    public func feature(panels: [Panel]) -> Feature {
        Feature(
            "claims", migrations: ClaimSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.voice, ClaimRoutes.list.link(), label: "claim.title")],
            openData: { [house] write in
                let (claims, parties, roles) = try await house.database.read { s in
                    (
                        try ClaimStore.published(most: 100_000, in: s),
                        Balance(try ClaimStore.items(byRole: false, in: s)),
                        Balance(try ClaimStore.items(byRole: true, in: s))
                    )
                }
                let head = CSV.line([
                    "id", "place", "language", "quote", "speaker", "party", "role", "title", "said_on", "occasion",
                    "link", "asked_on", "verdict", "published",
                ])
                try write(OpenDataFile("claims.csv", head + claims.map(Self.line).joined()))
                try write(OpenDataFile("claims-by-party.csv", BalanceFile(parties).text))
                try write(OpenDataFile("claims-by-role.csv", BalanceFile(roles).text))
            },
            routes: { [house] routes in
                let pages = ClaimPages(house: house, panels: panels)
                pages.add(to: &routes)
                FactCardPages(house: house).add(to: &routes)
                ClaimDeskPages(house: house, pages: pages).add(to: &routes)
            })
    }

    private static func line(_ claim: PublicClaim) -> String {
        let text = claim.text
        return CSV.spreadsheetLine([
            claim.id.description, claim.place.description, text.language.code, text.quote, text.speaker, text.party,
            text.role.rawValue, text.title, text.said?.description ?? "", text.occasion, text.link,
            text.asked?.description ?? "", claim.verdict?.rawValue ?? "under-review",
            claim.published.map { CalendarDay($0).description } ?? "",
        ])
    }
}

/// The table of parties or roles as a file.
struct BalanceFile {
    let balance: Balance

    init(_ balance: Balance) {
        self.balance = balance
    }

    var text: String {
        let verdicts = PublicClaim.Verdict.allCases
        let head = ["name", "claims"] + verdicts.map(\.rawValue) + ["sources_per_claim", "replies"]
        return CSV.line(head)
            + balance.rows.map { row in
                let counts = verdicts.map { String(row.verdicts[$0] ?? 0) }
                let sources = String((row.sources * 100).rounded() / 100)
                return CSV.spreadsheetLine([row.name, String(row.claims)] + counts + [sources, String(row.replies)])
            }.joined()
    }
}
