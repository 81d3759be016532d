import Community
import Deliberation
import Kernel
import Storage

/// Every query of this room on statements, participants and votes.
enum StatementStore {
    static func insert(
        _ statement: Statement, of consultation: ConsultationID, author: ParticipantID?, at: Moment, in s: any Session
    ) throws {
        try s.execute(
            """
            INSERT INTO statement
                (id, consultation_id, author_id, text, folded, language, status, is_seed, written_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, statement.id, consultation, author, statement.text, foldedForSearch(statement.text),
            statement.language.code, statement.status.rawValue, statement.isSeed, at)
    }

    static func twin(of text: String, in consultation: ConsultationID, _ s: any Session) throws -> StatementID? {
        try s.row(
            "SELECT id FROM statement WHERE consultation_id = $1 AND folded = $2", consultation,
            foldedForSearch(text))?.id(0)
    }

    /// All statements of a consultation, oldest first.
    static func all(of consultation: ConsultationID, in s: any Session) throws -> [Statement] {
        var translations: [StatementID: [String: String]] = [:]
        for row in try s.rows(
            """
            SELECT statement_id, statement_translation.language, statement_translation.text
            FROM statement_translation
            JOIN statement ON statement.id = statement_translation.statement_id
            WHERE statement.consultation_id = $1
            """, consultation)
        {
            translations[try row.id(0), default: [:]][try row.text(1)] = try row.text(2)
        }
        return try s.rows(
            """
            SELECT id, text, language, status, is_seed
            FROM statement
            WHERE consultation_id = $1
            ORDER BY written_at, id
            """, consultation
        ).map { row in
            var statement = try statement(row)
            statement.translations = translations[statement.id] ?? [:]
            return statement
        }
    }

    /// Shown statements as other rooms name them: with their words, leading to their consultation.
    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try s.rows(
            """
            SELECT id, text, language, consultation_id
            FROM statement
            WHERE status = 'accepted' AND id IN (\(SQLList.placeholders(ids.count)))
            """, values: ids.map(SQLValue.integer)
        ).map { row in
            let id = try row.int64(0)
            var title = LocalizedText(try row.text(1), in: Language(tag: try row.text(2)) ?? .english)
            for translation in try s.rows(
                "SELECT language, text FROM statement_translation WHERE statement_id = $1", id)
            {
                if let language = Language(tag: try translation.text(0)) { title[language] = try translation.text(1) }
            }
            return SubjectCard(
                Subject(.statement, id), title: title,
                link: ConsultationRoutes.results.link(try row.id(3, of: ConsultationKind.self)))
        }
    }

    /// Writes a translation; an empty one takes it away.
    static func translate(_ id: StatementID, into language: Language, _ text: String, in s: any Session) throws {
        try s.execute(
            "DELETE FROM statement_translation WHERE statement_id = $1 AND language = $2", id, language.code)
        guard !text.isEmpty else { return }
        try s.execute(
            "INSERT INTO statement_translation (statement_id, language, text) VALUES ($1, $2, $3)", id,
            language.code, text)
    }

    /// Empty where there is none.
    static func translation(of id: StatementID, into language: Language, in s: any Session) throws -> String {
        try s.row(
            "SELECT text FROM statement_translation WHERE statement_id = $1 AND language = $2", id, language.code)?
            .text(0) ?? ""
    }

    static func find(_ id: StatementID, of consultation: ConsultationID, in s: any Session) throws -> Statement? {
        try s.row(
            "SELECT id, text, language, status, is_seed FROM statement WHERE id = $1 AND consultation_id = $2", id,
            consultation
        ).map(statement)
    }

    /// Those of a participant that others do not see, oldest first.
    static func withheld(of participant: ParticipantID, in s: any Session) throws -> [Statement] {
        try s.rows(
            """
            SELECT id, text, language, status, is_seed
            FROM statement
            WHERE author_id = $1 AND status <> 'accepted'
            ORDER BY written_at, id
            """, participant
        ).map(statement)
    }

    /// A statement by itself, with the consultation that it stands in.
    static func find(_ id: StatementID, in s: any Session) throws -> (statement: Statement, of: ConsultationID)? {
        try s.row("SELECT id, text, language, status, is_seed, consultation_id FROM statement WHERE id = $1", id)
            .map { (try statement($0), try $0.id(5)) }
    }

    static func setStatus(_ status: Statement.Status, reason: String?, of id: StatementID, in s: any Session) throws {
        try s.execute("UPDATE statement SET status = $1, reason = $2 WHERE id = $3", status.rawValue, reason, id)
    }

    /// The participant behind a key, made at the first vote.
    static func participant(
        _ keyHash: String, of consultation: ConsultationID, fresh: ParticipantID, at: Moment, in s: any Session
    ) throws -> ParticipantID {
        try s.execute(
            """
            INSERT INTO participant (id, consultation_id, key_hash, joined_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING
            """, fresh, consultation, keyHash, at)
        return try existingParticipant(keyHash, of: consultation, in: s) ?? fresh
    }

    static func existingParticipant(
        _ keyHash: String, of consultation: ConsultationID, in s: any Session
    ) throws -> ParticipantID? {
        try s.row(
            "SELECT id FROM participant WHERE consultation_id = $1 AND key_hash = $2", consultation, keyHash)?.id(0)
    }

    /// The participant's votes by statement.
    static func votes(of participant: ParticipantID, in s: any Session) throws -> [StatementID: Vote.Value] {
        var votes: [StatementID: Vote.Value] = [:]
        for row in try s.rows("SELECT statement_id, value FROM vote WHERE participant_id = $1", participant) {
            votes[try row.id(0)] = Vote.Value(rawValue: Int8(try row.int64(1)))
        }
        return votes
    }

    /// A participant's last vote on a statement replaces the one before.
    static func cast(
        _ value: Vote.Value, by participant: ParticipantID, on statement: StatementID, at: Moment, in s: any Session
    ) throws {
        try s.execute(
            """
            INSERT INTO vote (participant_id, statement_id, value, cast_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (participant_id, statement_id) DO UPDATE
            SET value = excluded.value, cast_at = excluded.cast_at
            """, participant, statement, Int(value.rawValue), at)
    }

    /// Copies votes to another statement where the participant has none there; the old ones stay with the hidden one.
    static func copyVotes(from old: StatementID, to new: StatementID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO vote (participant_id, statement_id, value, cast_at)
            SELECT participant_id, CAST($1 AS BIGINT), value, cast_at
            FROM vote
            WHERE statement_id = $2
            ON CONFLICT DO NOTHING
            """, new, old)
    }

    /// When each vote was cast, ascending.
    static func times(of consultation: ConsultationID, in s: any Session) throws -> [Moment] {
        try s.rows(
            """
            SELECT vote.cast_at
            FROM vote JOIN statement ON statement.id = vote.statement_id
            WHERE statement.consultation_id = $1
            ORDER BY vote.cast_at
            """, consultation
        ).map { try $0.moment(0) }
    }

    static func voteCount(of consultation: ConsultationID, in s: any Session) throws -> Int {
        try s.row(
            """
            SELECT COUNT(*)
            FROM vote JOIN statement ON statement.id = vote.statement_id
            WHERE statement.consultation_id = $1
            """, consultation)?.int(0) ?? 0
    }

    /// Every vote of a consultation.
    static func allVotes(of consultation: ConsultationID, in s: any Session) throws -> [Vote] {
        try votes(of: consultation, since: Moment(milliseconds: 0), in: s)
    }

    /// The votes cast from a moment on, as the opinion map takes them.
    static func votes(of consultation: ConsultationID, since: Moment, in s: any Session) throws -> [Vote] {
        try s.rows(
            """
            SELECT vote.participant_id, vote.statement_id, vote.value, vote.cast_at
            FROM vote JOIN statement ON statement.id = vote.statement_id
            WHERE statement.consultation_id = $1 AND vote.cast_at >= $2
            ORDER BY vote.participant_id, vote.statement_id
            """, consultation, since
        ).compactMap { row in
            guard let value = Vote.Value(rawValue: Int8(try row.int64(2))) else { return nil }
            return Vote(
                participant: String(try row.int64(0)), statement: String(try row.int64(1)), value: value,
                time: try row.int64(3))
        }
    }

    private static func statement(_ row: Row) throws -> Statement {
        Statement(
            id: try row.id(0), text: try row.text(1), language: Language(tag: try row.text(2)) ?? .english,
            status: Statement.Status(rawValue: try row.text(3)) ?? .pending, isSeed: try row.bool(4))
    }
}
