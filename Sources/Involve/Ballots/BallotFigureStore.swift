import Community
import Kernel
import Storage

extension Ballots {
    /// Secret ballots that were counted, for figures of what changed.
    public static let indicators = IndicatorSource(
        tallies: { s in try BallotFigureStore.counted(in: s) },
        things: { indicator, scope, during, most, s in
            guard indicator == "ballots" else { return [] }
            return try BallotFigureStore.counted(scope, during, most: most, in: s)
        })
}

/// Every query of this room for figures. A ballot is in the place of its organisation.
enum BallotFigureStore {
    static func counted(in s: any Session) throws -> [Tally] {
        try s.rows(
            """
            SELECT organisation.place_id, organisation_id, closed_at / 86400000, COUNT(*)
            FROM ballot JOIN organisation ON organisation.id = ballot.organisation_id
            WHERE ballot.phase = 'closed'
            GROUP BY organisation.place_id, organisation_id, closed_at / 86400000
            """
        ).map { try Tally(counting: "ballots", in: $0) }
    }

    static func counted(
        _ scope: FigureScope, _ during: Range<Moment>, most: Int, in s: any Session
    ) throws -> [Subject] {
        let rows = scope.rows(place: "organisation.place_id", organisation: "ballot.organisation_id")
        return try s.rows(
            """
            \(rows.head)
            SELECT ballot.id
            FROM ballot JOIN organisation ON organisation.id = ballot.organisation_id
            WHERE \(rows.condition) AND ballot.phase = 'closed' AND closed_at >= $2 AND closed_at < $3
            ORDER BY closed_at DESC, ballot.id
            LIMIT $4
            """, scope.columns.id, during.lowerBound, during.upperBound, most
        ).map { Subject(.ballot, try $0.int64(0)) }
    }
}
