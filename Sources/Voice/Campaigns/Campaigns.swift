import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Web

/// Counter-narratives to hostile claims, and campaigns made of them.
public struct Campaigns: Sendable {
    private let house: House

    public init(_ house: House) {
        self.house = house
    }

    public static let describers = [
        SubjectDescriber(.counterNarrative) { ids, s in try NarrativeStore.cards(ids, in: s) },
        SubjectDescriber(.campaign) { ids, s in try CampaignStore.cards(ids, in: s) },
    ]

    /// Forgets ratings and authorship when an account is erased; what a second person approved stays, without a name.
    public static var eraser: Eraser {
        { person, _, s in try NarrativeStore.forget(person, in: s) }
    }

    public var feature: Feature {
        Feature(
            "campaigns", migrations: CampaignSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(CampaignRoutes.narratives.link(), label: "narratives.title")],
            openData: { [house] write in
                try write(try await NarrativeData(house: house).file())
                for file in try await CampaignData(house: house).files() { try write(file) }
            },
            routes: { [house] routes in
                NarrativePages(house: house).add(to: &routes)
                CampaignPages(house: house).add(to: &routes)
            })
    }
}

/// Everything that is shown in the library, with how it fared; without anybody's name.
struct NarrativeData: Sendable {
    let house: House

    func file() async throws -> OpenDataFile {
        let (approved, ratings) = try await house.database.read { s in
            (try NarrativeStore.approved(in: s), try NarrativeStore.ratings(in: s))
        }
        let head = CSV.line([
            "id", "claim", "language", "tone", "state", "text", "sources", "helped", "without", "backfired",
        ])
        let lines = (CounterNarrative.shipped + approved).map { narrative in
            let rating = ratings[narrative.id] ?? .init()
            return CSV.line([
                narrative.id.description, narrative.claim, narrative.language.code, narrative.tone.rawValue,
                narrative.state.rawValue, narrative.text, narrative.sources, String(rating.helped),
                String(rating.without), String(rating.backfired),
            ])
        }
        return OpenDataFile("counter-narratives.csv", head + lines.joined())
    }
}
