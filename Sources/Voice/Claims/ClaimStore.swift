import Community
import Kernel
import Storage

/// Every query on claims, and on what stands beside them.
enum ClaimStore {
    static func insert(_ claim: PublicClaim, in s: any Session) throws {
        let text = claim.text
        try s.execute(
            """
            INSERT INTO claim
                (id, place_id, language, quote, speaker, party, role, title, said_on, occasion, link, asked_on, state,
                round, author_id, written_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """, claim.id, claim.place, text.language.code, text.quote, text.speaker, text.party, text.role.rawValue,
            text.title, text.said?.description, text.occasion, text.link, text.asked?.description,
            claim.state.rawValue, claim.round, claim.author, claim.written)
    }

    static func update(_ id: ClaimID, _ text: PublicClaim.Text, in s: any Session) throws {
        try s.execute(
            """
            UPDATE claim
            SET language = $1, quote = $2, speaker = $3, party = $4, role = $5, title = $6, said_on = $7,
                occasion = $8, link = $9, asked_on = $10
            WHERE id = $11
            """, text.language.code, text.quote, text.speaker, text.party, text.role.rawValue, text.title,
            text.said?.description, text.occasion, text.link, text.asked?.description, id)
    }

    /// - verdict: for a published one alone
    static func move(
        _ id: ClaimID, to state: PublicClaim.State, verdict: PublicClaim.Verdict?, round: Int, published: Moment?,
        in s: any Session
    ) throws {
        try s.execute(
            "UPDATE claim SET state = $1, verdict = $2, round = $3, published_at = $4 WHERE id = $5", state.rawValue,
            verdict?.rawValue, round, published, id)
    }

    static func find(_ id: ClaimID, in s: any Session) throws -> PublicClaim? {
        try read("WHERE id = $1", [id.sqlValue], in: s).first
    }

    /// Those that everybody sees, the newest first.
    static func published(most: Int, in s: any Session) throws -> [PublicClaim] {
        try read(
            "WHERE published_at IS NOT NULL ORDER BY published_at DESC, id DESC LIMIT $1", [.integer(Int64(most))],
            in: s)
    }

    static func published(in place: PlaceID, most: Int, _ s: any Session) throws -> [PublicClaim] {
        try read(
            "WHERE place_id = $1 AND published_at IS NOT NULL ORDER BY published_at DESC, id DESC LIMIT $2",
            [place.sqlValue, .integer(Int64(most))], in: s)
    }

    /// What editors of some places have to do: drafts, and what waits for review.
    static func unfinished(in scope: PlaceScope, _ s: any Session) throws -> [PublicClaim] {
        try read(
            """
            WHERE place_id IN (SELECT id FROM work_place) AND state <> 'published'
            ORDER BY state DESC, written_at, id
            LIMIT 200
            """, scope.values, head: scope.head, in: s)
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try read(
            "WHERE published_at IS NOT NULL AND id IN (\(SQLList.placeholders(ids.count)))",
            ids.isEmpty ? [.null] : ids.map(SQLValue.integer), in: s
        ).map {
            SubjectCard(
                $0.subject, title: LocalizedText($0.headline, in: $0.text.language),
                link: ClaimRoutes.one.link($0.id))
        }
    }

    private static func read(
        _ rest: String, _ values: [SQLValue], head: String = "", in s: any Session
    ) throws -> [PublicClaim] {
        try s.rows(
            """
            \(head)
            SELECT id, place_id, language, quote, speaker, party, role, title, said_on, occasion, link, asked_on, state,
                verdict, round, author_id, written_at, published_at
            FROM claim
            \(rest)
            """, values: values
        ).map { row in
            PublicClaim(
                id: try row.id(0), place: try row.id(1),
                text: PublicClaim.Text(
                    language: Language(tag: try row.text(2)) ?? .english, quote: try row.text(3),
                    speaker: try row.text(4), party: try row.text(5),
                    role: PublicClaim.PublicRole(rawValue: try row.text(6)) ?? .official, title: try row.text(7),
                    said: try row.textOrNil(8).flatMap { CalendarDay($0) }, occasion: try row.text(9),
                    link: try row.text(10), asked: try row.textOrNil(11).flatMap { CalendarDay($0) }),
                state: PublicClaim.State(rawValue: try row.text(12)) ?? .draft,
                verdict: try row.textOrNil(13).flatMap(PublicClaim.Verdict.init(rawValue:)), round: try row.int(14),
                author: try row.idOrNil(15), written: try row.moment(16), published: try row.momentOrNil(17))
        }
    }

    // Entries.

    static func insert(_ entry: Entry, of id: ClaimID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO claim_entry (id, claim_id, part, text, source, link, on_day)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """, entry.id, id, entry.part.rawValue, entry.text, entry.source, entry.link, entry.day?.description)
    }

    /// False when there is none of that claim.
    static func remove(_ entry: EntryID, of id: ClaimID, in s: any Session) throws -> Bool {
        try s.execute("DELETE FROM claim_entry WHERE id = $1 AND claim_id = $2", entry, id) == 1
    }

    /// In the order in which they were written.
    static func entries(of id: ClaimID, in s: any Session) throws -> [Entry] {
        try s.rows(
            "SELECT id, part, text, source, link, on_day FROM claim_entry WHERE claim_id = $1 ORDER BY id", id
        ).map { row in
            Entry(
                id: try row.id(0), part: Entry.Part(rawValue: try row.text(1)) ?? .context, text: try row.text(2),
                source: try row.text(3), link: try row.text(4), day: CalendarDay(try row.text(5)))
        }
    }

    // Reviews of the present round.

    static func insert(_ review: Review, of claim: PublicClaim, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO claim_review (claim_id, round, person_id, verdict, reason, at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, claim.id, claim.round, review.reviewer, review.verdict.rawValue, review.reason, at)
    }

    static func reviews(of claim: PublicClaim, in s: any Session) throws -> [Review] {
        try s.rows(
            """
            SELECT person_id, verdict, reason
            FROM claim_review
            WHERE claim_id = $1 AND round = $2
            ORDER BY at, person_id
            """, claim.id, claim.round
        ).compactMap { row in
            guard let verdict = PublicClaim.Verdict(rawValue: try row.text(1)) else { return nil }
            return Review(reviewer: try row.id(0), verdict: verdict, reason: try row.text(2))
        }
    }

    // Replies.

    static func insert(_ reply: SpeakerReply, to id: ClaimID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO claim_reply (id, claim_id, name, capacity, address, text, state, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, reply.id, id, reply.name, reply.capacity, reply.address, reply.text, reply.state.rawValue, reply.at)
    }

    /// False when it was decided before. The address is forgotten.
    static func decide(_ reply: ReplyID, of id: ClaimID, _ state: SpeakerReply.State, in s: any Session) throws -> Bool
    {
        try s.execute(
            """
            UPDATE claim_reply
            SET state = $1, address = ''
            WHERE id = $2 AND claim_id = $3 AND state = 'waiting'
            """, state.rawValue, reply, id) == 1
    }

    static func replies(to id: ClaimID, in s: any Session) throws -> [SpeakerReply] {
        try s.rows(
            "SELECT id, name, capacity, address, text, state, at FROM claim_reply WHERE claim_id = $1 ORDER BY at, id",
            id
        ).map { row in
            SpeakerReply(
                id: try row.id(0), name: try row.text(1), capacity: try row.text(2), address: try row.text(3),
                text: try row.text(4), state: SpeakerReply.State(rawValue: try row.text(5)) ?? .waiting,
                at: try row.moment(6))
        }
    }

    // Corrections.

    static func insert(
        _ correction: Correction, id: Identifier<Correction>, of claim: ClaimID, in s: any Session
    ) throws {
        try s.execute(
            "INSERT INTO claim_correction (id, claim_id, text, at) VALUES ($1, $2, $3, $4)", id, claim, correction.text,
            correction.at)
    }

    static func corrections(of id: ClaimID, in s: any Session) throws -> [Correction] {
        try s.rows("SELECT text, at FROM claim_correction WHERE claim_id = $1 ORDER BY at, id", id)
            .map { Correction(text: try $0.text(0), at: try $0.moment(1)) }
    }

    // Balance.

    /// Of every claim that everybody sees: its party or role, verdict, sources and whether there is a reply.
    ///
    /// - byRole: instead of by party
    static func items(byRole: Bool, in s: any Session) throws -> [Balance.Item] {
        try s.rows(
            """
            SELECT \(byRole ? "role" : "party"), verdict,
                1 + (SELECT COUNT(*) FROM claim_entry WHERE claim_id = claim.id),
                (SELECT COUNT(*) FROM claim_reply WHERE claim_id = claim.id AND claim_reply.state = 'published')
            FROM claim
            WHERE published_at IS NOT NULL
            """
        ).map { row in
            Balance.Item(
                name: try row.text(0), verdict: try row.textOrNil(1).flatMap(PublicClaim.Verdict.init(rawValue:)),
                sources: try row.int(2), hasReply: try row.int(3) > 0)
        }
    }
}
