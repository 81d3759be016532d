import Community
import Deliberation
import Kernel
import Storage

extension CounterSpeech {
    /// Cases closed in time, and those that are late, for figures of what changed; no case is ever named.
    public static let indicators = IndicatorSource(
        tallies: { s in try CaseFigureStore.closed(in: s) },
        shortfalls: { scope, during, now, _, s in
            [Shortfall("lateCases", count: try CaseFigureStore.late(scope, during, now, in: s), subjects: [])]
        })
}

/// Every query on cases for figures of what changed.
enum CaseFigureStore {
    /// One for each case: 1 where it was closed by its day.
    static func closed(in s: any Session) throws -> [Tally] {
        try s.rows(
            """
            SELECT place_id, closed_at, due_at
            FROM speech_case
            WHERE state = 'closed'
            """
        ).map { row in
            let closed = try row.moment(1)
            return Tally(
                "casesInTime", place: try row.id(0), organisation: nil, month: CalendarMonth(closed),
                amount: closed <= (try row.moment(2)) ? 1 : 0)
        }
    }

    /// Cases whose day fell into a time and that were open then; 0 where their number would tell of a few people.
    static func late(_ scope: FigureScope, _ during: Range<Moment>, _ now: Moment, in s: any Session) throws -> Int {
        guard case .place(let place) = scope else { return 0 }
        let parents = Dictionary(
            try PlaceStore.all(in: s).compactMap { one in one.parent.map { (one.id, $0) } },
            uniquingKeysWith: { one, _ in one })
        let cases = try s.rows(
            """
            SELECT id, place_id
            FROM speech_case
            WHERE due_at >= $1 AND due_at < $2 AND COALESCE(closed_at, $3) > due_at
            """, during.lowerBound, during.upperBound, now
        ).map { (id: try $0.id(0, of: SpeechCaseKind.self), place: try $0.id(1, of: PlaceKind.self)) }
        var tree = SumTree<PlaceID, Int64>()
        for (inner, outer) in parents { tree.add(inner, in: outer) }
        for one in cases { tree.count(one.id.value, at: one.place) }
        guard tree.shown().contains(place) else { return 0 }
        return cases.count { one in
            var next: PlaceID? = one.place
            while let here = next, here != place { next = parents[here] }
            return next == place
        }
    }
}
