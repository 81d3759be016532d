import Community
import Kernel
import Storage

/// Every query on opportunities.
enum OpportunityStore {
    static func insert(_ opportunity: Opportunity, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO opportunity
                (id, organisation_id, place_id, language, title, what, company, minimum_age, training, background,
                safeguarding, revision, published_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """, opportunity.id, opportunity.organisation, opportunity.place, opportunity.language.code,
            opportunity.words.title, opportunity.words.what, opportunity.words.company,
            opportunity.requirements.minimumAge, opportunity.requirements.training,
            opportunity.requirements.background, opportunity.safeguarding, opportunity.revision, at)
        try insertTags(opportunity, in: s)
        try SearchIndex.write(opportunity, in: s)
    }

    /// False when somebody else saved since the revision was read; nothing changes then.
    static func update(_ opportunity: Opportunity, basedOn revision: Int, in s: any Session) throws -> Bool {
        let changed = try s.execute(
            """
            UPDATE opportunity
            SET title = $1, what = $2, company = $3, minimum_age = $4, training = $5, background = $6,
                safeguarding = $7, revision = revision + 1
            WHERE id = $8 AND revision = $9
            """, opportunity.words.title, opportunity.words.what, opportunity.words.company,
            opportunity.requirements.minimumAge, opportunity.requirements.training,
            opportunity.requirements.background, opportunity.safeguarding, opportunity.id, revision)
        guard changed == 1 else { return false }
        try s.execute("DELETE FROM opportunity_tag WHERE opportunity_id = $1", opportunity.id)
        try insertTags(opportunity, in: s)
        try SearchIndex.write(opportunity, in: s)
        return true
    }

    static func end(_ id: OpportunityID, at: Moment, in s: any Session) throws {
        try s.execute("UPDATE opportunity SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL", at, id)
    }

    static func find(_ id: OpportunityID, in s: any Session) throws -> Opportunity? {
        try find([id], in: s).first
    }

    /// In the order of the identifiers; what is not there is left out.
    static func find(_ ids: [OpportunityID], in s: any Session) throws -> [Opportunity] {
        let found = try read(
            "WHERE id IN (\(SQLList.placeholders(ids.count)))", ids.isEmpty ? [.null] : ids.map(\.sqlValue), in: s)
        let byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { byID[$0] }
    }

    /// Those that go on, the newest first.
    static func of(_ organisation: OrganisationID, in s: any Session) throws -> [Opportunity] {
        try read("WHERE organisation_id = $1 AND ended_at IS NULL", [organisation.sqlValue], in: s)
    }

    /// Those that are shown.
    static func all(in s: any Session) throws -> [Opportunity] {
        try read("WHERE \(shown)", [], in: s)
    }

    /// A condition on `opportunity`.
    static let shown = Withheld.isShown(.opportunity, in: "opportunity")

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try find(ids.map { OpportunityID($0) }, in: s).map {
            SubjectCard(
                $0.subject, title: LocalizedText($0.words.title, in: $0.language),
                link: VolunteeringRoutes.opportunity.link($0.id))
        }
    }

    private static func read(
        _ condition: String, _ values: [SQLValue], in s: any Session
    ) throws -> [Opportunity] {
        let rows = try s.rows(
            """
            SELECT id, organisation_id, place_id, language, title, what, company, minimum_age, training, background,
                safeguarding, revision, ended_at
            FROM opportunity
            \(condition)
            ORDER BY published_at DESC, id DESC
            """, values: values)
        let tags = try tags(of: rows.map { try $0.int64(0) }, in: s)
        return try rows.map { row in
            Opportunity(
                id: try row.id(0), organisation: try row.id(1), place: try row.id(2),
                language: Language(tag: try row.text(3)) ?? .english,
                words: .init(title: try row.text(4), what: try row.text(5), company: try row.text(6)),
                tags: tags[try row.int64(0)] ?? .init(),
                requirements: .init(
                    minimumAge: try row.intOrNil(7), training: try row.text(8), background: try row.text(9)),
                safeguarding: try row.text(10), revision: try row.int(11), ended: try row.momentOrNil(12))
        }
    }

    // Tags.

    private static func insertTags(_ opportunity: Opportunity, in s: any Session) throws {
        let tags = opportunity.tags
        let pairs =
            tags.interests.map { ("interest", $0.rawValue) } + tags.helpful.map { ("helpful", $0.code) }
            + tags.practised.map { ("practised", $0.code) } + tags.access.map { ("access", $0.rawValue) }
        try s.batch(
            "INSERT INTO opportunity_tag (kind, value, opportunity_id) VALUES ($1, $2, $3)",
            pairs.map { [.text($0.0), .text($0.1), opportunity.id.sqlValue] })
    }

    private static func tags(of ids: [Int64], in s: any Session) throws -> [Int64: Opportunity.Tags] {
        guard !ids.isEmpty else { return [:] }
        var tags: [Int64: Opportunity.Tags] = [:]
        let rows = try s.rows(
            """
            SELECT opportunity_id, kind, value
            FROM opportunity_tag
            WHERE opportunity_id IN (\(SQLList.placeholders(ids.count)))
            """, values: ids.map(SQLValue.integer))
        for row in rows {
            let value = try row.text(2)
            var own = tags[try row.int64(0)] ?? .init()
            switch try row.text(1) {
            case "interest": if let interest = Opportunity.Interest(rawValue: value) { own.interests.insert(interest) }
            case "helpful": if let language = Language(tag: value) { own.helpful.insert(language) }
            case "practised": if let language = Language(tag: value) { own.practised.insert(language) }
            default: if let access = Opportunity.Access(rawValue: value) { own.access.insert(access) }
            }
            tags[try row.int64(0)] = own
        }
        return tags
    }
}
