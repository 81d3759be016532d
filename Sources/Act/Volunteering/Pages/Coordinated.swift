import Community
import Kernel
import Web

/// What of an address a coordinator may work on; for others it is not there.
struct Coordinated: Sendable {
    let house: House
    let visit: Visit

    /// - Throws: `Problem.signInNeeded`, `.notFound`
    func opportunity() async throws -> (Opportunity, [Place]) {
        _ = try visit.signedIn()
        let id = try visit.id("opportunity", of: OpportunityKind.self)
        let found = try await house.database.read { s -> (Opportunity, [Place])? in
            guard let opportunity = try OpportunityStore.find(id, in: s),
                let organisation = try OrganisationStore.find(opportunity.organisation, in: s),
                VolunteeringPolicy.mayCoordinate(
                    try visit.roles(in: s), for: try OrganisationStore.belonging(organisation, in: s))
            else { return nil }
            return (opportunity, try PlaceStore.path(opportunity.place, in: s))
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    /// - Throws: `Problem.signInNeeded`, `.notFound`
    func shift() async throws -> ShiftCard {
        _ = try visit.signedIn()
        let id = try visit.id("shift", of: ShiftKind.self)
        let card = try await house.database.read { s -> ShiftCard? in
            guard let card = try ShiftStore.card(id, in: s),
                VolunteeringPolicy.mayCoordinate(
                    try visit.roles(in: s), for: try OrganisationStore.belonging(card.organisation, in: s))
            else { return nil }
            return card
        }
        guard let card else { throw Problem.notFound }
        return card
    }
}
