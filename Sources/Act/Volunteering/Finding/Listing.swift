import Community
import Kernel
import Storage

/// One opportunity as a list shows it: with its next time.
struct Listing: Sendable {
    let card: ShiftCard
    /// How many times it is offered from now on, among those that were asked for.
    let times: Int

    init(card: ShiftCard, times: Int) {
        self.card = card
        self.times = times
    }

    /// A few queries for all of a list.
    ///
    /// - rows: each an opportunity, how many times, and the next
    static func read(_ rows: [Row], in s: any Session) throws -> [Listing] {
        guard !rows.isEmpty else { return [] }
        let ids = try rows.map { try $0.id(0, of: OpportunityKind.self) }
        let hidden = try Withheld.among(ids.map(\.value), of: .opportunity, in: s)
        let opportunities = Dictionary(
            try OpportunityStore.find(ids.filter { !hidden.contains($0.value) }, in: s).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        let shifts = try shifts(rows, in: s)
        var (organisations, paths): ([OrganisationID: Organisation], [PlaceID: [Place]]) = ([:], [:])
        return try rows.compactMap { row in
            let key = Key(opportunity: try row.id(0), starts: try row.moment(2))
            guard let opportunity = opportunities[key.opportunity], let shift = shifts[key] else { return nil }
            let organisation =
                try organisations[opportunity.organisation]
                ?? OrganisationStore.find(opportunity.organisation, in: s)
            guard let organisation else { return nil }
            organisations[organisation.id] = organisation
            let path = try paths[opportunity.place] ?? PlaceStore.path(opportunity.place, in: s)
            paths[opportunity.place] = path
            return Listing(
                card: ShiftCard(shift: shift, opportunity: opportunity, organisation: organisation, path: path),
                times: try row.int(1))
        }
    }

    private struct Key: Hashable {
        let opportunity: OpportunityID
        let starts: Moment
    }

    private static func shifts(_ rows: [Row], in s: any Session) throws -> [Key: Shift] {
        let pairs = (0..<rows.count).map { "(opportunity_id = $\($0 * 2 + 1) AND starts_at = $\($0 * 2 + 2))" }
        let values = try rows.flatMap { [SQLValue.integer(try $0.int64(0)), .integer(try $0.int64(2))] }
        let found = try ShiftStore.read("WHERE \(pairs.joined(separator: " OR "))", values, in: s)
        return Dictionary(
            found.map { (Key(opportunity: $0.opportunity, starts: $0.starts), $0) },
            uniquingKeysWith: { first, _ in first })
    }
}
