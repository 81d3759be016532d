import Kernel
import Storage

/// Every query on consents.
enum ConsentStore {
    /// As `consent` reads them.
    static let columns = """
        story_consent.id, story_consent.name, face, voice, story_consent.place, site, partners, print, press, until_day,
            way, given_at
        """

    /// Nil where the row has none.
    static func consent(_ row: Row, from first: Int) throws -> Consent? {
        guard let id = try row.idOrNil(first, of: ConsentKind.self) else { return nil }
        let traits = try Consent.Trait.allCases.enumerated().filter { try row.bool(first + 1 + $0.offset) }
        let outlets = try Consent.Outlet.allCases.enumerated().filter { try row.bool(first + 5 + $0.offset) }
        guard let until = CalendarDay(try row.text(first + 9)) else {
            throw StorageError.misuse("a consent ends on a day that is none")
        }
        return Consent(
            id: id, traits: Set(traits.map(\.element)), outlets: Set(outlets.map(\.element)), until: until,
            way: Consent.Way(rawValue: try row.text(first + 10)) ?? .page, given: try row.moment(first + 11))
    }

    static func insert(_ consent: Consent, of story: StoryID, scan: KeptFileID?, in s: any Session) throws {
        let traits = Consent.Trait.allCases.map { SQLValue.integer(consent.traits.contains($0) ? 1 : 0) }
        let outlets = Consent.Outlet.allCases.map { SQLValue.integer(consent.outlets.contains($0) ? 1 : 0) }
        try s.execute(
            """
            INSERT INTO story_consent
                (id, story_id, name, face, voice, place, site, partners, print, press, until_day, way, given_at, scan_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            values: [consent.id.sqlValue, story.sqlValue] + traits + outlets + [
                .text(consent.until.description), .text(consent.way.rawValue), consent.given.sqlValue, scan.sqlValue,
            ])
    }

    enum Ending: String, Sendable {
        /// By a newer one.
        case replaced
        /// The story was changed after it.
        case changed
        case withdrawn, expired
        /// With the account of the teller.
        case erased
    }

    /// Ends the one in force and destroys its scan; nothing happens when there is none.
    static func end(_ ending: Ending, of story: StoryID, at: Moment, in s: any Session) throws {
        let scan = try scan(of: story, in: s)
        try s.execute(
            """
            UPDATE story_consent
            SET ended_at = $1, ending = $2, scan_id = NULL
            WHERE story_id = $3 AND ended_at IS NULL
            """, at, ending.rawValue, story)
        if let scan { try KeptFiles.destroy(scan, in: s) }
    }

    /// The scan of the sheet on which the consent in force was given.
    static func scan(of story: StoryID, in s: any Session) throws -> KeptFileID? {
        try s.row("SELECT scan_id FROM story_consent WHERE story_id = $1 AND ended_at IS NULL", story)?.idOrNil(0)
    }
}
