import Community
import Kernel
import Storage

/// Every query on volunteers of citizens' panels. No time is kept, and the order is that of the published list.
enum VolunteerStore {
    static func insert(_ volunteer: PanelVolunteer, of panel: CitizensPanelID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO panel_volunteer (id, citizens_panel_id, person_id, state)
            VALUES ($1, $2, $3, 'volunteered')
            """, volunteer.id, panel, volunteer.person)
        try s.batch(
            "INSERT INTO panel_trait (volunteer_id, trait, value) VALUES ($1, $2, $3)",
            volunteer.traits.sorted { $0.key < $1.key }.map { [volunteer.id.sqlValue, .text($0.key), .text($0.value)] })
    }

    static func remove(_ person: PersonID, from panel: CitizensPanelID, in s: any Session) throws {
        try s.execute(
            "DELETE FROM panel_volunteer WHERE citizens_panel_id = $1 AND person_id = $2", panel, person)
    }

    static func number(_ id: PanelVolunteerID, as number: Int, in s: any Session) throws {
        try s.execute("UPDATE panel_volunteer SET number = $1 WHERE id = $2", number, id)
    }

    static func set(_ state: PanelVolunteer.State, of id: PanelVolunteerID, in s: any Session) throws {
        try s.execute("UPDATE panel_volunteer SET state = $1 WHERE id = $2", state.rawValue, id)
    }

    /// Nobody is linked to the panel any more; the list of numbers and categories that was drawn from stays.
    static func forgetPeople(of panel: CitizensPanelID, in s: any Session) throws {
        try s.execute("UPDATE panel_volunteer SET person_id = NULL WHERE citizens_panel_id = $1", panel)
    }

    static func forget(_ id: PanelVolunteerID, in s: any Session) throws {
        try s.execute("UPDATE panel_volunteer SET person_id = NULL WHERE id = $1", id)
    }

    /// Panels for which somebody volunteered and is not forgotten.
    static func panels(of person: PersonID, in s: any Session) throws -> [CitizensPanelID] {
        try s.rows(
            "SELECT citizens_panel_id FROM panel_volunteer WHERE person_id = $1 ORDER BY citizens_panel_id", person
        ).map { try $0.id(0) }
    }

    static func count(of panel: CitizensPanelID, in s: any Session) throws -> Int {
        try s.row("SELECT COUNT(*) FROM panel_volunteer WHERE citizens_panel_id = $1", panel)?.int(0) ?? 0
    }

    /// By number; those without one by identifier.
    static func all(of panel: CitizensPanelID, in s: any Session) throws -> [PanelVolunteer] {
        var traits: [PanelVolunteerID: [String: String]] = [:]
        for row in try s.rows(
            """
            SELECT volunteer_id, trait, value
            FROM panel_volunteer JOIN panel_trait ON panel_trait.volunteer_id = panel_volunteer.id
            WHERE citizens_panel_id = $1
            """, panel)
        {
            traits[try row.id(0), default: [:]][try row.text(1)] = try row.text(2)
        }
        return try s.rows(
            """
            SELECT id, person_id, number, state
            FROM panel_volunteer
            WHERE citizens_panel_id = $1
            ORDER BY number, id
            """, panel
        ).map { row in
            let id = try row.id(0, of: PanelVolunteerKind.self)
            return PanelVolunteer(
                id: id, person: try row.idOrNil(1), traits: traits[id] ?? [:], number: try row.intOrNil(2),
                state: PanelVolunteer.State(rawValue: try row.text(3)) ?? .volunteered)
        }
    }
}
