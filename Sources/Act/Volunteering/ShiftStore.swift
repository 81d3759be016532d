import Community
import Kernel
import Storage

/// Every query on shifts.
enum ShiftStore {
    /// - Throws: `VolunteeringRefusal.shiftTwice`
    static func insert(_ shift: Shift, clock: PlaceTime.Reading, in s: any Session) throws {
        do {
            try s.execute(
                """
                INSERT INTO shift
                    (id, opportunity_id, starts_at, ends_at, weekday, minute, capacity, taken, queue, mix, sequence,
                    changed_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, 0, $9)
                """, shift.id, shift.opportunity, shift.starts, shift.ends, clock.day.weekday, clock.minute,
                shift.capacity, shift.mix.rawValue, shift.changed)
        } catch StorageError.uniqueViolation {
            throw VolunteeringRefusal.shiftTwice
        }
    }

    /// - Throws: `VolunteeringRefusal.shiftTwice`
    static func update(_ shift: Shift, clock: PlaceTime.Reading, at: Moment, in s: any Session) throws {
        do {
            try s.execute(
                """
                UPDATE shift
                SET starts_at = $1, ends_at = $2, weekday = $3, minute = $4, capacity = $5, sequence = sequence + 1,
                    changed_at = $6
                WHERE id = $7
                """, shift.starts, shift.ends, clock.day.weekday, clock.minute, shift.capacity, at, shift.id)
        } catch StorageError.uniqueViolation {
            throw VolunteeringRefusal.shiftTwice
        }
    }

    /// False when it was cancelled before.
    static func cancel(_ id: ShiftID, at: Moment, in s: any Session) throws -> Bool {
        try s.execute(
            """
            UPDATE shift
            SET cancelled_at = $1, changed_at = $1, sequence = sequence + 1
            WHERE id = $2 AND cancelled_at IS NULL
            """, at, id) == 1
    }

    // Places. The row of the shift is changed first in each act, so that acts on one shift come one after the other.

    /// The next number in the order of arrival; nil when the shift is cancelled or not there.
    static func nextNumber(_ id: ShiftID, in s: any Session) throws -> Int? {
        try s.row("UPDATE shift SET queue = queue + 1 WHERE id = $1 AND cancelled_at IS NULL RETURNING queue", id)?
            .int(0)
    }

    /// Takes one place; false when there is none.
    static func takePlace(_ id: ShiftID, in s: any Session) throws -> Bool {
        try s.execute("UPDATE shift SET taken = taken + 1 WHERE id = $1 AND taken < capacity", id) == 1
    }

    /// Makes one place more and takes it; false when a shift may have no more.
    static func addPlace(_ id: ShiftID, most: Int, in s: any Session) throws -> Bool {
        try s.execute(
            "UPDATE shift SET capacity = capacity + 1, taken = taken + 1 WHERE id = $1 AND capacity < $2", id, most)
            == 1
    }

    static func freePlace(_ id: ShiftID, in s: any Session) throws {
        try s.execute("UPDATE shift SET taken = taken - 1 WHERE id = $1", id)
    }

    // Reading.

    static func find(_ id: ShiftID, in s: any Session) throws -> Shift? {
        try read("WHERE id = $1", [id.sqlValue], in: s).first
    }

    /// Those that are not over, the next first.
    static func coming(_ opportunity: OpportunityID, now: Moment, in s: any Session) throws -> [Shift] {
        try read(
            "WHERE opportunity_id = $1 AND ends_at > $2 AND cancelled_at IS NULL",
            [opportunity.sqlValue, now.sqlValue], in: s)
    }

    static func all(of opportunity: OpportunityID, in s: any Session) throws -> [Shift] {
        try read("WHERE opportunity_id = $1", [opportunity.sqlValue], in: s)
    }

    /// A shift with what its pages and mails name.
    static func card(_ id: ShiftID, in s: any Session) throws -> ShiftCard? {
        try find(id, in: s).flatMap { try card($0, in: s) }
    }

    static func card(_ shift: Shift, in s: any Session) throws -> ShiftCard? {
        guard let opportunity = try OpportunityStore.find(shift.opportunity, in: s),
            let organisation = try OrganisationStore.find(opportunity.organisation, in: s)
        else { return nil }
        return ShiftCard(
            shift: shift, opportunity: opportunity, organisation: organisation,
            path: try PlaceStore.path(opportunity.place, in: s))
    }

    static func subjects(_ ids: [Int64], in s: any Session) throws -> [SubjectCard] {
        let shifts = try read(
            "WHERE id IN (\(SQLList.placeholders(ids.count)))", ids.map(SQLValue.integer), in: s)
        let hidden = try Withheld.among(shifts.map(\.opportunity.value), of: .opportunity, in: s)
        return try shifts.compactMap { shift in
            guard !hidden.contains(shift.opportunity.value), let card = try card(shift, in: s) else { return nil }
            let clock = card.time.reading(at: shift.starts)
            return SubjectCard(
                shift.subject,
                title: LocalizedText(
                    "\(card.opportunity.words.title) · \(clock.day) \(clock.clock)", in: card.opportunity.language),
                link: VolunteeringRoutes.shift.link(shift.id))
        }
    }

    static func read(_ condition: String, _ values: [SQLValue], in s: any Session) throws -> [Shift] {
        try s.rows(
            """
            SELECT id, opportunity_id, starts_at, ends_at, capacity, taken, mix, sequence, changed_at, cancelled_at
            FROM shift
            \(condition)
            ORDER BY starts_at, id
            """, values: values
        ).map { row in
            Shift(
                id: try row.id(0), opportunity: try row.id(1), starts: try row.moment(2), ends: try row.moment(3),
                capacity: try row.int(4), taken: try row.int(5),
                mix: Shift.Mix(rawValue: try row.text(6)) ?? .none, sequence: try row.int(7),
                changed: try row.moment(8), cancelled: try row.momentOrNil(9))
        }
    }
}
