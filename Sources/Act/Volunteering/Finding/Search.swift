import Community
import Kernel
import Storage

/// What somebody looks for.
struct Search: Sendable, Equatable {
    var text = ""
    /// With all places in it.
    var place: PlaceID?
    var organisation: OrganisationID?
    /// That helps or can be practised.
    var language: Language?
    var interest: Opportunity.Interest?
    var when: When?

    enum When: String, Sendable, CaseIterable {
        /// In the next seven days.
        case week
        case weekend
        case evening
    }

    /// From five in the afternoon, when most people are free.
    static let evening = 17 * 60
    static let saturday = 5

    /// Opportunities with a shift to come that fits, the soonest first.
    func listings(after now: Moment, most: Int, in s: any Session) throws -> [Listing] {
        var query = Query()
        let inner: String? = place.map { id in
            _ = query.bind(id.sqlValue)
            return PlaceStore.withInnerPlaces
        }
        if inner != nil { query.add("opportunity.place_id IN (SELECT id FROM inner_place)") }
        query.add("shift.starts_at > \(query.bind(now.sqlValue))")
        if let organisation { query.add("opportunity.organisation_id = \(query.bind(organisation.sqlValue))") }
        if let language { query.add(Self.tagged("'helpful', 'practised'", query.bind(.text(language.code)))) }
        if let interest { query.add(Self.tagged("'interest'", query.bind(.text(interest.rawValue)))) }
        switch when {
        case .week: query.add("shift.starts_at < \(query.bind((now + .days(7)).sqlValue))")
        case .weekend: query.add("shift.weekday >= \(query.bind(.integer(Int64(Self.saturday))))")
        case .evening: query.add("shift.minute >= \(query.bind(.integer(Int64(Self.evening))))")
        case nil: break
        }
        if !text.isEmpty {
            let ids = try SearchIndex.matches(text, in: s)
            guard !ids.isEmpty else { return [] }
            query.add("opportunity.id IN (\(ids.map { query.bind($0.sqlValue) }.joined(separator: ", ")))")
        }
        return try s.rows(
            """
            \(inner ?? "")
            SELECT shift.opportunity_id, COUNT(*), MIN(shift.starts_at)
            FROM shift JOIN opportunity ON opportunity.id = shift.opportunity_id
            WHERE shift.cancelled_at IS NULL AND opportunity.ended_at IS NULL AND \(query.condition)
            GROUP BY shift.opportunity_id
            ORDER BY MIN(shift.starts_at), shift.opportunity_id
            LIMIT \(query.bind(.integer(Int64(most))))
            """, values: query.values
        ).compactMap { try Listing($0, in: s) }
    }

    private static func tagged(_ kinds: String, _ value: String) -> String {
        """
        EXISTS (
            SELECT 1 FROM opportunity_tag
            WHERE opportunity_tag.opportunity_id = opportunity.id AND kind IN (\(kinds)) AND value = \(value))
        """
    }

    /// Conditions with their values in order.
    private struct Query {
        private(set) var values: [SQLValue] = []
        private var conditions: [String] = []

        var condition: String { conditions.joined(separator: " AND ") }

        mutating func bind(_ value: SQLValue) -> String {
            values.append(value)
            return "$\(values.count)"
        }

        mutating func add(_ condition: String) { conditions.append(condition) }
    }
}

/// One opportunity as a list shows it: with its next time.
struct Listing: Sendable {
    let card: ShiftCard
    /// How many times it is offered from now on, among those that were asked for.
    let times: Int

    init(card: ShiftCard, times: Int) {
        self.card = card
        self.times = times
    }

    /// - row: the opportunity, how many times, and the next
    fileprivate init?(_ row: Row, in s: any Session) throws {
        let next = try ShiftStore.read(
            "WHERE opportunity_id = $1 AND starts_at = $2", [.integer(try row.int64(0)), .integer(try row.int64(2))],
            in: s
        ).first
        guard let next, let card = try ShiftStore.card(next, in: s) else { return nil }
        self.init(card: card, times: try row.int(1))
    }
}
