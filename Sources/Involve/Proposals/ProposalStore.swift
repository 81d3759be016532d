import Community
import Kernel
import Storage

/// Every query of this room on proposals, their versions and authors.
enum ProposalStore {
    static func insert(_ proposal: Proposal, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO proposal (id, place_id, language, phase, revision, created_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, proposal.id, proposal.place, proposal.language.code, proposal.phase.rawValue, proposal.revision,
            proposal.created)
        try insertVersion(proposal.words, of: proposal.id, revision: proposal.revision, at: proposal.created, in: s)
        for author in proposal.authors { try addAuthor(author.person, to: proposal.id, in: s) }
    }

    private static func insertVersion(
        _ words: ProposalWords, of id: ProposalID, revision: Int, at: Moment, in s: any Session
    ) throws {
        try s.execute(
            """
            INSERT INTO proposal_version
                (proposal_id, revision, title, problem, concerned, ask, addressee, cost, written_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, id, revision, words.title, words[.problem], words[.concerned], words[.ask], words[.addressee],
            words[.cost], at)
    }

    /// Adds a version; false, and nothing changed, when the proposal is no longer at the revision.
    static func rewrite(
        _ id: ProposalID, _ words: ProposalWords, basedOn revision: Int, at: Moment, in s: any Session
    ) throws -> Bool {
        let changed = try s.execute(
            "UPDATE proposal SET revision = revision + 1 WHERE id = $1 AND revision = $2", id, revision)
        guard changed == 1 else { return false }
        try insertVersion(words, of: id, revision: revision + 1, at: at, in: s)
        return true
    }

    static func addAuthor(_ person: PersonID, to id: ProposalID, in s: any Session) throws {
        try s.execute(
            "INSERT INTO proposal_author (proposal_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", id, person)
    }

    static func publish(_ id: ProposalID, at: Moment, in s: any Session) throws {
        try s.execute("UPDATE proposal SET phase = 'published', published_at = $1 WHERE id = $2", at, id)
    }

    static func withdraw(_ id: ProposalID, reason: String, in s: any Session) throws {
        try s.execute("UPDATE proposal SET phase = 'withdrawn', reason = $1 WHERE id = $2", reason, id)
    }

    // Merging.

    static func askMerger(_ from: ProposalID, into: ProposalID, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO proposal_merger (from_id, into_id, asked_at)
            VALUES ($1, $2, $3)
            ON CONFLICT (from_id) DO UPDATE SET into_id = excluded.into_id, asked_at = excluded.asked_at
            """, from, into, at)
    }

    /// Those whose authors wish to merge into a proposal.
    static func askingToMerge(into id: ProposalID, in s: any Session) throws -> [Proposal] {
        try read(
            """
            WHERE phase = 'published' AND \(shown)
                AND proposal.id IN (SELECT from_id FROM proposal_merger WHERE into_id = $1)
            """,
            [id.sqlValue], in: s)
    }

    /// Authors and endorsements go over; nobody is counted twice.
    static func merge(_ from: ProposalID, into: ProposalID, in s: any Session) throws {
        try s.execute("UPDATE proposal SET phase = 'merged' WHERE id = $1", from)
        try s.execute(
            """
            INSERT INTO proposal_author (proposal_id, person_id)
            SELECT CAST($1 AS BIGINT), person_id FROM proposal_author WHERE proposal_id = $2
            ON CONFLICT DO NOTHING
            """, into, from)
        try s.execute(
            """
            INSERT INTO proposal_endorsement (proposal_id, person_id, organisation_id, endorsed_at)
            SELECT CAST($1 AS BIGINT), person_id, organisation_id, endorsed_at
            FROM proposal_endorsement
            WHERE proposal_id = $2
            ON CONFLICT DO NOTHING
            """, into, from)
        try s.execute("DELETE FROM proposal_merger WHERE from_id = $1", from)
    }

    // Reading.

    static func find(_ id: ProposalID, in s: any Session) throws -> Proposal? {
        try read("WHERE proposal.id = $1", [id.sqlValue], in: s).first
    }

    /// The newest published ones first.
    static func published(most: Int, in s: any Session) throws -> [Proposal] {
        try read(
            "WHERE phase = 'published' AND \(shown)", [.integer(Int64(most))],
            tail: "ORDER BY published_at DESC, proposal.id DESC LIMIT $1", in: s)
    }

    static func of(_ person: PersonID, in s: any Session) throws -> [Proposal] {
        try read(
            "WHERE proposal.id IN (SELECT proposal_id FROM proposal_author WHERE person_id = $1)", [person.sqlValue],
            in: s)
    }

    /// The newest published ones of a place.
    static func at(_ place: PlaceID, most: Int, in s: any Session) throws -> [Proposal] {
        try read(
            "WHERE place_id = $1 AND phase = 'published' AND \(shown)", [place.sqlValue, .integer(Int64(most))],
            tail: "ORDER BY published_at DESC, proposal.id DESC LIMIT $2", in: s)
    }

    /// Every version, the newest first.
    static func versions(of id: ProposalID, in s: any Session) throws -> [ProposalVersion] {
        try s.rows(
            """
            SELECT title, problem, concerned, ask, addressee, cost, revision, written_at, is_hidden
            FROM proposal_version
            WHERE proposal_id = $1
            ORDER BY revision DESC
            """, id
        ).map {
            ProposalVersion(
                revision: try $0.int(6), words: try $0.bool(8) ? nil : words($0, from: 0), written: try $0.moment(7))
        }
    }

    /// Versions follow the decision on the proposal: all that there are are hidden with it, and come back when its words
    /// are shown as they were. Words changed since then leave the older ones hidden.
    static func expose(_ exposure: Exposure, versionsOf id: ProposalID, in s: any Session) throws {
        switch exposure {
        case .hidden:
            try s.execute("UPDATE proposal_version SET is_hidden = 1 WHERE proposal_id = $1", id)
        case .shown:
            let newest = try s.row(
                """
                SELECT is_hidden
                FROM proposal_version JOIN proposal
                    ON proposal.id = proposal_version.proposal_id AND proposal.revision = proposal_version.revision
                WHERE proposal.id = $1
                """, id)
            guard try newest?.bool(0) == true else { return }
            try s.execute("UPDATE proposal_version SET is_hidden = 0 WHERE proposal_id = $1", id)
        case .waiting: break
        }
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try read(
            "WHERE phase <> 'draft' AND proposal.id IN (\(SQLList.placeholders(ids.count)))",
            ids.map(SQLValue.integer), in: s
        ).map {
            SubjectCard(
                $0.subject, title: LocalizedText($0.words.title, in: $0.language), link: ProposalRoutes.one.link($0.id))
        }
    }

    private static let shown = Withheld.isShown(.proposal, in: "proposal")

    private static func read(
        _ condition: String, _ values: [SQLValue],
        tail: String = "ORDER BY COALESCE(published_at, created_at) DESC, proposal.id DESC", in s: any Session
    ) throws -> [Proposal] {
        try s.rows(
            """
            SELECT title, problem, concerned, ask, addressee, cost, proposal.id, place_id, language, phase,
                proposal.revision, created_at, published_at, reason
            FROM proposal
            JOIN proposal_version ON proposal_version.proposal_id = proposal.id
                AND proposal_version.revision = proposal.revision
            \(condition)
            \(tail)
            """, values: values
        ).map { row in
            let id: ProposalID = try row.id(6)
            return Proposal(
                id: id, place: try row.id(7), language: Language(tag: try row.text(8)) ?? .english,
                words: try words(row, from: 0), phase: Proposal.Phase(rawValue: try row.text(9)) ?? .withdrawn,
                revision: try row.int(10), created: try row.moment(11), published: try row.momentOrNil(12),
                reason: try row.textOrNil(13), authors: try authors(of: id, in: s))
        }
    }

    private static func words(_ row: Row, from column: Int) throws -> ProposalWords {
        var parts: [ProposalWords.Part: String] = [:]
        for (offset, part) in ProposalWords.Part.allCases.enumerated() {
            parts[part] = try row.text(column + 1 + offset)
        }
        return ProposalWords(title: try row.text(column), parts: parts)
    }

    private static func authors(of id: ProposalID, in s: any Session) throws -> [Proposal.Author] {
        try s.rows(
            """
            SELECT person.id, person.name
            FROM proposal_author JOIN person ON person.id = proposal_author.person_id
            WHERE proposal_author.proposal_id = $1
            ORDER BY person.name, person.id
            """, id
        ).map { Proposal.Author(person: try $0.id(0), name: try $0.text(1)) }
    }
}
