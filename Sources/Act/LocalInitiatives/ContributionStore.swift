import Community
import Kernel
import Storage

/// Every query on needs and on what is offered for them.
enum ContributionStore {
    static func insert(_ need: Need, of id: LocalInitiativeID, in s: any Session) throws {
        try s.execute(
            "INSERT INTO local_need (id, local_initiative_id, kind, what, wanted) VALUES ($1, $2, $3, $4, $5)",
            need.id, id, need.kind.rawValue, need.what, need.wanted)
    }

    /// In the order in which they were written.
    static func needs(of id: LocalInitiativeID, in s: any Session) throws -> [Need] {
        try s.rows(
            "SELECT id, kind, what, wanted, covered FROM local_need WHERE local_initiative_id = $1 ORDER BY id", id
        ).map { row in
            Need(
                id: try row.id(0), kind: Need.Kind(rawValue: try row.text(1)) ?? .things, what: try row.text(2),
                wanted: try row.int(3), covered: try row.int(4))
        }
    }

    /// False when less than that is still needed; nothing changes then.
    static func cover(_ need: NeedID, _ amount: Int, in s: any Session) throws -> Bool {
        try s.execute(
            "UPDATE local_need SET covered = covered + $1 WHERE id = $2 AND covered + $1 <= wanted", amount, need) == 1
    }

    static func uncover(_ need: NeedID, _ amount: Int, in s: any Session) throws {
        try s.execute("UPDATE local_need SET covered = covered - $1 WHERE id = $2", amount, need)
    }

    // Offers.

    /// False when the person has an open offer for the need; nothing changes then.
    static func insert(_ offer: Contribution, at: Moment, in s: any Session) throws -> Bool {
        try s.execute(
            """
            INSERT INTO local_offer
                (id, need_id, person_id, shows_name, amount, word, would_organise, state, answer, offered_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT DO NOTHING
            """, offer.id, offer.need, offer.person, offer.showsName ? 1 : 0, offer.amount, offer.word,
            offer.wouldOrganise ? 1 : 0, offer.state.rawValue, offer.answer, at) == 1
    }

    /// False when it is not in that state any more; nothing changes then.
    static func change(
        _ id: ContributionID, from: Contribution.State, to state: Contribution.State, answer: String, in s: any Session
    ) throws -> Bool {
        try s.execute(
            "UPDATE local_offer SET state = $1, answer = $2 WHERE id = $3 AND state = $4", state.rawValue, answer, id,
            from.rawValue) == 1
    }

    /// The oldest first.
    static func offers(of id: LocalInitiativeID, in s: any Session) throws -> [Contribution] {
        try read("WHERE local_need.local_initiative_id = $1", id.sqlValue, in: s)
    }

    static func isHelper(_ person: PersonID, of id: LocalInitiativeID, in s: any Session) throws -> Bool {
        try s.row(
            """
            SELECT local_offer.id
            FROM local_need JOIN local_offer ON local_offer.need_id = local_need.id
            WHERE local_initiative_id = $1 AND person_id = $2 AND state = 'accepted'
            LIMIT 1
            """, id, person) != nil
    }

    /// Open and accepted offers of somebody for things that still go on, with where they belong.
    static func pending(
        of person: PersonID, in s: any Session
    ) throws -> [(initiative: LocalInitiativeID, offer: Contribution)] {
        let ids = try s.rows(
            """
            SELECT DISTINCT local_need.local_initiative_id
            FROM local_offer
            JOIN local_need ON local_need.id = local_offer.need_id
            JOIN local_initiative ON local_initiative.id = local_need.local_initiative_id
            WHERE local_offer.person_id = $1 AND local_offer.state IN ('open', 'accepted')
                AND phase IN ('gathering', 'under-way')
            """, person
        ).map { try $0.id(0, of: LocalInitiativeKind.self) }
        return try ids.flatMap { id in
            try offers(of: id, in: s).filter {
                $0.person == person && ($0.state == .open || $0.state == .accepted)
            }.map { (id, $0) }
        }
    }

    private static func read(_ condition: String, _ value: SQLValue, in s: any Session) throws -> [Contribution] {
        try s.rows(
            """
            SELECT local_offer.id, need_id, person.id, person.name, shows_name, amount, word, would_organise, state, answer
            FROM local_need
            JOIN local_offer ON local_offer.need_id = local_need.id
            JOIN person ON person.id = local_offer.person_id
            \(condition)
            ORDER BY offered_at, local_offer.id
            """, values: [value]
        ).map { row in
            Contribution(
                id: try row.id(0), need: try row.id(1), person: try row.id(2), name: try row.text(3),
                showsName: try row.bool(4), amount: try row.int(5), word: try row.text(6),
                wouldOrganise: try row.bool(7),
                state: Contribution.State(rawValue: try row.text(8)) ?? .withdrawn, answer: try row.text(9))
        }
    }

    /// Words and the wish to be named go; amounts stay, so that what was covered stays true.
    static func hide(_ person: PersonID, in s: any Session) throws {
        try s.execute(
            "UPDATE local_offer SET shows_name = 0, word = '', answer = '' WHERE person_id = $1", person)
        try s.execute("UPDATE local_organiser SET shows_name = 0 WHERE person_id = $1", person)
        try s.execute("UPDATE local_task SET person_id = NULL WHERE person_id = $1", person)
    }
}
