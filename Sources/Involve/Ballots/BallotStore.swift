import Foundation
import Kernel
import Storage

/// Every query on ballots, their keys and their boards.
enum BallotStore {
    static func insert(_ ballot: Ballot, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO ballot (id, organisation_id, question, method, eligibility, phase, language, last_day)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, ballot.id, ballot.organisation, ballot.question, ballot.method.rawValue, ballot.eligibility.rawValue,
            ballot.phase.rawValue, ballot.language.code, ballot.lastDay?.midnight)
        try insertOptions(of: ballot, in: s)
    }

    private static func insertOptions(of ballot: Ballot, in s: any Session) throws {
        try s.batch(
            "INSERT INTO ballot_option (ballot_id, number, text) VALUES ($1, $2, $3)",
            ballot.options.enumerated().map { [ballot.id.sqlValue, ($0 + 1).sqlValue, $1.sqlValue] })
    }

    /// Everything that a draft says, anew.
    static func rewrite(_ ballot: Ballot, in s: any Session) throws {
        try s.execute(
            """
            UPDATE ballot
            SET question = $1, method = $2, eligibility = $3, language = $4, last_day = $5
            WHERE id = $6
            """, ballot.question, ballot.method.rawValue, ballot.eligibility.rawValue, ballot.language.code,
            ballot.lastDay?.midnight, ballot.id)
        try s.execute("DELETE FROM ballot_option WHERE ballot_id = $1", ballot.id)
        try insertOptions(of: ballot, in: s)
    }

    static func announce(_ id: BallotID, at: Moment, in s: any Session) throws {
        try s.execute("UPDATE ballot SET announced_at = $1 WHERE id = $2", at, id)
    }

    static func open(_ id: BallotID, opening: String, sealed: [UInt8], at: Moment, in s: any Session) throws {
        try s.execute(
            "UPDATE ballot SET phase = 'open', opening = $1, opened_at = $2 WHERE id = $3", opening, at, id)
        try s.execute("INSERT INTO ballot_key (ballot_id, sealed) VALUES ($1, $2)", id, sealed)
    }

    static func phase(of id: BallotID, in s: any Session) throws -> Ballot.Phase? {
        try s.row("SELECT phase FROM ballot WHERE id = $1", id).flatMap { Ballot.Phase(rawValue: try $0.text(0)) }
    }

    /// The phase and, once it was opened, the opening.
    static func opening(
        of id: BallotID, in s: any Session
    ) throws -> (phase: Ballot.Phase, line: String, record: Opening)? {
        guard let row = try s.row("SELECT phase, opening FROM ballot WHERE id = $1", id),
            let line = try row.textOrNil(1), let phase = Ballot.Phase(rawValue: try row.text(0))
        else { return nil }
        return (phase, line, try JSONDecoder().decode(Opening.self, from: Data(line.utf8)))
    }

    /// Nil once it is destroyed.
    static func sealedKeys(of id: BallotID, in s: any Session) throws -> [UInt8]? {
        try s.row("SELECT sealed FROM ballot_key WHERE ballot_id = $1", id)?.blob(0)
    }

    /// Ballots whose keys are not destroyed.
    static func withKeys(in s: any Session) throws -> [BallotID] {
        try s.rows("SELECT ballot_id FROM ballot_key").map { try $0.id(0) }
    }

    /// Closes: the board is there, and nothing that could make another one.
    static func close(_ id: BallotID, board: Board, at: Moment, in s: any Session) throws {
        try s.execute("UPDATE ballot SET phase = 'closed', closed_at = $1 WHERE id = $2", at, id)
        try s.execute("DELETE FROM ballot_key WHERE ballot_id = $1", id)
        try s.batch(
            "INSERT INTO ballot_board (ballot_id, number, line) VALUES ($1, $2, $3)",
            board.lines.enumerated().map { [id.sqlValue, $0.sqlValue, $1.sqlValue] })
    }

    /// Nil until it is closed.
    static func board(of id: BallotID, in s: any Session) throws -> Board? {
        let lines = try s.rows("SELECT line FROM ballot_board WHERE ballot_id = $1 ORDER BY number", id)
        return lines.isEmpty ? nil : Board(lines: try lines.map { try $0.text(0) })
    }

    /// What the last line of the board says; nil until it is closed.
    static func closing(of id: BallotID, in s: any Session) throws -> Closing? {
        guard
            let line = try s.row(
                "SELECT line FROM ballot_board WHERE ballot_id = $1 ORDER BY number DESC LIMIT 1", id)?.text(0)
        else { return nil }
        return try JSONDecoder().decode(ClosingLine.self, from: Data(line.utf8)).closing
    }

    private struct ClosingLine: Decodable {
        let closing: Closing
    }

    /// Ballots that were closed, in the order of their identifiers.
    static func closed(in s: any Session) throws -> [BallotID] {
        try s.rows("SELECT id FROM ballot WHERE closed_at IS NOT NULL ORDER BY id").map { try $0.id(0) }
    }

    // The ballot box. Nothing in it tells when or in which order.

    /// False when a ballot was cast with the credential; nothing changes then.
    static func cast(_ entry: CastEntry, in ballot: BallotID, _ s: any Session) throws -> Bool {
        try s.execute(
            """
            INSERT INTO ballot_cast (ballot_id, serial_hash, entry)
            VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING
            """, ballot, entry.credential.serialHash, entry.text) == 1
    }

    static func entry(serialHash: [UInt8], in ballot: BallotID, _ s: any Session) throws -> String? {
        try s.row("SELECT entry FROM ballot_cast WHERE ballot_id = $1 AND serial_hash = $2", ballot, serialHash)?
            .text(0)
    }

    /// Empties the ballot box; what was in it, by the hash of the serial.
    static func takeEntries(of ballot: BallotID, in s: any Session) throws -> [String] {
        let entries = try s.rows(
            "SELECT entry FROM ballot_cast WHERE ballot_id = $1 ORDER BY serial_hash", ballot
        ).map { try $0.text(0) }
        try s.execute("DELETE FROM ballot_cast WHERE ballot_id = $1", ballot)
        return entries
    }
}
