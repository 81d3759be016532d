import Community
import Kernel
import Storage

/// Every query on campaigns, their texts, materials and measures.
enum CampaignStore {
    static func insert(_ campaign: Campaign, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO campaign (id, organisation_id, language, title, claim, revision, started_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """, campaign.id, campaign.organisation, campaign.language.code, campaign.title, campaign.claim,
            campaign.revision, campaign.started)
    }

    /// False when it has another revision; nothing changes then.
    static func raise(_ id: CampaignID, from revision: Int, in s: any Session) throws -> Bool {
        try s.execute(
            "UPDATE campaign SET revision = revision + 1 WHERE id = $1 AND revision = $2 AND closed_at IS NULL", id,
            revision) == 1
    }

    static func write(_ text: String, _ field: Campaign.Field, of id: CampaignID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO campaign_text (campaign_id, field, text)
            VALUES ($1, $2, $3)
            ON CONFLICT (campaign_id, field) DO UPDATE SET text = excluded.text
            """, id, field.rawValue, text)
    }

    /// False when it is closed already.
    static func close(_ id: CampaignID, at: Moment, in s: any Session) throws -> Bool {
        try s.execute(
            "UPDATE campaign SET closed_at = $1, revision = revision + 1 WHERE id = $2 AND closed_at IS NULL", at, id)
            == 1
    }

    static func find(_ id: CampaignID, in s: any Session) throws -> Campaign? {
        try read("WHERE id = $1", [id.sqlValue], in: s).first
    }

    /// All, the newest first, with how many materials each has.
    static func all(in s: any Session) throws -> [(campaign: Campaign, materials: Int)] {
        let counts = Dictionary(
            try s.rows("SELECT campaign_id, COUNT(*) FROM campaign_material GROUP BY campaign_id")
                .map { (CampaignID(try $0.int64(0)), try $0.int(1)) }
        ) { first, _ in first }
        return try read("", [], in: s).map { ($0, counts[$0.id] ?? 0) }
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try ids.compactMap { try find(CampaignID($0), in: s) }.filter { campaign in
            CampaignPolicy.isPublic(campaign, materials: try materials(of: campaign.id, in: s).count)
        }.map {
            SubjectCard(
                $0.subject, title: LocalizedText($0.title, in: $0.language), link: CampaignRoutes.campaign.link($0.id))
        }
    }

    private static func read(_ condition: String, _ values: [SQLValue], in s: any Session) throws -> [Campaign] {
        let rows = try s.rows(
            """
            SELECT id, organisation_id, language, title, claim, revision, started_at, closed_at
            FROM campaign
            \(condition)
            ORDER BY started_at DESC, id DESC
            LIMIT 500
            """, values: values)
        let words = try words(of: rows.map { try $0.int64(0) }, in: s)
        return try rows.map { row in
            Campaign(
                id: try row.id(0), organisation: try row.id(1), language: Language(tag: try row.text(2)) ?? .english,
                title: try row.text(3), claim: try row.textOrNil(4), revision: try row.int(5),
                started: try row.moment(6), closed: try row.momentOrNil(7), words: words[try row.int64(0)] ?? [:])
        }
    }

    private static func words(of ids: [Int64], in s: any Session) throws -> [Int64: [Campaign.Field: String]] {
        guard !ids.isEmpty else { return [:] }
        var found: [Int64: [Campaign.Field: String]] = [:]
        let rows = try s.rows(
            """
            SELECT campaign_id, field, text
            FROM campaign_text
            WHERE campaign_id IN (\(SQLList.placeholders(ids.count)))
            """, values: ids.map(SQLValue.integer))
        for row in rows {
            guard let field = Campaign.Field(rawValue: try row.text(1)) else { continue }
            found[try row.int64(0), default: [:]][field] = try row.text(2)
        }
        return found
    }

    // Materials and measures.

    static func insert(_ material: Material, of id: CampaignID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO campaign_material (id, campaign_id, title, link, day, source)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, material.id, id, material.title, material.link, material.day.description,
            material.source?.description)
    }

    /// The earliest first.
    static func materials(of id: CampaignID, in s: any Session) throws -> [Material] {
        try s.rows(
            "SELECT id, title, link, day, source FROM campaign_material WHERE campaign_id = $1 ORDER BY day, id", id
        ).compactMap { row in
            guard let day = CalendarDay(try row.text(3)) else { return nil }
            return Material(
                id: try row.id(0), title: try row.text(1), link: try row.text(2), day: day,
                source: try row.textOrNil(4).flatMap { Subject($0) })
        }
    }

    static func record(_ measure: Measure, of id: CampaignID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO campaign_measure (campaign_id, day, channel, reach, reactions)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (campaign_id, day, channel) DO UPDATE
            SET reach = excluded.reach, reactions = excluded.reactions
            """, id, measure.day.description, measure.channel, measure.reach, measure.reactions)
    }

    static func measures(of id: CampaignID, in s: any Session) throws -> [Measure] {
        try s.rows(
            """
            SELECT day, channel, reach, reactions
            FROM campaign_measure
            WHERE campaign_id = $1
            ORDER BY day, channel
            """, id
        ).compactMap { row in
            guard let day = CalendarDay(try row.text(0)) else { return nil }
            return Measure(day: day, channel: try row.text(1), reach: try row.int(2), reactions: try row.int(3))
        }
    }
}
