import Community
import Kernel
import Storage

/// Every query of this room.
enum InitiativeStore {
    static func insert(_ initiative: Initiative, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO initiative
                (id, proposal_id, title, language, place_id, institution_id, person_id, threshold, days, level,
                source, opened_at, closes_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """, initiative.id, initiative.proposal.id, initiative.title, initiative.language.code, initiative.place,
            initiative.institution, initiative.initiator, initiative.rule.threshold, initiative.rule.days,
            initiative.rule.assurance.rawValue, initiative.rule.source, initiative.opened,
            initiative.closes.midnight)
    }

    static func find(_ id: InitiativeID, in s: any Session) throws -> Initiative? {
        try read("AND id = $1", [id.sqlValue], in: s).first
    }

    static func of(_ proposal: Subject, in s: any Session) throws -> Initiative? {
        try read("AND proposal_id = $1", [.integer(proposal.id)], in: s).first
    }

    /// The newest first.
    static func all(most: Int, in s: any Session) throws -> [Initiative] {
        try read("", [.integer(Int64(most))], tail: "LIMIT $1", in: s)
    }

    /// The newest ones of a place.
    static func at(_ place: PlaceID, in s: any Session) throws -> [Initiative] {
        try read("AND place_id = $1", [place.sqlValue], tail: "LIMIT 12", in: s)
    }

    // Signatures.

    /// False when the person has signed before, with this account or another of the same proof; nothing changes then.
    static func sign(
        _ id: InitiativeID, person: PersonID, proof: String?, isPublic: Bool, at: Moment, in s: any Session
    ) throws -> Bool {
        try s.execute(
            """
            INSERT INTO signature (initiative_id, person_id, is_public, signed_at, proof)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """, id, person, isPublic, at, proof) == 1
    }

    static func takeBack(_ id: InitiativeID, person: PersonID, in s: any Session) throws -> Bool {
        try s.execute("DELETE FROM signature WHERE initiative_id = $1 AND person_id = $2", id, person) == 1
    }

    static func hasSigned(_ id: InitiativeID, person: PersonID, in s: any Session) throws -> Bool {
        try s.row("SELECT signed_at FROM signature WHERE initiative_id = $1 AND person_id = $2", id, person) != nil
    }

    static func tally(of id: InitiativeID, in s: any Session) throws -> Tally {
        let online = try s.row("SELECT COUNT(*) FROM signature WHERE initiative_id = $1", id)?.int(0)
        let paper = try s.row(
            "SELECT CAST(COALESCE(SUM(signatures), 0) AS BIGINT) FROM paper_count WHERE initiative_id = $1", id)?.int(0)
        return Tally(online: online ?? 0, paper: paper ?? 0)
    }

    /// Names of those who wish to be seen, the newest first.
    static func publicNames(of id: InitiativeID, most: Int, in s: any Session) throws -> [String] {
        try s.rows(
            """
            SELECT person.name
            FROM signature JOIN person ON person.id = signature.person_id
            WHERE initiative_id = $1 AND is_public = 1
            ORDER BY signed_at DESC, person.id
            LIMIT $2
            """, id, most
        ).map { try $0.text(0) }
    }

    static func hideName(of person: PersonID, in s: any Session) throws {
        try s.execute("UPDATE signature SET is_public = 0 WHERE person_id = $1", person)
    }

    /// Online signatures by day, ascending.
    static func days(of id: InitiativeID, in s: any Session) throws -> [(day: CalendarDay, count: Int)] {
        try s.rows(
            """
            SELECT signed_at / 86400000, COUNT(*)
            FROM signature
            WHERE initiative_id = $1
            GROUP BY signed_at / 86400000
            ORDER BY signed_at / 86400000
            """, id
        ).map { (CalendarDay(Moment(milliseconds: try $0.int64(0) * 86_400_000)), try $0.int(1)) }
    }

    static func insertPaper(
        _ signatures: Int, scan: KeptFile, of id: InitiativeID, number: Int64, at: Moment, in s: any Session
    ) throws {
        try s.execute(
            """
            INSERT INTO paper_count (id, initiative_id, signatures, scan, counted_at, file_id)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, number, id, signatures, scan.hash, at, scan.id)
    }

    /// The newest first.
    static func papers(of id: InitiativeID, in s: any Session) throws -> [PaperCount] {
        try s.rows(
            """
            SELECT signatures, counted_at, scan, file_id
            FROM paper_count
            WHERE initiative_id = $1
            ORDER BY counted_at DESC, id DESC
            """, id
        ).map {
            PaperCount(
                signatures: try $0.int(0), counted: try $0.moment(1), scan: try $0.text(2), file: try $0.idOrNil(3))
        }
    }

    /// Scans whose time is over: of initiatives answered, or ended without a hand-over, or begun long ago.
    static func expiredScans(at now: Moment, in s: any Session) throws -> [KeptFileID] {
        let ended = now - ScanRetention.afterEnd
        return try s.rows(
            """
            SELECT paper_count.file_id
            FROM paper_count JOIN initiative ON initiative.id = paper_count.initiative_id
            WHERE paper_count.file_id IS NOT NULL
                AND (initiative.answered_at < $1
                    OR (initiative.handed_over_at IS NULL AND initiative.closes_at < $2)
                    OR initiative.opened_at < $3)
            """, ended, ended, now - ScanRetention.afterStart
        ).map { try $0.id(0) }
    }

    // What follows.

    /// True for the one transaction that brings it over the threshold.
    static func markReached(_ id: InitiativeID, at: Moment, in s: any Session) throws -> Bool {
        try s.execute("UPDATE initiative SET reached_at = $1 WHERE id = $2 AND reached_at IS NULL", at, id) == 1
    }

    static func handOver(_ id: InitiativeID, due: CalendarDay, at: Moment, in s: any Session) throws {
        try s.execute(
            "UPDATE initiative SET handed_over_at = $1, due_at = $2 WHERE id = $3", at, due.midnight, id)
    }

    static func answer(_ id: InitiativeID, _ text: String, at: Moment, in s: any Session) throws {
        try s.execute("UPDATE initiative SET answer = $1, answered_at = $2 WHERE id = $3", text, at, id)
    }

    // Rules.

    /// The rule of a place itself, else ours: what a country asks for its laws is not asked of a town.
    static func rule(of place: PlaceID, in s: any Session) throws -> InitiativeRule {
        let row = try s.row(
            "SELECT threshold, days, level, source FROM initiative_rule WHERE place_id = $1", place)
        guard let row else { return .ours }
        return InitiativeRule(
            threshold: try row.int(0), days: try row.int(1),
            assurance: InitiativeRule.Assurance(rawValue: try row.text(2)) ?? .members, source: try row.text(3))
    }

    static func setRule(_ rule: InitiativeRule, of place: PlaceID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO initiative_rule (place_id, threshold, days, level, source)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (place_id) DO UPDATE
            SET threshold = excluded.threshold, days = excluded.days, level = excluded.level,
                source = excluded.source
            """, place, rule.threshold, rule.days, rule.assurance.rawValue, rule.source)
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try read("AND id IN (\(SQLList.placeholders(ids.count)))", ids.map(SQLValue.integer), in: s).map {
            SubjectCard(
                $0.subject, title: LocalizedText($0.title, in: $0.language), link: InitiativeRoutes.one.link($0.id))
        }
    }

    /// An initiative whose proposal is hidden is hidden with it: its title is the proposal's.
    ///
    /// - condition: starts with AND; empty: none
    private static func read(
        _ condition: String, _ values: [SQLValue], tail: String = "", in s: any Session
    ) throws -> [Initiative] {
        try s.rows(
            """
            SELECT id, proposal_id, title, language, place_id, institution_id, person_id, threshold, days, level,
                source, opened_at, closes_at, reached_at, handed_over_at, due_at, answer
            FROM initiative
            WHERE \(Withheld.isShown("proposal", in: "initiative", column: "proposal_id")) \(condition)
            ORDER BY opened_at DESC, id DESC
            \(tail)
            """, values: values
        ).map { row in
            Initiative(
                id: try row.id(0), proposal: Subject("proposal", try row.int64(1)), title: try row.text(2),
                language: Language(tag: try row.text(3)) ?? .english, place: try row.id(4),
                institution: try row.id(5), initiator: try row.id(6),
                rule: InitiativeRule(
                    threshold: try row.int(7), days: try row.int(8),
                    assurance: InitiativeRule.Assurance(rawValue: try row.text(9)) ?? .members,
                    source: try row.text(10)),
                opened: try row.moment(11), closes: CalendarDay(try row.moment(12)),
                reached: try row.momentOrNil(13), handedOver: try row.momentOrNil(14),
                due: try row.momentOrNil(15).map(CalendarDay.init), answer: try row.textOrNil(16))
        }
    }
}
