import Kernel
import Storage

/// Every query on check-ins and hours.
enum DayStore {
    /// False when the device has sent it before; nothing changes then.
    static func insert(_ checkIn: CheckIn, recorded: Moment, in s: any Session) throws -> Bool {
        try s.execute(
            """
            INSERT INTO check_in (client_key, sign_up_id, kind, way, at, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT DO NOTHING
            """, checkIn.key, checkIn.signUp, checkIn.kind.rawValue, checkIn.way.rawValue, checkIn.at, recorded) == 1
    }

    /// Takes back what was noted of somebody; the entries stay, so that a late repetition does not bring it back.
    static func undo(_ signUp: SignUpID, at: Moment, in s: any Session) throws {
        try s.execute(
            "UPDATE check_in SET undone_at = $1 WHERE sign_up_id = $2 AND undone_at IS NULL", at, signUp)
    }

    /// Of everybody who was seen at a shift or has hours for it.
    static func attendance(at shift: ShiftID, in s: any Session) throws -> [SignUpID: Attendance] {
        try attendance("sign_up.shift_id = $1", shift.sqlValue, in: s)
    }

    static func attendance(of signUp: SignUpID, in s: any Session) throws -> Attendance {
        try attendance("sign_up.id = $1", signUp.sqlValue, in: s)[signUp] ?? Attendance()
    }

    private static func attendance(
        _ condition: String, _ value: SQLValue, in s: any Session
    ) throws -> [SignUpID: Attendance] {
        var all: [SignUpID: Attendance] = [:]
        let seen = try s.rows(
            """
            SELECT sign_up.id, MIN(CASE WHEN kind = 'arrived' THEN at END), MAX(CASE WHEN kind = 'left' THEN at END)
            FROM sign_up JOIN check_in ON check_in.sign_up_id = sign_up.id
            WHERE \(condition) AND undone_at IS NULL
            GROUP BY sign_up.id
            """, values: [value])
        for row in seen {
            all[try row.id(0)] = Attendance(arrived: try row.momentOrNil(1), left: try row.momentOrNil(2))
        }
        let hours = try s.rows(
            """
            SELECT sign_up.id, minutes, confirmed_at, dispute
            FROM sign_up JOIN hours ON hours.sign_up_id = sign_up.id
            WHERE \(condition)
            """, values: [value])
        for row in hours {
            all[try row.id(0), default: Attendance()].hours = Hours(
                minutes: try row.int(1), confirmed: try row.moment(2), dispute: try row.textOrNil(3))
        }
        return all
    }

    // Hours.

    static func confirm(_ minutes: Int, of signUp: SignUpID, at: Moment, in s: any Session) throws {
        try s.execute(
            """
            INSERT INTO hours (sign_up_id, minutes, state, confirmed_at)
            VALUES ($1, $2, 'confirmed', $3)
            ON CONFLICT (sign_up_id) DO UPDATE
            SET minutes = excluded.minutes, state = 'confirmed', dispute = NULL, confirmed_at = excluded.confirmed_at
            """, signUp, minutes, at)
    }

    static func dispute(_ text: String, of signUp: SignUpID, in s: any Session) throws {
        try s.execute(
            "UPDATE hours SET state = 'disputed', dispute = $1 WHERE sign_up_id = $2", text, signUp)
    }

    /// Words against hours go; the hours stay in question until the host answers.
    static func forgetWords(of signUp: SignUpID, in s: any Session) throws {
        try s.execute("UPDATE hours SET dispute = '–' WHERE sign_up_id = $1 AND dispute IS NOT NULL", signUp)
    }

    static func insert(
        _ change: Hours.Change, number: Int64, of signUp: SignUpID, in s: any Session
    ) throws {
        try s.execute(
            """
            INSERT INTO hours_change (id, sign_up_id, minutes_before, minutes_after, reason, at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, number, signUp, change.before, change.after, change.reason, change.at)
    }

    static func changes(of signUp: SignUpID, in s: any Session) throws -> [Hours.Change] {
        try s.rows(
            """
            SELECT minutes_before, minutes_after, reason, at
            FROM hours_change
            WHERE sign_up_id = $1
            ORDER BY at, id
            """, signUp
        ).map { .init(before: try $0.int(0), after: try $0.int(1), reason: try $0.text(2), at: try $0.moment(3)) }
    }

    /// Those of a shift who have confirmed hours with the same organisation from before.
    static func known(at shift: ShiftID, in s: any Session) throws -> Set<SignUpID> {
        let rows = try s.rows(
            """
            SELECT DISTINCT sign_up.id
            FROM sign_up
            JOIN shift ON shift.id = sign_up.shift_id
            JOIN opportunity ON opportunity.id = shift.opportunity_id
            JOIN sign_up earlier ON earlier.who = sign_up.who AND earlier.id <> sign_up.id
            JOIN hours ON hours.sign_up_id = earlier.id AND hours.minutes > 0
            JOIN shift earlier_shift ON earlier_shift.id = earlier.shift_id
            JOIN opportunity earlier_opportunity ON earlier_opportunity.id = earlier_shift.opportunity_id
            WHERE sign_up.shift_id = $1 AND earlier_opportunity.organisation_id = opportunity.organisation_id
                AND earlier_shift.starts_at < shift.starts_at
            """, shift)
        return Set(try rows.map { try $0.id(0) })
    }

    /// Everything that somebody has confirmed hours for, the newest first.
    static func confirmed(_ who: Who, in s: any Session) throws -> [ConfirmedHours] {
        try s.rows(
            """
            SELECT sign_up.id, opportunity.id, opportunity.title, opportunity.language, opportunity.what,
                organisation.id, organisation.name, shift.starts_at, shift.ends_at, hours.minutes, hours.confirmed_at
            FROM sign_up
            JOIN hours ON hours.sign_up_id = sign_up.id
            JOIN shift ON shift.id = sign_up.shift_id
            JOIN opportunity ON opportunity.id = shift.opportunity_id
            JOIN organisation ON organisation.id = opportunity.organisation_id
            WHERE sign_up.who = $1 AND hours.state = 'confirmed' AND hours.minutes > 0
            ORDER BY shift.starts_at DESC, sign_up.id
            """, who.column
        ).map { row in
            ConfirmedHours(
                signUp: try row.id(0), opportunity: try row.id(1),
                title: LocalizedText(try row.text(2), in: Language(tag: try row.text(3)) ?? .english),
                tasks: try row.text(4), organisation: try row.id(5), organisationName: try row.text(6),
                starts: try row.moment(7), ends: try row.moment(8), minutes: try row.int(9),
                confirmed: try row.moment(10))
        }
    }
}

/// Hours that a host has confirmed and nobody disputes: what somebody can show for one shift.
public struct ConfirmedHours: Sendable, Equatable {
    public let signUp: SignUpID
    public let opportunity: OpportunityID
    public let title: LocalizedText
    /// What one did, in the language of the title.
    public let tasks: String
    public let organisation: OrganisationID
    public let organisationName: String
    public let starts: Moment
    public let ends: Moment
    public let minutes: Int
    /// When the host confirmed them.
    public let confirmed: Moment
}
