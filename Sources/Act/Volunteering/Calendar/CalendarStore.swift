import Community
import Kernel
import Storage

/// Every query on calendars.
enum CalendarStore {
    /// So far back feeds reach, so that what was called off lately is still said to be.
    static let past = Moment.Span.days(30)
    /// Shifts in one feed; the next ones come as these pass.
    private static let most = 500

    /// What somebody comes to, with what was called off.
    static func cards(of person: PersonID, since: Moment, in s: any Session) throws -> [ShiftCard] {
        try cards(
            """
            SELECT shift.id
            FROM sign_up JOIN shift ON shift.id = sign_up.shift_id
            WHERE sign_up.person_id = $1 AND sign_up.state = 'coming' AND shift.starts_at > $2
            ORDER BY shift.starts_at, shift.id
            LIMIT $3
            """, person.sqlValue, since, in: s)
    }

    static func cards(of organisation: OrganisationID, since: Moment, in s: any Session) throws -> [ShiftCard] {
        try cards(
            """
            SELECT shift.id
            FROM opportunity JOIN shift ON shift.opportunity_id = opportunity.id
            WHERE opportunity.organisation_id = $1 AND shift.starts_at > $2 AND \(OpportunityStore.shown)
            ORDER BY shift.starts_at, shift.id
            LIMIT $3
            """, organisation.sqlValue, since, in: s)
    }

    /// With all places in it.
    static func cards(in place: PlaceID, since: Moment, in s: any Session) throws -> [ShiftCard] {
        try cards(
            """
            \(PlaceStore.withInnerPlaces)
            SELECT shift.id
            FROM opportunity JOIN shift ON shift.opportunity_id = opportunity.id
            WHERE opportunity.place_id IN (SELECT id FROM inner_place) AND shift.starts_at > $2
                AND \(OpportunityStore.shown)
            ORDER BY shift.starts_at, shift.id
            LIMIT $3
            """, place.sqlValue, since, in: s)
    }

    private static func cards(
        _ query: String, _ value: SQLValue, _ since: Moment, in s: any Session
    ) throws -> [ShiftCard] {
        try s.rows(query, values: [value, since.sqlValue, .integer(Int64(most))]).compactMap { row in
            try ShiftStore.card(try row.id(0), in: s)
        }
    }

    /// How often a person has taken a new secret address.
    static func number(of person: PersonID, in s: any Session) throws -> Int {
        try s.row("SELECT number FROM volunteer_calendar WHERE person_id = $1", person)?.int(0) ?? 0
    }

    static func forget(_ person: PersonID, in s: any Session) throws {
        try s.execute("DELETE FROM volunteer_calendar WHERE person_id = $1", person)
    }

    static func renew(_ person: PersonID, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO volunteer_calendar (person_id, number)
            VALUES ($1, 1)
            ON CONFLICT (person_id) DO UPDATE SET number = volunteer_calendar.number + 1
            """, person)
    }
}
