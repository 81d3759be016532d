import Deliberation
import Kernel
import Storage

enum BudgetBallotKind {}
/// Drawn at random, so that it tells nothing of when a ballot came.
typealias BudgetBallotID = Identifier<BudgetBallotKind>

/// Every query on ballots.
enum BudgetBallotStore {
    /// Puts a ballot in, or another in its place where the same voter has one.
    ///
    /// - voter: the keyed hash under which a voter is known while one votes
    /// - Returns: false where a ballot was there
    static func cast(
        _ id: BudgetBallotID, _ choices: [BudgetProjectID], by voter: String, in process: BudgetProcessID,
        replaces: Replacing, in s: any Session
    ) throws -> Bool {
        let known = try ballot(of: voter, in: process, in: s)
        if let known {
            guard replaces == .own else { return false }
            try s.execute("DELETE FROM budget_choice WHERE ballot_id = $1", known)
            try s.execute("DELETE FROM budget_ballot WHERE id = $1", known)
        }
        try s.execute(
            "INSERT INTO budget_ballot (id, process_id, voter_hash) VALUES ($1, $2, $3)", id, process, voter)
        try s.batch(
            "INSERT INTO budget_choice (ballot_id, project_id, points) VALUES ($1, $2, $3)",
            choices.map { [id.sqlValue, $0.sqlValue, .integer(1)] })
        return known == nil
    }

    enum Replacing: Sendable {
        case own, nothing
    }

    static func ballot(
        of voter: String, in process: BudgetProcessID, in s: any Session
    ) throws -> BudgetBallotID? {
        try s.row("SELECT id FROM budget_ballot WHERE process_id = $1 AND voter_hash = $2", process, voter)?.id(0)
    }

    static func choices(on ballot: BudgetBallotID, in s: any Session) throws -> [BudgetProjectID] {
        try s.rows("SELECT project_id FROM budget_choice WHERE ballot_id = $1", ballot).map { try $0.id(0) }
    }

    static func count(in process: BudgetProcessID, in s: any Session) throws -> Int {
        try s.row("SELECT COUNT(*) FROM budget_ballot WHERE process_id = $1", process)?.int(0) ?? 0
    }

    /// Takes away what tells whose a ballot is, once the vote is over.
    static func unlink(_ process: BudgetProcessID, in s: any Session) throws {
        try s.execute("UPDATE budget_ballot SET voter_hash = NULL WHERE process_id = $1", process)
        try s.execute("DELETE FROM budget_code WHERE process_id = $1", process)
    }

    /// Removes the ballots under any of these hashes; those of votes that are over have none.
    static func remove(_ voter: String, in process: BudgetProcessID, in s: any Session) throws {
        guard let id = try ballot(of: voter, in: process, in: s) else { return }
        try s.execute("DELETE FROM budget_choice WHERE ballot_id = $1", id)
        try s.execute("DELETE FROM budget_ballot WHERE id = $1", id)
    }

    static func votingProcesses(in s: any Session) throws -> [BudgetProcessID] {
        try s.rows("SELECT id FROM budget_process WHERE phase = 'voting'").map { try $0.id(0) }
    }

    /// Every ballot, with the points of each of its choices; without order.
    static func all(
        of process: BudgetProcessID, in s: any Session
    ) throws -> [[(project: BudgetProjectID, points: Int64)]] {
        var ballots: [Int64: [(project: BudgetProjectID, points: Int64)]] = [:]
        for row in try s.rows("SELECT id FROM budget_ballot WHERE process_id = $1", process) {
            ballots[try row.int64(0)] = []
        }
        for row in try s.rows(
            """
            SELECT ballot_id, project_id, points
            FROM budget_ballot JOIN budget_choice ON budget_choice.ballot_id = budget_ballot.id
            WHERE process_id = $1
            """, process)
        {
            ballots[try row.int64(0), default: []].append((try row.id(1), try row.int64(2)))
        }
        return Array(ballots.values)
    }

    /// What an imported election holds: ballots without voters.
    static func insertImported(
        _ ballots: [(id: BudgetBallotID, choices: [(project: BudgetProjectID, points: Int64)])],
        of process: BudgetProcessID, in s: any Session
    ) throws {
        try s.batch(
            "INSERT INTO budget_ballot (id, process_id, voter_hash) VALUES ($1, $2, NULL)",
            ballots.map { [$0.id.sqlValue, process.sqlValue] })
        try s.batch(
            "INSERT INTO budget_choice (ballot_id, project_id, points) VALUES ($1, $2, $3)",
            ballots.flatMap { ballot in
                ballot.choices.map { [ballot.id.sqlValue, $0.project.sqlValue, .integer($0.points)] }
            })
    }
}
