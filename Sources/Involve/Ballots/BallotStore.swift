import Foundation
import Kernel
import Storage

/// Every query on ballots, their keys and their boards.
enum BallotStore {
    static func insert(_ ballot: Ballot, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO ballot (id, organisation_id, question, method, eligibility, phase)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, ballot.id, ballot.organisation, ballot.question, ballot.method.rawValue, ballot.eligibility.rawValue,
            ballot.phase.rawValue)
        try s.batch(
            "INSERT INTO ballot_option (ballot_id, number, text) VALUES ($1, $2, $3)",
            ballot.options.enumerated().map { [ballot.id.sqlValue, ($0 + 1).sqlValue, $1.sqlValue] })
    }

    static func find(_ id: BallotID, in s: any Session) throws -> Ballot? {
        guard
            let row = try s.row(
                "SELECT organisation_id, question, method, eligibility, phase FROM ballot WHERE id = $1", id)
        else { return nil }
        let options = try s.rows("SELECT text FROM ballot_option WHERE ballot_id = $1 ORDER BY number", id)
        guard let method = Ballot.Method(rawValue: try row.text(2)),
            let eligibility = Ballot.Eligibility(rawValue: try row.text(3)),
            let phase = Ballot.Phase(rawValue: try row.text(4))
        else { throw StorageError.misuse("ballot \(id) has a method, an eligibility or a phase that is none") }
        return Ballot(
            id: id, organisation: try row.id(0), question: try row.text(1), options: try options.map { try $0.text(0) },
            method: method, eligibility: eligibility, phase: phase)
    }

    static func open(_ id: BallotID, opening: String, sealed: [UInt8], in s: any Session) throws {
        try s.execute("UPDATE ballot SET phase = 'open', opening = $1 WHERE id = $2", opening, id)
        try s.execute("INSERT INTO ballot_key (ballot_id, sealed) VALUES ($1, $2)", id, sealed)
    }

    /// The phase and, once it was opened, the opening: all that issuing and casting must know.
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
