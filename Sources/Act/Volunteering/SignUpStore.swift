import Kernel
import Storage

/// Every query on sign-ups and offers of a place.
enum SignUpStore {
    /// - Throws: `VolunteeringRefusal.signedUpAlready`
    static func insert(_ signUp: SignUp, at: Moment, in s: any Session) throws {
        do {
            try s.execute(
                """
                INSERT INTO sign_up
                    (id, shift_id, person_id, email, who, name, language, state, number, asked_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                """, signUp.id, signUp.shift, signUp.person, signUp.person == nil ? signUp.email : nil,
                signUp.who.column, signUp.person == nil ? signUp.name : "", signUp.language.code,
                signUp.state.rawValue, signUp.number, at)
        } catch StorageError.uniqueViolation {
            throw VolunteeringRefusal.signedUpAlready
        }
    }

    /// A confirmed address becomes a sign-up with its place in the order, of the account that has the address if any.
    ///
    /// - Throws: `VolunteeringRefusal.signedUpAlready`
    static func confirm(
        _ id: SignUpID, person: PersonID?, who: Who, state: SignUp.State, number: Int, in s: any Session
    ) throws {
        do {
            try s.execute(
                "UPDATE sign_up SET who = $1, state = $2, number = $3 WHERE id = $4", who.column, state.rawValue,
                number, id)
        } catch StorageError.uniqueViolation {
            throw VolunteeringRefusal.signedUpAlready
        }
        if let person { try give(id, to: person, in: s) }
    }

    /// Makes a sign-up that of an account, which knows the name and the address from then on.
    static func give(_ id: SignUpID, to person: PersonID, in s: any Session) throws {
        try s.execute(
            "UPDATE sign_up SET person_id = $1, who = $2, email = NULL, name = '' WHERE id = $3", person,
            Who.person(person).column, id)
    }

    static func setState(_ state: SignUp.State, of id: SignUpID, in s: any Session) throws {
        try s.execute("UPDATE sign_up SET state = $1 WHERE id = $2", state.rawValue, id)
    }

    /// Forgets addresses that were never confirmed.
    static func forgetUnconfirmed(before: Moment, in s: any Session) throws {
        try s.execute("DELETE FROM sign_up WHERE state = 'asked' AND asked_at < $1", before)
    }

    static func hasUnconfirmed(before: Moment, in s: any Session) throws -> Bool {
        try s.row("SELECT id FROM sign_up WHERE state = 'asked' AND asked_at < $1 LIMIT 1", before) != nil
    }

    static func find(_ id: SignUpID, in s: any Session) throws -> SignUp? {
        try read("WHERE sign_up.id = $1", [id.sqlValue], in: s).first
    }

    /// Those who come or wait, in the order of arrival.
    static func active(of shift: ShiftID, in s: any Session) throws -> [SignUp] {
        try read("WHERE shift_id = $1 AND state IN ('coming', 'waiting')", [shift.sqlValue], in: s)
    }

    /// Everything that somebody has signed up for, also what is not confirmed, over or given back.
    static func all(of who: Who, in s: any Session) throws -> [SignUp] {
        try read("WHERE sign_up.who = $1", [.text(who.column)], in: s)
    }

    static func firstWaiting(of shift: ShiftID, in s: any Session) throws -> SignUp? {
        try read("WHERE shift_id = $1 AND state = 'waiting'", [shift.sqlValue], tail: "LIMIT 1", in: s).first
    }

    static func active(of who: Who, on shift: ShiftID, in s: any Session) throws -> SignUp? {
        try read(
            "WHERE shift_id = $1 AND who = $2 AND state IN ('coming', 'waiting')",
            [shift.sqlValue, .text(who.column)], in: s
        ).first
    }

    static func waitingCount(of shift: ShiftID, in s: any Session) throws -> Int {
        try s.row("SELECT COUNT(*) FROM sign_up WHERE shift_id = $1 AND state = 'waiting'", shift)?.int(0) ?? 0
    }

    /// Whether they come to, or wait for, another shift at the same time.
    static func hasOverlap(_ who: Who, with shift: Shift, in s: any Session) throws -> Bool {
        try s.row(
            """
            SELECT sign_up.id
            FROM sign_up JOIN shift ON shift.id = sign_up.shift_id
            WHERE sign_up.who = $1 AND sign_up.state IN ('coming', 'waiting') AND shift.id <> $2
                AND shift.cancelled_at IS NULL AND shift.starts_at < $3 AND shift.ends_at > $4
            LIMIT 1
            """, who.column, shift.id, shift.ends, shift.starts) != nil
    }

    /// What a person comes to or waits for and that is not over, the next first.
    static func coming(of person: PersonID, now: Moment, in s: any Session) throws -> [(SignUp, Shift)] {
        try read(
            """
            JOIN shift ON shift.id = sign_up.shift_id
            WHERE sign_up.person_id = $1 AND state IN ('coming', 'waiting') AND shift.ends_at > $2
            """, [person.sqlValue, now.sqlValue], in: s
        ).compactMap { signUp in try ShiftStore.find(signUp.shift, in: s).map { (signUp, $0) } }
            .sorted { ($0.1.starts, $0.0.id) < ($1.1.starts, $1.0.id) }
    }

    /// Who comes to something that begins soon and was not reminded yet. Whoever signed up in that time has just read
    /// when it is.
    static func toRemind(now: Moment, before: Moment.Span, most: Int, in s: any Session) throws -> [SignUp] {
        try read(
            """
            JOIN shift ON shift.id = sign_up.shift_id
            WHERE shift.starts_at > $1 AND shift.starts_at <= $2 AND shift.cancelled_at IS NULL
                AND state = 'coming' AND reminded_at IS NULL AND asked_at < shift.starts_at - $3
            """, [now.sqlValue, (now + before).sqlValue, .integer(before.milliseconds), .integer(Int64(most))],
            tail: "LIMIT $4", in: s)
    }

    /// False when somebody else has marked it.
    static func markReminded(_ id: SignUpID, at: Moment, in s: any Session) throws -> Bool {
        try s.execute("UPDATE sign_up SET reminded_at = $1 WHERE id = $2 AND reminded_at IS NULL", at, id) == 1
    }

    // Offers.

    static func insert(_ offer: Offer, at: Moment, in s: any Session) throws {
        try s.execute(
            "INSERT INTO place_offer (id, sign_up_id, email, language, offered_at) VALUES ($1, $2, $3, $4, $5)",
            offer.id, offer.signUp, offer.email, offer.language.code, at)
    }

    static func offer(_ id: OfferID, in s: any Session) throws -> Offer? {
        try s.row("SELECT id, sign_up_id, email, language, accepted_at FROM place_offer WHERE id = $1", id).map {
            Offer(
                id: try $0.id(0), signUp: try $0.id(1), email: try $0.text(2),
                language: Language(tag: try $0.text(3)) ?? .english, accepted: try $0.momentOrNil(4))
        }
    }

    static func accept(_ id: OfferID, at: Moment, in s: any Session) throws {
        try s.execute("UPDATE place_offer SET accepted_at = $1 WHERE id = $2", at, id)
    }

    /// Offers for shifts that ended so long ago.
    static func offersBefore(_ moment: Moment, most: Int, in s: any Session) throws -> [OfferID] {
        try s.rows(
            """
            SELECT place_offer.id
            FROM place_offer
            JOIN sign_up ON sign_up.id = place_offer.sign_up_id
            JOIN shift ON shift.id = sign_up.shift_id
            WHERE shift.ends_at < $1
            LIMIT $2
            """, moment, most
        ).map { try $0.id(0) }
    }

    /// What somebody has offered to others.
    static func forgetOffers(of signUp: SignUpID, in s: any Session) throws {
        try s.execute("DELETE FROM place_offer WHERE sign_up_id = $1", signUp)
    }

    /// What others have offered to an address.
    static func forgetOffers(to address: String, in s: any Session) throws {
        try s.execute("DELETE FROM place_offer WHERE email = $1", address)
    }

    static func forget(_ offer: OfferID, in s: any Session) throws {
        try s.execute("DELETE FROM place_offer WHERE id = $1", offer)
    }

    static func read(
        _ condition: String, _ values: [SQLValue], tail: String = "", in s: any Session
    ) throws -> [SignUp] {
        try s.rows(
            """
            SELECT sign_up.id, shift_id, sign_up.person_id, COALESCE(person.email, sign_up.email),
                COALESCE(person.name, sign_up.name), COALESCE(person.language, sign_up.language), state, number
            FROM sign_up LEFT JOIN person ON person.id = sign_up.person_id
            \(condition)
            ORDER BY number NULLS LAST, sign_up.id
            \(tail)
            """, values: values
        ).map { row in
            SignUp(
                id: try row.id(0), shift: try row.id(1), person: try row.idOrNil(2), email: try row.textOrNil(3),
                name: try row.text(4), language: Language(tag: try row.text(5)) ?? .english,
                state: SignUp.State(rawValue: try row.text(6)) ?? .withdrawn, number: try row.intOrNil(7))
        }
    }
}
