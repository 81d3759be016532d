import Community
import Deliberation
import Kernel
import Storage

/// Closed campaigns with their lessons, and how far they came; without anybody's name.
struct CampaignData: Sendable {
    let house: House

    func files() async throws -> [OpenDataFile] {
        let closed = try await house.database.read { s in
            try CampaignStore.all(in: s).map(\.campaign).filter { $0.closed != nil }.map {
                ($0, try CampaignStore.materials(of: $0.id, in: s), try CampaignStore.measures(of: $0.id, in: s))
            }
        }
        let fields = Campaign.Field.allCases
        let head = CSV.line(
            ["id", "organisation", "language", "title", "claim_id", "started", "closed", "materials"]
                + fields.map { $0.rawValue.replacing("-", with: "_") })
        let lines = closed.map { campaign, materials, _ in
            CSV.line(
                [
                    campaign.id.description, campaign.organisation.description, campaign.language.code, campaign.title,
                    campaign.claim ?? "", CalendarDay(campaign.started).description,
                    campaign.closed.map { CalendarDay($0).description } ?? "", String(materials.count),
                ] + fields.map { campaign.words[$0] ?? "" })
        }
        let measures = closed.flatMap { campaign, _, measures in
            measures.map {
                CSV.line([
                    campaign.id.description, $0.day.description, $0.channel, String($0.reach), String($0.reactions),
                ])
            }
        }
        return [
            OpenDataFile("campaigns.csv", head + lines.joined()),
            OpenDataFile(
                "campaign-measures.csv",
                CSV.line(["campaign", "day", "channel", "reach", "reactions"]) + measures.joined()),
        ]
    }
}
