import Community
import Deliberation
import Kernel
import Storage

/// What anybody may download of one consultation, in the columns of a Polis export.
struct OpenData: Sendable {
    let house: House
    let maps: Maps

    /// The last vote of each participant on each statement, under pseudonyms of this consultation.
    func votes(of consultation: ConsultationID) async throws -> String {
        let votes = try await house.database.read { s in try StatementStore.allVotes(of: consultation, in: s) }
        let lines = votes.map { vote in
            CSV.line([String(vote.time), vote.statement, vote.participant, String(vote.value.rawValue)])
        }
        return CSV.line(["timestamp", "comment-id", "voter-id", "vote"]) + lines.joined()
    }

    /// The statements that are shown; neither author nor time, so that nobody can be told from them.
    func comments(of consultation: ConsultationID) async throws -> String {
        let statements = try await house.database.read { s in try StatementStore.all(of: consultation, in: s) }
        let map = try await maps.map(of: consultation, now: house.now())
        var counts: [String: VoteCounts] = [:]
        for statement in map.statements { counts[statement.id] = statement.counts }
        let header = [
            "timestamp", "comment-id", "author-id", "agrees", "disagrees", "moderated", "is-seed", "comment-body",
        ]
        let lines = statements.filter { $0.status == .accepted }.map { statement -> String in
            let count = counts[String(statement.id.value)] ?? VoteCounts()
            return CSV.line([
                "0", String(statement.id.value), "", String(count.agrees), String(count.disagrees), "1",
                statement.isSeed ? "true" : "false", statement.text,
            ])
        }
        return CSV.line(header) + lines.joined()
    }

    func map(of consultation: ConsultationID) async throws -> String {
        try await maps.map(of: consultation, now: house.now()).json
    }

    /// Every file of every consultation, each in a folder of its own.
    func all(_ write: (OpenDataFile) throws -> Void) async throws {
        let consultations = try await house.database.read { s in try ConsultationStore.all(in: s) }
        for consultation in consultations {
            let id = consultation.id
            let folder = "consultations/\(id)"
            try write(OpenDataFile("\(folder)/votes.csv", try await votes(of: id)))
            try write(OpenDataFile("\(folder)/comments.csv", try await comments(of: id)))
            try write(OpenDataFile("\(folder)/map.json", try await map(of: id)))
        }
    }
}
