import Community
import Kernel
import Storage

extension Consultations {
    /// Voices and statements, for figures of what changed.
    public static let indicators = IndicatorSource(
        tallies: { s in try VoiceStore.voices(in: s) + VoiceStore.statements(in: s) },
        things: { indicator, scope, during, most, s in
            try ["voices", "statements"].contains(indicator)
                ? VoiceStore.consultations(scope, during, heard: indicator, most: most, in: s) : []
        })
}

/// Every query of this room for figures.
enum VoiceStore {
    /// People who took part, by the day on which they joined; whoever joins two consultations counts in each, since
    /// nobody can tell.
    static func voices(in s: any Session) throws -> [Tally] {
        try s.rows(
            """
            SELECT consultation.place_id, consultation.organisation_id, participant.joined_at / 86400000, COUNT(*)
            FROM participant
            JOIN consultation ON consultation.id = participant.consultation_id
            GROUP BY consultation.place_id, consultation.organisation_id, participant.joined_at / 86400000
            """
        ).map { try Tally(counting: "voices", in: $0) }
    }

    /// Statements that people vote on, those with which a consultation was opened among them.
    static func statements(in s: any Session) throws -> [Tally] {
        try s.rows(
            """
            SELECT consultation.place_id, consultation.organisation_id, statement.written_at / 86400000, COUNT(*)
            FROM statement
            JOIN consultation ON consultation.id = statement.consultation_id
            WHERE statement.status = 'accepted' AND \(Withheld.isShown(.statement, in: "statement"))
            GROUP BY consultation.place_id, consultation.organisation_id, statement.written_at / 86400000
            """
        ).map { try Tally(counting: "statements", in: $0) }
    }

    /// Those in which people spoke up in a time.
    static func consultations(
        _ scope: FigureScope, _ during: Range<Moment>, heard indicator: String, most: Int, in s: any Session
    ) throws -> [Subject] {
        let rows = scope.rows(place: "place_id", organisation: "organisation_id")
        let said =
            indicator == "voices"
            ? "SELECT 1 FROM participant WHERE consultation_id = consultation.id AND joined_at >= $2 AND joined_at < $3"
            : """
            SELECT 1 FROM statement
            WHERE consultation_id = consultation.id AND status = 'accepted'
                AND written_at >= $2 AND written_at < $3
            """
        return try s.rows(
            """
            \(rows.head)
            SELECT id
            FROM consultation
            WHERE \(rows.condition) AND EXISTS (\(said))
            ORDER BY opened_at DESC, id
            LIMIT $4
            """, scope.columns.id, during.lowerBound, during.upperBound, most
        ).map { Subject(.consultation, try $0.int64(0)) }
    }
}
