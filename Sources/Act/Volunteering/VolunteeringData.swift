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
        try await writeHours(write)
    }

    /// Of organisations and of places; what is not shown on a page is not here either.
    private func writeHours(_ write: (OpenDataFile) throws -> Void) async throws {
        let now = house.now()
        if try await house.database.read({ s in try CountTime.isDue(at: now, in: s) }) {
            try await house.database.write { s in try CountTime(at: now).apply(in: s) }
        }
        let shown = try await house.database.read { s in try TimeStore.allShown(in: s) }
        var organisations: [String] = []
        var places: [String] = []
        for figure in shown where figure.month != TimeFigure.year {
            guard let given = figure.given else { continue }
            switch figure.scope {
            case .organisation(let id):
                organisations.append(
                    CSV.line([figure.month, id.description, String(given.people), String(given.minutes)]))
            case .place(let id):
                places.append(
                    CSV.line([
                        figure.month, id.description, String(given.people), String(given.minutes),
                        String(given.organisations), given.languages.map(\.code).sorted().joined(separator: " "),
                    ]))
            }
        }
        let head = CSV.line(["month", "organisation", "people", "minutes"])
        try write(OpenDataFile("volunteer-hours.csv", head + organisations.joined()))
        let placeHead = CSV.line(["month", "place", "people", "minutes", "organisations", "languages"])
        try write(OpenDataFile("place-time.csv", placeHead + places.joined()))
    }
}
