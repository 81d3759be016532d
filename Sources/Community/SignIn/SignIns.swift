import Crypto
import Kernel
import Storage
import Web

/// Starting and ending sign-ins. The database holds hashes of tokens only, so a copy of it opens no door.
public enum SignIns {
    static let length = Moment.Span.days(30)
    static let linkLength = Moment.Span.minutes(30)

    /// A secret of 32 random bytes in hex.
    static func freshToken() -> String {
        Hex.random(bytes: 32)
    }

    static func hash(_ token: String) -> String {
        Hex.encode(SHA256.hash(data: Array(token.utf8)))
    }

    /// Signs a person in; the token goes into the browser's session.
    static func start(_ person: PersonID, now: Moment, in s: any Storage.Session) throws -> String {
        let token = freshToken()
        try s.execute("DELETE FROM sign_in WHERE ends_at < $1", now)
        try s.execute(
            "INSERT INTO sign_in (token_hash, person_id, started_at, ends_at) VALUES ($1, $2, $3, $4)",
            hash(token), person, now, now + length)
        return token
    }

    /// Who is behind a token; nil when it ended.
    public static func identify(_ token: String, now: Moment, in s: any Storage.Session) throws -> SignedIn? {
        try s.row(
            """
            SELECT person.id, person.name
            FROM sign_in JOIN person ON person.id = sign_in.person_id
            WHERE sign_in.token_hash = $1 AND sign_in.ends_at > $2
            """, hash(token), now
        ).map { SignedIn(id: try $0.id(0), name: try $0.text(1)) }
    }

    static func end(_ token: String, in s: any Storage.Session) throws {
        try s.execute("DELETE FROM sign_in WHERE token_hash = $1", hash(token))
    }

    static func endAll(of person: PersonID, in s: any Storage.Session) throws {
        try s.execute("DELETE FROM sign_in WHERE person_id = $1", person)
    }
}

/// One-time links by mail: for everybody with an address, account or not, so asking for one tells nothing.
public enum SignInLinks {
    /// Where a visitor is led once the mail is queued: the same page for every address.
    public static var sent: Link { CommunityRoutes.signInSent.link() }

    /// Queues the mail and returns nothing: the page after it is the same for every address.
    public static func send(
        to email: String, return back: Link, visit: Visit, id: Outbox.MailID, in s: any Storage.Session
    ) throws {
        let token = SignIns.freshToken()
        let now = visit.now
        try s.execute("DELETE FROM sign_in_link WHERE ends_at < $1", now)
        try s.execute(
            "INSERT INTO sign_in_link (token_hash, email, return_to, ends_at) VALUES ($1, $2, $3, $4)",
            SignIns.hash(token), email, back.address, now + SignIns.linkLength)
        let address = visit.absolute(CommunityRoutes.signInLink.link(token))
        try Outbox.queue(
            Outbox.Mail(
                id: id, to: email, subject: visit.words("mail.signIn.subject"),
                body: visit.words("mail.signIn.body", ["link": address]), in: visit.language),
            at: now, in: s)
    }

    struct Pending: Sendable {
        let email: String
        let back: Link
        let person: Person?
    }

    /// What a link is for, without using it up; nil when it was used or is too old.
    static func pending(_ token: String, now: Moment, in s: any Storage.Session) throws -> Pending? {
        guard
            let row = try s.row(
                "SELECT email, return_to FROM sign_in_link WHERE token_hash = $1 AND ends_at > $2",
                SignIns.hash(token), now)
        else { return nil }
        let email = try row.text(0)
        return Pending(
            email: email, back: Link(untrusted: try row.text(1)) ?? Link("/"),
            person: try PersonStore.find(email: email, in: s))
    }

    /// Uses a link: makes the account when there is none, makes its own what is kept under the address, signs in, and
    /// returns the session's token.
    static func follow(
        _ token: String, name: String, language: Language, house: House, claims: [Claim], now: Moment,
        in s: any Storage.Session
    ) throws -> (token: String, back: Link)? {
        guard let pending = try pending(token, now: now, in: s) else { return nil }
        try s.execute("DELETE FROM sign_in_link WHERE token_hash = $1", SignIns.hash(token))
        let person =
            pending.person ?? Person(id: house.ids.next(), name: name, email: pending.email, language: language)
        if pending.person == nil {
            try PersonStore.insert(person, passwordHash: nil, at: now, in: s)
            try AuditLog.record(
                .init("person/joined", Subject(.person, person.id), by: .person(person.id), at: now), in: s)
            _ = try house.moderation.announce(Subject(.person, person.id), now, s)
        }
        for claim in claims { try claim(person.id, pending.email, now, s) }
        return (try SignIns.start(person.id, now: now, in: s), pending.back)
    }
}
