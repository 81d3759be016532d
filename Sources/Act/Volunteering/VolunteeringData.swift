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

    /// People behind a figure, at least: with fewer, a member of a small organisation could tell whose hours they are.
    ///
    /// Source: OECD, "Handbook on Data Quality", frequency rule; five as in most tables of Eurostat's social surveys.
    static let smallestGroup = 5

    /// One organisation's month.
    struct Month: Hashable, Sendable {
        /// `2026-11`
        let month: String
        let organisation: OrganisationID
    }

    private func writeHours(_ write: (OpenDataFile) throws -> Void) async throws {
        let all = try await house.database.read { s in try DayStore.allConfirmed(in: s) }
        var totals: [Month: (people: Set<String>, minutes: Int)] = [:]
        for hours in all {
            let month = Month(
                month: String(CalendarDay(hours.starts).description.prefix(7)), organisation: hours.organisation)
            // Who is not known any more may be one or many: they count as one.
            totals[month, default: ([], 0)].people.insert(hours.isNameless ? "" : hours.who)
            totals[month, default: ([], 0)].minutes += hours.minutes
        }
        let shown = totals.filter { $0.value.people.count >= Self.smallestGroup }
        let lines = shown.sorted { ($0.key.month, $0.key.organisation) < ($1.key.month, $1.key.organisation) }.map {
            CSV.line([
                $0.key.month, $0.key.organisation.description, String($0.value.people.count), String($0.value.minutes),
            ])
        }
        let head = CSV.line(["month", "organisation", "people", "minutes"])
        try write(OpenDataFile("volunteer-hours.csv", head + lines.joined()))
    }
}
