import Community
import Deliberation
import Kernel
import Storage

/// What anybody may download of this room: what is offered, and never who does it.
struct VolunteeringData: Sendable {
    let house: House

    func write(_ write: (OpenDataFile) throws -> Void) async throws {
        let opportunities = try await house.database.read { s in
            try OpportunityStore.all(in: s).map { opportunity in
                CSV.line([
                    opportunity.id.description, opportunity.words.title, opportunity.language.code,
                    opportunity.organisation.description, opportunity.place.description,
                    opportunity.tags.interests.map(\.rawValue).sorted().joined(separator: " "),
                    opportunity.tags.helpful.map(\.code).sorted().joined(separator: " "),
                    opportunity.tags.practised.map(\.code).sorted().joined(separator: " "),
                    opportunity.tags.access.map(\.rawValue).sorted().joined(separator: " "),
                    opportunity.ended == nil ? "open" : "ended",
                ])
            }
        }
        let head = CSV.line([
            "id", "title", "language", "organisation", "place", "interests", "helpful", "practised", "access", "state",
        ])
        try write(OpenDataFile("opportunities.csv", head + opportunities.joined()))
    }
}
