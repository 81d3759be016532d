import Community
import Deliberation
import Foundation
import Kernel
import Storage

/// Every query on citizens' panels and their quotas.
enum PanelStore {
    static func insert(_ panel: CitizensPanel, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO citizens_panel
                (id, organisation_id, place_id, language, title, task, size, source, seed, opened_at, closes_at, phase)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open')
            """, panel.id, panel.organisation, panel.place, panel.language.code, panel.title, panel.task, panel.size,
            panel.source, panel.seed, panel.opened, panel.closes)
        try replaceQuotas(panel, in: s)
    }

    static func replaceQuotas(_ panel: CitizensPanel, in s: any Session) throws {
        try s.execute("DELETE FROM panel_quota WHERE citizens_panel_id = $1", panel.id)
        for (position, quota) in panel.quotas.enumerated() {
            try s.execute(
                """
                INSERT INTO panel_quota (citizens_panel_id, position, trait, value, least, most)
                VALUES ($1, $2, $3, $4, $5, $6)
                """, panel.id, position, quota.trait, quota.value, quota.range.lowerBound, quota.range.upperBound)
        }
    }

    static func extend(_ id: CitizensPanelID, until closes: Moment, in s: any Session) throws {
        try s.execute("UPDATE citizens_panel SET closes_at = $1 WHERE id = $2 AND phase = 'open'", closes, id)
    }

    static func publish(_ lottery: Sortition.Lottery, of id: CitizensPanelID, in s: any Session) throws {
        let text = String(decoding: try JSONEncoder().encode(lottery), as: UTF8.self)
        try s.execute(
            "UPDATE citizens_panel SET phase = 'weighed', lottery = $1 WHERE id = $2 AND phase = 'open'", text, id)
    }

    static func draw(_ id: CitizensPanelID, numbers: String, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            UPDATE citizens_panel
            SET phase = 'drawn', numbers = $1, drawn_at = $2
            WHERE id = $3 AND phase = 'weighed'
            """, numbers, at, id)
    }

    static func end(_ id: CitizensPanelID, in s: any Session) throws {
        try s.execute("UPDATE citizens_panel SET phase = 'ended' WHERE id = $1 AND phase = 'drawn'", id)
    }

    static func find(_ id: CitizensPanelID, in s: any Session) throws -> CitizensPanel? {
        try read("WHERE id = $1", [id.sqlValue], most: 1, in: s).first
    }

    /// The newest first.
    static func all(most: Int, in s: any Session) throws -> [CitizensPanel] { try read("", [], most: most, in: s) }

    static func at(_ place: PlaceID, most: Int, in s: any Session) throws -> [CitizensPanel] {
        try read("WHERE place_id = $1", [place.sqlValue], most: most, in: s)
    }

    /// Those drawn before a moment whose people are still known.
    static func drawn(before: Moment, most: Int, in s: any Session) throws -> [CitizensPanelID] {
        try s.rows(
            "SELECT id FROM citizens_panel WHERE phase = 'drawn' AND drawn_at < $1 ORDER BY drawn_at LIMIT $2", before,
            most
        ).map { try $0.id(0) }
    }

    static func cards(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        try s.rows(
            "SELECT id, title, language FROM citizens_panel WHERE id IN (\(SQLList.placeholders(ids.count)))",
            values: ids.isEmpty ? [.null] : ids.map(SQLValue.integer)
        ).map { row in
            let id = try row.id(0, of: CitizensPanelKind.self)
            return SubjectCard(
                Subject(.citizensPanel, id),
                title: LocalizedText(try row.text(1), in: Language(tag: try row.text(2)) ?? .english),
                link: PanelRoutes.one.link(id))
        }
    }

    private static func read(
        _ condition: String, _ values: [SQLValue], most: Int, in s: any Session
    ) throws -> [CitizensPanel] {
        try s.rows(
            """
            SELECT id, organisation_id, place_id, language, title, task, size, source, seed, opened_at, closes_at,
                phase, lottery, numbers, drawn_at
            FROM citizens_panel
            \(condition)
            ORDER BY opened_at DESC, id DESC
            LIMIT \(most)
            """, values: values
        ).map { row in
            let id = try row.id(0, of: CitizensPanelKind.self)
            return CitizensPanel(
                id: id, organisation: try row.id(1), place: try row.id(2),
                language: Language(tag: try row.text(3)) ?? .english, title: try row.text(4), task: try row.text(5),
                size: try row.int(6), quotas: try quotas(of: id, in: s), source: try row.text(7),
                seed: try row.text(8), opened: try row.moment(9), closes: try row.moment(10),
                phase: CitizensPanel.Phase(rawValue: try row.text(11)) ?? .ended, numbers: try row.textOrNil(13),
                lottery: try row.textOrNil(12).map { text in
                    try JSONDecoder().decode(Sortition.Lottery.self, from: Data(text.utf8))
                },
                drawn: try row.momentOrNil(14))
        }
    }

    private static func quotas(of id: CitizensPanelID, in s: any Session) throws -> [Sortition.Quota] {
        try s.rows(
            "SELECT trait, value, least, most FROM panel_quota WHERE citizens_panel_id = $1 ORDER BY position", id
        ).map { row in
            Sortition.Quota(
                trait: try row.text(0), value: try row.text(1), range: (try row.int(2))...(try row.int(3)))
        }
    }
}
