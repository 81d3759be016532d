import Crypto
import Kernel
import Storage
import Web

/// Which account belongs to whom at the identity provider. What the provider calls somebody is kept as a keyed hash
/// only, so a copy of the database tells nobody who that is.
public enum Identities {
    static let migrations = [
        Migration(
            "2026-11-25 community, identities",
            """
            CREATE TABLE person_identity (
                mark TEXT PRIMARY KEY,
                person_id BIGINT NOT NULL UNIQUE REFERENCES person (id) ON DELETE CASCADE,
                connected_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE provider_attempt (
                state_hash TEXT PRIMARY KEY,
                browser TEXT NOT NULL,
                nonce TEXT NOT NULL,
                verifier TEXT NOT NULL,
                return_to TEXT NOT NULL,
                ends_at BIGINT NOT NULL
            )
            """)
    ]

    /// How the database names a person of a provider.
    static func mark(_ identity: IdentityProvider.Identity, of provider: IdentityProvider, _ secrets: Secrets) -> String
    {
        secrets.sign("identity", Array("\(provider.issuer)\n\(identity.subject)".utf8))
    }

    static func person(_ mark: String, in s: any Storage.Session) throws -> PersonID? {
        try s.row("SELECT person_id FROM person_identity WHERE mark = $1", mark)?.id(0)
    }

    /// True when the person has proved at the provider who they are.
    public static func isConnected(_ person: PersonID, in s: any Storage.Session) throws -> Bool {
        try mark(of: person, in: s) != nil
    }

    private static func mark(of person: PersonID, in s: any Storage.Session) throws -> String? {
        try s.row("SELECT mark FROM person_identity WHERE person_id = $1", person)?.text(0)
    }

    /// Proves for one subject that a person of the provider takes part, whichever account they use, and tells nothing
    /// about what they do elsewhere; nil when the person has not signed in at the provider.
    public static func proof(of person: PersonID, for subject: Subject, in s: any Storage.Session) throws -> String? {
        try mark(of: person, in: s).map { Hex.encode(SHA256.hash(data: Array("\(subject)\n\($0)".utf8))) }
    }

    static func connect(_ mark: String, to person: PersonID, at: Moment, in s: any Storage.Session) throws {
        try s.execute(
            "INSERT INTO person_identity (mark, person_id, connected_at) VALUES ($1, $2, $3)", mark, person, at)
        try AuditLog.record(
            .init("person/identity-connected", Subject(.person, person), by: .person(person), at: at), in: s)
    }
}

/// Sign-ins that are under way at the provider, each bound to the browser that started it.
enum ProviderAttempts {
    static let length = Moment.Span.minutes(15)

    static func start(
        _ attempt: IdentityProvider.Attempt, browser: String, return back: Link, now: Moment,
        in s: any Storage.Session
    ) throws {
        try s.execute("DELETE FROM provider_attempt WHERE ends_at < $1", now)
        try s.execute(
            """
            INSERT INTO provider_attempt (state_hash, browser, nonce, verifier, return_to, ends_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, SignIns.hash(attempt.state), browser, attempt.nonce, attempt.verifier, back.address, now + length)
    }

    /// Takes the attempt of a state, once; nil when this browser has started none such.
    static func take(
        state: String, browser: String, redirect: String, now: Moment, in s: any Storage.Session
    ) throws -> (attempt: IdentityProvider.Attempt, back: Link)? {
        let row = try s.row(
            """
            DELETE FROM provider_attempt
            WHERE state_hash = $1 AND browser = $2 AND ends_at > $3
            RETURNING nonce, verifier, return_to
            """, SignIns.hash(state), browser, now)
        guard let row else { return nil }
        let attempt = IdentityProvider.Attempt(
            state: state, nonce: try row.text(0), verifier: try row.text(1), redirect: redirect)
        return (attempt, Link(untrusted: try row.text(2)) ?? CommunityRoutes.me.link())
    }
}
