import Community
import Kernel
import Storage

/// Queries that find ballots: for lists, for other rooms' pages, for the clock.
extension BallotStore {
    private static let columns = """
        SELECT ballot.id, organisation_id, question, method, eligibility, phase, language, last_day, announced_at,
            opened_at, closed_at
        FROM ballot
        """

    static func find(_ id: BallotID, in s: any Session) throws -> Ballot? {
        try ballots(s.rows("\(columns) WHERE ballot.id = $1", id), in: s).first
    }

    /// Those of a phase, the newest first; drafts are among them.
    static func all(_ phase: Ballot.Phase, most: Int, in s: any Session) throws -> [Ballot] {
        try ballots(
            s.rows("\(columns) WHERE phase = $1 ORDER BY ballot.id DESC LIMIT $2", phase.rawValue, most), in: s)
    }

    static func of(_ organisation: OrganisationID, most: Int, in s: any Session) throws -> [Ballot] {
        try ballots(
            s.rows("\(columns) WHERE organisation_id = $1 ORDER BY ballot.id DESC LIMIT $2", organisation, most),
            in: s)
    }

    static func all(_ ids: [Int64], in s: any Session) throws -> [Ballot] {
        guard !ids.isEmpty else { return [] }
        return try ballots(
            s.rows(
                "\(columns) WHERE ballot.id IN (\(SQLList.placeholders(ids.count))) ORDER BY ballot.id",
                values: ids.map(\.sqlValue)), in: s)
    }

    /// Open ballots on whose roll an address stands, with whether its credential was issued.
    static func open(
        for address: String, in s: any Session
    ) throws -> [(ballot: Ballot, hasCredential: Bool)] {
        let rows = try s.rows(
            """
            SELECT ballot_id, has_credential
            FROM ballot_voter JOIN ballot ON ballot.id = ballot_voter.ballot_id
            WHERE address = $1 AND phase = 'open'
            ORDER BY ballot_id DESC
            """, address
        ).map { (id: try $0.int64(0), hasCredential: try $0.bool(1)) }
        let found = Dictionary(
            try all(rows.map(\.id), in: s).map { ($0.id.value, $0) }, uniquingKeysWith: { first, _ in first })
        return rows.compactMap { row in found[row.id].map { ($0, row.hasCredential) } }
    }

    /// Open ballots whose last day came before another day.
    static func due(before day: CalendarDay, in s: any Session) throws -> [BallotID] {
        try s.rows(
            "SELECT id FROM ballot WHERE last_day < $1 AND phase = 'open' ORDER BY id", day.midnight
        ).map { try $0.id(0) }
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try all(ids, in: s).filter(\.isPublic).map { ballot in
            SubjectCard(
                ballot.subject, title: LocalizedText(ballot.question, in: ballot.language),
                link: BallotRoutes.one.link(ballot.id))
        }
    }

    /// With their options, in one more query.
    private static func ballots(_ rows: [Row], in s: any Session) throws -> [Ballot] {
        guard !rows.isEmpty else { return [] }
        let options = try s.rows(
            """
            SELECT ballot_id, text
            FROM ballot_option
            WHERE ballot_id IN (\(SQLList.placeholders(rows.count)))
            ORDER BY ballot_id, number
            """, values: try rows.map { try $0.int64(0).sqlValue })
        let texts = Dictionary(
            grouping: try options.map { (id: try $0.int64(0), text: try $0.text(1)) }, by: \.id)
        return try rows.map { row in try ballot(row, options: texts[row.int64(0), default: []].map(\.text)) }
    }

    private static func ballot(_ row: Row, options: [String]) throws -> Ballot {
        guard let method = Ballot.Method(rawValue: try row.text(3)),
            let eligibility = Ballot.Eligibility(rawValue: try row.text(4)),
            let phase = Ballot.Phase(rawValue: try row.text(5))
        else {
            let id = try row.int64(0)
            throw StorageError.misuse("ballot \(id) has a method, an eligibility or a phase that is none")
        }
        var ballot = Ballot(
            id: try row.id(0), organisation: try row.id(1), question: try row.text(2), options: options,
            method: method, eligibility: eligibility, language: Language(tag: try row.text(6)) ?? .english,
            lastDay: try row.momentOrNil(7).map(CalendarDay.init), phase: phase)
        ballot.announced = try row.momentOrNil(8)
        ballot.opened = try row.momentOrNil(9)
        ballot.closed = try row.momentOrNil(10)
        return ballot
    }
}
