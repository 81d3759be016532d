import Kernel
import Storage
import Web

/// Writes to followers: at once, each morning or each Monday morning, once for each event, in their language.
///
/// Bounded memory: events are spread to followers inside the database, and followers are taken a hundred at a time.
public struct Digests: Sendable {
    let house: House
    let catalogue: Catalogue
    /// Without a final slash.
    let baseURL: String
    let secrets: Secrets

    public init(house: House, catalogue: Catalogue, baseURL: String, secrets: Secrets) {
        self.house = house
        self.catalogue = catalogue
        self.baseURL = baseURL
        self.secrets = secrets
    }

    /// A transaction is over after so long: events younger than that may still be joined by older ones.
    static let settled = Moment.Span.seconds(3)
    /// UTC; morning in every partner country.
    static let hour: Int64 = 6

    private static let batch = 100

    /// Tells everybody what there is to tell now; writes nothing where there is nothing.
    public func tellAllDue() async throws {
        while try await hasDue(), try await tellDue() {}
    }

    private func hasDue() async throws -> Bool {
        let now = house.now()
        return try await house.database.read { s in
            let event = try s.row(
                "SELECT id FROM notice_event WHERE spread_at IS NULL AND at <= $1 LIMIT 1", now - Self.settled)
            let follower = try s.row("SELECT person_id FROM follower WHERE due_at <= $1 LIMIT 1", now)
            return event != nil || follower != nil
        }
    }

    /// Spreads at most a hundred new events, and writes to at most a hundred followers; true where there may be more.
    private func tellDue() async throws -> Bool {
        let now = house.now()
        return try await house.database.write { s in
            let spread = try spread(now, in: s)
            let due = try s.rows(
                """
                SELECT follower.person_id, person.name, person.email, person.language, follower.told_to
                FROM follower JOIN person ON person.id = follower.person_id
                WHERE follower.due_at <= $1
                ORDER BY follower.due_at, follower.person_id
                LIMIT $2
                """, now, Self.batch)
            for row in due { try tell(row, now, in: s) }
            return spread == Self.batch || due.count == Self.batch
        }
    }

    /// Sets the time at which each follower of a new event is written to; returns the number of events.
    private func spread(_ now: Moment, in s: any Storage.Session) throws -> Int {
        let events = try s.rows(
            "SELECT id FROM notice_event WHERE spread_at IS NULL AND at <= $1 ORDER BY id LIMIT $2",
            now - Self.settled, Self.batch)
        for event in events {
            let id = try event.int64(0)
            for (frequency, due) in [
                (Follows.Frequency.atOnce, now), (.daily, Self.nextMorning(after: now)),
                (.weekly, Self.nextMonday(after: now)),
            ] {
                try s.execute(
                    """
                    UPDATE follower
                    SET due_at = $1
                    WHERE frequency = $2 AND due_at IS NULL AND person_id IN (
                        SELECT follow.person_id
                        FROM notice_reach
                        JOIN follow ON follow.subject_kind = notice_reach.subject_kind
                            AND follow.subject_id = notice_reach.subject_id
                        WHERE notice_reach.event_id = $3)
                    """, due, frequency.rawValue, id)
            }
            try s.execute("UPDATE notice_event SET spread_at = $1 WHERE id = $2", now, id)
        }
        return events.count
    }

    private func tell(_ row: Row, _ now: Moment, in s: any Storage.Session) throws {
        let person: PersonID = try row.id(0)
        let language = Language(tag: try row.text(3)) ?? .english
        let told = try row.int64(4)
        let news = try Follows.news(for: person, after: told, until: now - Self.settled, in: s)
        try s.execute(
            "UPDATE follower SET due_at = $1, told_to = $2 WHERE person_id = $3",
            news.count == Follows.mostNews ? now : nil, news.last?.id.value ?? told, person)
        let cards = try house.subjects.cards(news.map(\.subject), in: s)
        let named = news.filter { cards[$0.subject] != nil }
        guard !named.isEmpty else { return }
        let words = Words(catalogue, in: language)
        var mail = Outbox.Mail(
            id: house.ids.next(), to: try row.text(2), subject: words("mail.news.subject", count: named.count),
            body: body(named, cards, name: try row.text(1), words), in: language)
        mail.unsubscribe = baseURL + Unsubscription.link(for: person, secrets).address
        try Outbox.queue(mail, at: now, in: s)
    }

    private func body(_ news: [News], _ cards: [Subject: SubjectCard], name: String, _ words: Words) -> String {
        let lines = news.compactMap { item -> String? in
            guard let card = cards[item.subject] else { return nil }
            let sentence = words("notice.\(item.act)", ["title": card.title.best(for: words.language).text])
            return "\(sentence)\n\(card.link.map { baseURL + $0.address } ?? "")"
        }
        return words("mail.news.hello", ["name": name]) + "\n\n" + lines.joined(separator: "\n\n") + "\n\n"
            + words("mail.news.end", ["link": baseURL + CommunityRoutes.me.link().address])
    }

    static func nextMorning(after now: Moment) -> Moment {
        let today = CalendarDay(now).midnight + .hours(hour)
        return now < today ? today : today + .days(1)
    }

    static func nextMonday(after now: Moment) -> Moment {
        var morning = nextMorning(after: now)
        while CalendarDay(morning).weekday != 0 { morning = morning + .days(1) }
        return morning
    }
}

/// Ending mail without signing in. Source: RFC 8058.
enum Unsubscription {
    static func link(for person: PersonID, _ secrets: Secrets) -> Link {
        CommunityRoutes.unsubscription.link(person, token(person, secrets))
    }

    static func token(_ person: PersonID, _ secrets: Secrets) -> String {
        secrets.sign("unsubscribe", Array(person.description.utf8))
    }
}
