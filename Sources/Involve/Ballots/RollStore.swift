import Kernel
import Storage

/// Every query on eligibility rolls: who may vote, and who has a credential.
enum RollStore {
    static func insert(_ addresses: [String], to ballot: BallotID, in s: any Session) throws {
        try s.batch(
            "INSERT INTO ballot_voter (ballot_id, address) VALUES ($1, $2)",
            addresses.map { [ballot.sqlValue, $0.sqlValue] })
    }

    static func includes(_ address: String, in ballot: BallotID, _ s: any Session) throws -> Bool {
        try standing(of: address, in: ballot, s) != nil
    }

    /// How many are on the roll, and how many of them have a credential.
    static func size(of ballot: BallotID, in s: any Session) throws -> (voters: Int, issued: Int) {
        guard
            let row = try s.row(
                """
                SELECT COUNT(*), CAST(COALESCE(SUM(has_credential), 0) AS BIGINT)
                FROM ballot_voter
                WHERE ballot_id = $1
                """, ballot)
        else { return (0, 0) }
        return (try row.int(0), try row.int(1))
    }

    /// Whether somebody's credential was issued; nil when they are not on the roll.
    static func standing(of address: String, in ballot: BallotID, _ s: any Session) throws -> Bool? {
        try s.row("SELECT has_credential FROM ballot_voter WHERE ballot_id = $1 AND address = $2", ballot, address)?
            .bool(0)
    }

    /// False when somebody has a credential; nothing changes then.
    static func issue(_ blinded: [UInt8], to address: String, of ballot: BallotID, in s: any Session) throws -> Bool {
        try s.execute(
            """
            UPDATE ballot_voter
            SET has_credential = 1, blinded = $1
            WHERE ballot_id = $2 AND address = $3 AND has_credential = 0
            """, blinded, ballot, address) == 1
    }

    /// Whether somebody's credential was made from just that message.
    static func wasIssued(
        _ blinded: [UInt8], to address: String, of ballot: BallotID, in s: any Session
    ) throws -> Bool {
        try s.row(
            "SELECT address FROM ballot_voter WHERE ballot_id = $1 AND address = $2 AND blinded = $3", ballot, address,
            blinded) != nil
    }

    /// Forgets what was signed and writes the roll anew in the order of addresses, so that no order of issuing is left.
    ///
    /// Returns how many credentials were issued.
    static func forgetBlinded(of ballot: BallotID, in s: any Session) throws -> Int {
        let voters = try s.rows(
            "SELECT address, has_credential FROM ballot_voter WHERE ballot_id = $1 ORDER BY address", ballot
        ).map { (address: try $0.text(0), hasCredential: try $0.bool(1)) }
        try s.execute("DELETE FROM ballot_voter WHERE ballot_id = $1", ballot)
        try s.batch(
            "INSERT INTO ballot_voter (ballot_id, address, has_credential) VALUES ($1, $2, $3)",
            voters.map { [ballot.sqlValue, $0.address.sqlValue, $0.hasCredential.sqlValue] })
        return voters.count { $0.hasCredential }
    }

    /// Ballots closed before a moment whose roll is still kept.
    static func kept(closedBefore moment: Moment, in s: any Session) throws -> [BallotID] {
        try s.rows(
            """
            SELECT DISTINCT ballot.id
            FROM ballot JOIN ballot_voter ON ballot_voter.ballot_id = ballot.id
            WHERE closed_at < $1
            ORDER BY ballot.id
            """, moment
        ).map { try $0.id(0) }
    }

    static func delete(of ballot: BallotID, in s: any Session) throws {
        try s.execute("DELETE FROM ballot_voter WHERE ballot_id = $1", ballot)
    }

    /// Takes somebody's address off every roll; that somebody may vote, or did, still counts.
    static func forget(_ address: String, person: PersonID, in s: any Session) throws {
        try s.execute("UPDATE ballot_voter SET address = $1 WHERE address = $2", "erased \(person)", address)
    }
}
