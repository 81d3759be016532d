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

    /// Up to so many opportunities that fit, each is asked for its next shift; with more, the soonest shifts are read in
    /// their order, since the first of them that fit come soon.
    private static let few = 400

    /// Opportunities with a shift to come that fits, the soonest first.
    ///
    /// The cost grows with what fits and is found, not with all that is offered.
    func listings(after now: Moment, most: Int, in s: any Session) throws -> [Listing] {
        let words = try SearchIndex.alternatives(text, in: s)
        guard !words.contains([]) else { return [] }
        // Where nothing is asked of the opportunity itself, nearly all fit.
        let isWide = words.isEmpty && place == nil && organisation == nil && language == nil && interest == nil
        var ids = isWide ? [] : try fitting(words, most: Self.few + 1, in: s)
        if isWide || ids.count > Self.few { ids = try soonest(words, after: now, most: most, in: s) }
        return try Listing.read(try next(of: ids, after: now, most: most, in: s), in: s)
    }

    /// Opportunities that fit, whenever they are.
    private func fitting(_ words: [[String]], most: Int, in s: any Session) throws -> [OpportunityID] {
        var query = Query()
        let head = conditions(words, of: &query, as: .list)
        return try s.rows(
            """
            \(head)
            SELECT opportunity.id
            FROM opportunity
            WHERE \(query.condition)
            LIMIT \(query.bind(.integer(Int64(most))))
            """, values: query.values
        ).map { try $0.id(0) }
    }

    /// Those whose shifts come first, read in steps that grow until enough are found.
    private func soonest(
        _ words: [[String]], after now: Moment, most: Int, in s: any Session
    ) throws -> [OpportunityID] {
        var (found, known): ([OpportunityID], Set<OpportunityID>) = ([], [])
        var (from, step) = (now, most * 2)
        while found.count < most {
            var query = Query()
            let head = conditions(words, of: &query, as: .probe)
            addTimes(after: now, from: from, &query)
            let rows = try s.rows(
                """
                \(head)
                SELECT shift.opportunity_id, shift.starts_at
                FROM shift
                WHERE shift.cancelled_at IS NULL AND \(query.condition)
                ORDER BY shift.starts_at
                LIMIT \(query.bind(.integer(Int64(step))))
                """, values: query.values)
            for row in rows {
                let id: OpportunityID = try row.id(0)
                if known.insert(id).inserted { found.append(id) }
            }
            guard rows.count == step, let last = try rows.last?.moment(1) else { break }
            // Those that start at the same moment as the last are read again.
            from = max(from, Moment(milliseconds: last.milliseconds - 1))
            step *= 2
        }
        return Array(found.prefix(most))
    }

    /// When each is next, and how many times from then on.
    private func next(
        of ids: [OpportunityID], after now: Moment, most: Int, in s: any Session
    ) throws -> [Row] {
        guard !ids.isEmpty else { return [] }
        var query = Query()
        query.add("shift.opportunity_id IN (\(ids.map { query.bind($0.sqlValue) }.joined(separator: ", ")))")
        addTimes(after: now, from: now, &query)
        return try s.rows(
            """
            SELECT shift.opportunity_id, COUNT(*), MIN(shift.starts_at)
            FROM shift
            WHERE shift.cancelled_at IS NULL AND \(query.condition)
            GROUP BY shift.opportunity_id
            ORDER BY MIN(shift.starts_at), shift.opportunity_id
            LIMIT \(query.bind(.integer(Int64(most))))
            """, values: query.values)
    }

    /// How a condition on tags and words is asked: all that meet it are listed, or the opportunity of each shift is tried.
    private enum Way {
        case list, probe
    }

    /// What an opportunity must be like; returns the head of the query.
    private func conditions(_ words: [[String]], of query: inout Query, as way: Way) -> String {
        let head = place.map { id in
            _ = query.bind(id.sqlValue)
            return PlaceStore.withInnerPlaces
        }
        // The shifts of what has ended are called off with it, so a probe need not look.
        if way == .list { query.add("opportunity.ended_at IS NULL") }
        if head != nil { query.add(Self.own("place_id IN (SELECT id FROM inner_place)", way)) }
        if let organisation { query.add(Self.own("organisation_id = \(query.bind(organisation.sqlValue))", way)) }
        if let language {
            let value = query.bind(.text(language.code))
            query.add(Self.found("opportunity_tag", "kind IN ('helpful', 'practised') AND value = \(value)", way))
        }
        if let interest {
            let value = query.bind(.text(interest.rawValue))
            query.add(Self.found("opportunity_tag", "kind = 'interest' AND value = \(value)", way))
        }
        for alternatives in words {
            let values = alternatives.map { query.bind(.text($0)) }.joined(separator: ", ")
            query.add(Self.found("opportunity_word", "word IN (\(values))", way))
        }
        return head ?? ""
    }

    private static func found(_ table: String, _ condition: String, _ way: Way) -> String {
        switch way {
        case .list: "opportunity.id IN (SELECT opportunity_id FROM \(table) WHERE \(condition))"
        case .probe:
            "EXISTS (SELECT 1 FROM \(table) WHERE \(condition) AND \(table).opportunity_id = shift.opportunity_id)"
        }
    }

    private static func own(_ condition: String, _ way: Way) -> String {
        switch way {
        case .list: "opportunity.\(condition)"
        case .probe: "EXISTS (SELECT 1 FROM opportunity WHERE id = shift.opportunity_id AND opportunity.\(condition))"
        }
    }

    private func addTimes(after now: Moment, from: Moment, _ query: inout Query) {
        query.add("shift.starts_at > \(query.bind(from.sqlValue))")
        switch when {
        case .week: query.add("shift.starts_at < \(query.bind((now + .days(7)).sqlValue))")
        case .weekend: query.add("shift.weekday >= \(query.bind(.integer(Int64(Self.saturday))))")
        case .evening: query.add("shift.minute >= \(query.bind(.integer(Int64(Self.evening))))")
        case nil: break
        }
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
