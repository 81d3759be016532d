import Community
import Kernel
import Speech
import Storage

/// Every query on counter-narratives and their ratings; what came with the product is read from memory.
enum NarrativeStore {
    static func insert(_ narrative: CounterNarrative, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO counter_narrative
                (id, claim, language, tone, text, sources, state, author_id, organisation_id, reason, added_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $10)
            """, narrative.id, narrative.claim, narrative.language.code, narrative.tone.rawValue, narrative.text,
            narrative.sources, narrative.state.rawValue, narrative.author, narrative.organisation, at)
    }

    /// False when it does not wait any more; nothing changes then.
    static func decide(
        _ id: CounterNarrativeID, _ state: CounterNarrative.State, reason: String, by person: PersonID, at: Moment,
        in s: any Session
    ) throws -> Bool {
        try s.execute(
            """
            UPDATE counter_narrative
            SET state = $1, reason = $2, reviewer_id = $3, reviewed_at = $4
            WHERE id = $5 AND state = 'waiting'
            """, state.rawValue, reason, person, at, id) == 1
    }

    static func rate(
        _ id: CounterNarrativeID, _ verdict: NarrativeRating.Verdict, by person: PersonID, at: Moment,
        in s: any Session
    ) throws {
        try s.execute(
            """
            INSERT INTO counter_narrative_rating (narrative_id, person_id, verdict, rated_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (narrative_id, person_id) DO UPDATE
            SET verdict = excluded.verdict, rated_at = excluded.rated_at
            """, id, person, verdict.rawValue, at)
    }

    static func find(_ id: CounterNarrativeID, in s: any Session) throws -> CounterNarrative? {
        if let shipped = CounterNarrative.shipped(id) { return shipped }
        return try read("WHERE id = $1", [id.sqlValue], in: s).first
    }

    /// Those that a second person has approved, oldest first.
    static func approved(in s: any Session) throws -> [CounterNarrative] {
        try read("WHERE state = 'approved'", [], in: s)
    }

    static func approved(to claim: HostileClaim.ID, in s: any Session) throws -> [CounterNarrative] {
        try read("WHERE state = 'approved' AND claim = $1", [.text(claim)], in: s)
    }

    static func waiting(in s: any Session) throws -> [CounterNarrative] {
        try read("WHERE state = 'waiting'", [], in: s)
    }

    /// What somebody wrote and others do not read, with why where it was declined.
    static func undecidedOrDeclined(
        of author: PersonID, to claim: String, in s: any Session
    ) throws -> [(narrative: CounterNarrative, reason: String)] {
        let condition = "WHERE author_id = $1 AND claim = $2 AND state <> 'approved'"
        let values = [author.sqlValue, .text(claim)]
        let rows = try s.rows("SELECT id, reason FROM counter_narrative \(condition)", values: values)
        let reasons = Dictionary(
            try rows.map { (try $0.id(0, of: CounterNarrativeKind.self), try $0.text(1)) },
            uniquingKeysWith: { first, _ in first })
        return try read(condition, values, in: s).map { ($0, reasons[$0.id] ?? "") }
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try ids.compactMap { try find(CounterNarrativeID($0), in: s) }.filter(\.state.isShown).map {
            SubjectCard(
                $0.subject, title: LocalizedText($0.title, in: $0.language),
                link: CampaignRoutes.claim.link($0.claim).with("language", $0.language.code))
        }
    }

    static func ratings(in s: any Session) throws -> [CounterNarrativeID: NarrativeRating] {
        var found: [CounterNarrativeID: NarrativeRating] = [:]
        let rows = try s.rows(
            """
            SELECT narrative_id, verdict, COUNT(*)
            FROM counter_narrative_rating
            GROUP BY narrative_id, verdict
            """)
        for row in rows {
            let count = try row.int(2)
            switch NarrativeRating.Verdict(rawValue: try row.text(1)) {
            case .helped: found[try row.id(0), default: .init()].helped = count
            case .without: found[try row.id(0), default: .init()].without = count
            case .backfired: found[try row.id(0), default: .init()].backfired = count
            case nil: break
            }
        }
        return found
    }

    /// Forgets what somebody thought of answers, and that answers were theirs.
    static func forget(_ person: PersonID, in s: any Session) throws {
        try s.execute("DELETE FROM counter_narrative_rating WHERE person_id = $1", person)
        try s.execute("DELETE FROM counter_narrative WHERE author_id = $1 AND state IN ('waiting', 'declined')", person)
        try s.execute("UPDATE counter_narrative SET author_id = NULL WHERE author_id = $1", person)
        try s.execute("UPDATE counter_narrative SET reviewer_id = NULL WHERE reviewer_id = $1", person)
    }

    private static func read(
        _ condition: String, _ values: [SQLValue], in s: any Session
    ) throws -> [CounterNarrative] {
        try s.rows(
            """
            SELECT id, claim, language, tone, text, sources, state, author_id, organisation_id
            FROM counter_narrative
            \(condition)
            ORDER BY added_at, id
            LIMIT 5000
            """, values: values
        ).map { row in
            CounterNarrative(
                id: try row.id(0), claim: try row.text(1), language: Language(tag: try row.text(2)) ?? .english,
                tone: ShippedAnswer.Tone(rawValue: try row.text(3)) ?? .facts, text: try row.text(4),
                sources: try row.text(5), state: CounterNarrative.State(rawValue: try row.text(6)) ?? .waiting,
                author: try row.idOrNil(7), organisation: try row.idOrNil(8))
        }
    }
}
