import Community
import Deliberation
import Kernel
import Storage

/// Bringing in a conversation that was held with Polis: all of it in one transaction, and only once.
public struct ImportPolis: Sendable {
    let export: PolisExport
    let language: Language
    let organisation: OrganisationID
    let place: PlaceID

    /// - language: in which the conversation was held
    public init(_ export: PolisExport, language: Language, organisation: OrganisationID, place: PlaceID) {
        self.export = export
        self.language = language
        self.organisation = organisation
        self.place = place
    }

    /// What names the conversation: its address, else its question.
    private var source: String {
        "polis:" + (export.summary["url"] ?? export.summary["topic"] ?? "")
    }

    /// Returns the consultation, and whether it is new.
    ///
    /// - Throws: `ConsultationRefusal.questionMissing` when the summary names no topic
    public func run(_ house: House) async throws -> (id: ConsultationID, isNew: Bool) {
        let topic = export.summary["topic"] ?? ""
        guard !topic.isEmpty else { throw ConsultationRefusal.questionMissing }
        return try await house.database.write { s in
            if let known = try ConsultationStore.imported(source, in: s) { return (known, false) }
            let id = house.ids.next(ConsultationKind.self)
            try write(id, topic: topic, house, in: s)
            return (id, true)
        }
    }

    private func write(_ id: ConsultationID, topic: String, _ house: House, in s: any Session) throws {
        let now = house.now()
        let started = export.statements.map(\.created).min().map(Moment.init(milliseconds:)) ?? now
        let background = export.summary["conversation-description"].map { LocalizedText($0, in: language) }
        try ConsultationStore.insert(
            Consultation(
                id: id, organisation: organisation, place: place, question: LocalizedText(topic, in: language),
                background: background, phase: .closed, moderation: .before, access: .anyone, opened: started,
                closes: nil,
                answer: nil), in: s)
        try ConsultationStore.markImported(source, as: id, in: s)
        let statements = try writeStatements(id, house, in: s)
        try writeVotes(id, statements, house, at: now, in: s)
        try AuditLog.record(
            .init("consultation/imported", Subject(.consultation, id), by: .system, at: now, details: source), in: s)
    }

    private func writeStatements(
        _ id: ConsultationID, _ house: House, in s: any Session
    ) throws -> [String: StatementID] {
        var ids: [String: StatementID] = [:]
        var seen: Set<String> = []
        let rows = export.statements.map { statement -> [SQLValue] in
            let own = house.ids.next(StatementKind.self)
            ids[statement.id] = own
            // Old conversations have the same sentence more than once; each keeps its votes.
            let folded = foldedForSearch(statement.text)
            let key = seen.insert(folded).inserted ? folded : "\(folded) \(statement.id)"
            let isHidden = statement.moderated == -1
            return [
                own.sqlValue, id.sqlValue, .text(statement.text), .text(key), .text(language.code),
                .text(isHidden ? "hidden" : "accepted"), isHidden ? .text("moderated out in the original") : .null,
                statement.isSeed.sqlValue, .integer(statement.created),
            ]
        }
        try s.batch(
            """
            INSERT INTO statement
                (id, consultation_id, text, folded, language, status, reason, is_seed, written_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, rows)
        return ids
    }

    private func writeVotes(
        _ id: ConsultationID, _ statements: [String: StatementID], _ house: House, at now: Moment, in s: any Session
    ) throws {
        struct Cell: Hashable {
            let participant: ParticipantID
            let statement: StatementID
        }
        var participants: [String: ParticipantID] = [:]
        var last: [Cell: Vote] = [:]
        for vote in export.votes {
            guard let statement = statements[vote.statement] else { continue }
            let participant = participants[vote.participant] ?? house.ids.next()
            participants[vote.participant] = participant
            let cell = Cell(participant: participant, statement: statement)
            if let known = last[cell], (known.time, known.value.rawValue) > (vote.time, vote.value.rawValue) {
                continue
            }
            last[cell] = vote
        }
        try s.batch(
            "INSERT INTO participant (id, consultation_id, key_hash, joined_at) VALUES ($1, $2, $3, $4)",
            participants.map { name, participant in
                [participant.sqlValue, id.sqlValue, .text("polis/\(name)"), now.sqlValue]
            })
        try s.batch(
            "INSERT INTO vote (participant_id, statement_id, value, cast_at) VALUES ($1, $2, $3, $4)",
            last.map { cell, vote in
                [
                    cell.participant.sqlValue, cell.statement.sqlValue, .integer(Int64(vote.value.rawValue)),
                    .integer(vote.time),
                ]
            })
    }
}
