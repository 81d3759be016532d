import Community
import Kernel
import Storage

/// Every query of this room on what others say: endorsements, amendments, arguments.
enum DebateStore {
    // Endorsements.

    /// Endorsing again changes nothing.
    static func endorse(
        _ id: ProposalID, person: PersonID?, organisation: OrganisationID?, at: Moment, in s: any Session
    ) throws {
        try s.execute(
            """
            INSERT INTO proposal_endorsement (proposal_id, person_id, organisation_id, endorsed_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING
            """, id, person, organisation, at)
    }

    static func takeBack(_ id: ProposalID, person: PersonID, in s: any Session) throws {
        try s.execute(
            "DELETE FROM proposal_endorsement WHERE proposal_id = $1 AND person_id = $2", id, person)
    }

    static func endorsements(of id: ProposalID, reader: PersonID?, in s: any Session) throws -> Endorsements {
        let people = try s.row(
            "SELECT COUNT(*) FROM proposal_endorsement WHERE proposal_id = $1 AND person_id IS NOT NULL", id)?.int(0)
        let organisations = try s.rows(
            """
            SELECT organisation.name
            FROM proposal_endorsement JOIN organisation ON organisation.id = proposal_endorsement.organisation_id
            WHERE proposal_id = $1
            ORDER BY organisation.folded, organisation.id
            """, id
        ).map { try $0.text(0) }
        let own = try reader.flatMap {
            try s.row(
                "SELECT endorsed_at FROM proposal_endorsement WHERE proposal_id = $1 AND person_id = $2", id, $0)
        }
        return Endorsements(people: people ?? 0, organisations: organisations, isOwn: own != nil)
    }

    // Amendments.

    static func insert(_ amendment: Amendment, to id: ProposalID, by person: PersonID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO proposal_amendment
                (id, proposal_id, part, passage, replacement, why, person_id, state, written_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, amendment.id, id, amendment.part.rawValue, amendment.passage, amendment.replacement, amendment.why,
            person, amendment.state.rawValue, amendment.at)
    }

    static func decide(
        _ id: AmendmentID, _ state: Amendment.State, reason: String?, in s: any Session
    ) throws {
        try s.execute(
            "UPDATE proposal_amendment SET state = $1, reason = $2 WHERE id = $3", state.rawValue, reason, id)
    }

    /// What somebody suggested, whether it is shown or not.
    static func amendment(
        _ id: AmendmentID, in s: any Session
    ) throws -> (proposal: ProposalID, text: String, person: PersonID?)? {
        try s.row("SELECT proposal_id, replacement, why, person_id FROM proposal_amendment WHERE id = $1", id).map {
            (try $0.id(0), "\(try $0.text(1))\n\(try $0.text(2))", try $0.idOrNil(3))
        }
    }

    /// Those that are shown, oldest first.
    static func amendments(of id: ProposalID, in s: any Session) throws -> [Amendment] {
        try s.rows(
            """
            SELECT proposal_amendment.id, part, passage, replacement, why, person.name, state, reason, written_at
            FROM proposal_amendment LEFT JOIN person ON person.id = proposal_amendment.person_id
            WHERE proposal_id = $1 AND \(Withheld.isShown(.amendment, in: "proposal_amendment"))
            ORDER BY written_at, proposal_amendment.id
            """, id
        ).map { row in
            Amendment(
                id: try row.id(0), part: ProposalWords.Part(rawValue: try row.text(1)) ?? .ask,
                passage: try row.text(2), replacement: try row.text(3), why: try row.text(4),
                author: try row.textOrNil(5) ?? "–", state: Amendment.State(rawValue: try row.text(6)) ?? .open,
                reason: try row.textOrNil(7), at: try row.moment(8))
        }
    }

    // Arguments.

    static func insert(_ argument: Argument, on id: ProposalID, by person: PersonID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO argument (id, proposal_id, parent_id, side, text, person_id, written_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """, argument.id, id, argument.parent, argument.side.rawValue, argument.text, person, argument.at)
    }

    static func support(_ id: ArgumentID, by person: PersonID, in s: any Session) throws {
        try s.execute(
            "INSERT INTO argument_support (argument_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", id, person)
    }

    /// How many arguments of the first level each side has.
    static func sides(on id: ProposalID, in s: any Session) throws -> [Argument.Side: Int] {
        let counts = try s.rows(
            """
            SELECT side, COUNT(*)
            FROM argument
            WHERE proposal_id = $1 AND parent_id IS NULL AND \(Withheld.isShown(.argument, in: "argument"))
            GROUP BY side
            """, id
        ).map { (Argument.Side(rawValue: try $0.text(0)) ?? .question, try $0.int(1)) }
        return Dictionary(counts, uniquingKeysWith: +)
    }

    /// What somebody said, whether it is shown or not.
    static func argument(
        _ id: ArgumentID, in s: any Session
    ) throws -> (proposal: ProposalID, text: String, person: PersonID?)? {
        try s.row("SELECT proposal_id, text, person_id FROM argument WHERE id = $1", id).map {
            (try $0.id(0), try $0.text(1), try $0.idOrNil(2))
        }
    }

    /// What a person said on a proposal and others do not see.
    static func withheld(on id: ProposalID, of person: PersonID, in s: any Session) throws -> [Subject] {
        let arguments = try s.rows(
            """
            SELECT id FROM argument
            WHERE proposal_id = $1 AND person_id = $2 AND NOT (\(Withheld.isShown(.argument, in: "argument")))
            ORDER BY written_at, id
            """, id, person
        ).map { Subject(.argument, try $0.int64(0)) }
        let amendments = try s.rows(
            """
            SELECT id FROM proposal_amendment
            WHERE proposal_id = $1 AND person_id = $2
                AND NOT (\(Withheld.isShown(.amendment, in: "proposal_amendment")))
            ORDER BY written_at, id
            """, id, person
        ).map { Subject(.amendment, try $0.int64(0)) }
        return arguments + amendments
    }

    /// Those that are shown, oldest first.
    static func arguments(on id: ProposalID, in s: any Session) throws -> [Argument] {
        try s.rows(
            """
            SELECT argument.id, parent_id, side, text, person.name, written_at,
                (SELECT COUNT(*) FROM argument_support WHERE argument_support.argument_id = argument.id)
            FROM argument LEFT JOIN person ON person.id = argument.person_id
            WHERE proposal_id = $1 AND \(Withheld.isShown(.argument, in: "argument"))
            ORDER BY written_at, argument.id
            """, id
        ).map { row in
            Argument(
                id: try row.id(0), parent: try row.idOrNil(1),
                side: Argument.Side(rawValue: try row.text(2)) ?? .question, text: try row.text(3),
                author: try row.textOrNil(4) ?? "–", supports: try row.int(6), at: try row.moment(5))
        }
    }
}
