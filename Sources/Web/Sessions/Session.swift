import Crypto
import Foundation
import Kernel

/// What the browser keeps for us: a random visitor key and, after signing in, a token; signed, so nobody can make one.
///
/// Nothing about a visitor without an account is stored on the server under this key; rooms derive from it what they
/// need (`derivedKey`), so that two of them cannot be joined.
public struct Session: Sendable, Equatable {
    /// 16 random bytes.
    public let visitor: [UInt8]
    /// The secret of a sign-in; the server keeps its hash.
    public let signInToken: String?
    private let secrets: Secrets

    /// A visitor we have not seen.
    static func fresh(_ secrets: Secrets) -> Session {
        var system = SystemRandomNumberGenerator()
        let visitor = [system.next(), system.next()].flatMap { number in
            (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        }
        return Session(visitor: visitor, signInToken: nil, secrets: secrets)
    }

    /// The session with another sign-in and, against fixation, another visitor key.
    func changed(by change: Reply.SignInChange) -> Session {
        let fresh = Session.fresh(secrets)
        switch change {
        case .start(let token): return Session(visitor: visitor, signInToken: token, secrets: secrets)
        case .end: return fresh
        }
    }

    /// The hidden value of every form: proves that the form came from a page of ours in this browser.
    public var formToken: String {
        secrets.sign("form", visitor + Array((signInToken ?? "").utf8))
    }

    /// A key of 32 bytes for one purpose that tells nothing about the visitor key or about keys of other purposes.
    public func derivedKey(_ purpose: String) -> [UInt8] {
        secrets.derive("visitor/" + purpose, visitor)
    }

    /// The same for a person, whichever browser they use.
    public func derivedKey(_ purpose: String, for person: PersonID) -> [UInt8] {
        secrets.derive("person/" + purpose, Array(person.description.utf8))
    }

    func accepts(formToken: String) -> Bool {
        secrets.equal(formToken, self.formToken)
    }

    // The cookie: visitor in hex, ".", token or nothing, ".", signature.

    var cookie: String {
        let content = Hex.encode(visitor) + "." + (signInToken ?? "")
        return content + "." + secrets.sign("session", Array(content.utf8))
    }

    init?(cookie: String, _ secrets: Secrets) {
        let parts = cookie.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let visitor = Hex.decode(parts[0]), visitor.count == 16,
            secrets.equal(parts[2], secrets.sign("session", Array((parts[0] + "." + parts[1]).utf8)))
        else { return nil }
        self.init(visitor: visitor, signInToken: parts[1].isEmpty ? nil : parts[1], secrets: secrets)
    }

    private init(visitor: [UInt8], signInToken: String?, secrets: Secrets) {
        self.visitor = visitor
        self.signInToken = signInToken
        self.secrets = secrets
    }

    public static func == (left: Session, right: Session) -> Bool {
        left.visitor == right.visitor && left.signInToken == right.signInToken
    }
}

/// The server's key, from which signatures and derived keys of every purpose are made.
public struct Secrets: Sendable {
    private let key: SymmetricKey

    /// - key: 32 random bytes, kept in the data folder.
    public init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
    }

    /// HMAC-SHA-256 under a purpose (RFC 2104), in hex.
    public func sign(_ purpose: String, _ content: [UInt8]) -> String {
        Hex.encode(derive(purpose, content))
    }

    /// The same as 32 bytes.
    public func derive(_ purpose: String, _ content: [UInt8]) -> [UInt8] {
        var hmac = HMAC<SHA256>(key: key)
        hmac.update(data: Array(purpose.utf8) + [0])
        hmac.update(data: content)
        return Array(hmac.finalize())
    }

    /// Compares in a time that does not tell where texts differ.
    public func equal(_ left: String, _ right: String) -> Bool {
        let left = Array(left.utf8)
        let right = Array(right.utf8)
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
