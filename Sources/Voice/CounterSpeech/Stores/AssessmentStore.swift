import Kernel
import Storage

/// Every query on assessments.
enum AssessmentStore {
    static func find(_ id: CaseID, in s: any Session) throws -> Assessment {
        var assessment = Assessment()
        if let row = try s.row(
            """
            SELECT state, author_id, recommended, chosen, why, reviewer_id, review_note
            FROM speech_assessment
            WHERE case_id = $1
            """, id)
        {
            assessment.state = Assessment.State(rawValue: try row.text(0)) ?? .draft
            assessment.author = try row.idOrNil(1)
            assessment.recommended = try row.textOrNil(2).flatMap(Recommendation.init(rawValue:))
            assessment.chosen = try row.textOrNil(3).flatMap(Recommendation.init(rawValue:))
            assessment.why = try row.text(4)
            assessment.reviewer = try row.idOrNil(5)
            assessment.reviewNote = try row.text(6)
        }
        for row in try s.rows("SELECT factor, level, note FROM speech_factor WHERE case_id = $1", id) {
            guard let factor = Factor(rawValue: try row.text(0)) else { continue }
            assessment.ratings[factor] = Rating(level: try row.intOrNil(1), note: try row.text(2))
        }
        return assessment
    }

    static func rate(_ id: CaseID, _ factor: Factor, _ rating: Rating, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO speech_factor (case_id, factor, level, note)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (case_id, factor) DO UPDATE SET level = excluded.level, note = excluded.note
            """, id, factor.rawValue, rating.level, rating.note)
    }

    /// Writes what was decided.
    static func save(_ id: CaseID, _ assessment: Assessment, in s: any Session) throws {
        try s.execute(
            """
            UPDATE speech_assessment
            SET state = $1, author_id = $2, recommended = $3, chosen = $4, why = $5, reviewer_id = $6, review_note = $7
            WHERE case_id = $8
            """, assessment.state.rawValue, assessment.author, assessment.recommended?.rawValue,
            assessment.chosen?.rawValue, assessment.why, assessment.reviewer, assessment.reviewNote, id)
    }

    /// What was chosen, by case; for figures.
    static func chosen(in s: any Session) throws -> [CaseID: Recommendation] {
        let rows = try s.rows("SELECT case_id, chosen FROM speech_assessment WHERE state = 'decided'")
        return try Dictionary(
            uniqueKeysWithValues: rows.compactMap { row in
                try row.textOrNil(1).flatMap(Recommendation.init(rawValue:)).map { (try row.id(0), $0) }
            })
    }
}
