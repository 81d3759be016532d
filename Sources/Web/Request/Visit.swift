import Kernel

/// One request as a page sees it: already checked for host, size, session and forgery.
public struct Visit: Sendable {
    public let method: Method
    /// Starts with a slash, without the query.
    public let path: String
    public let query: Form
    /// What was posted; empty for other methods.
    public let form: Form
    public let session: Session
    /// Who is signed in; nil for a visitor without an account.
    public let person: SignedIn?
    public let words: Words
    public let now: Moment
    /// In every log line and on error pages, so that a visitor can name it.
    public let requestID: String
    /// The network address of the visitor, for rate limits only; never stored.
    public let address: String
    /// True when the browser brought no session of ours: nothing on the page can be about this visitor.
    public let isUnknown: Bool
    let headers: [String: String]
    var parameters: [String: String] = [:]
    let flash: String?
    let site: SiteFacts

    public enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
    }

    public var language: Language { words.language }

    /// The address of this site, without a final slash: `https://citizentime.example`.
    public var baseURL: String { site.baseURL }

    /// A header by its lower-case name.
    public func header(_ name: String) -> String? { headers[name] }

    /// A parameter of the route as text.
    ///
    /// - Throws: `Problem.notFound`
    public func parameter(_ name: String) throws -> String {
        guard let value = parameters[name] else { throw Problem.notFound }
        return value
    }

    /// A parameter of the route as an identifier.
    ///
    /// - Throws: `Problem.notFound` when it is not one
    public func id<Kind>(_ name: String, of _: Kind.Type = Kind.self) throws -> Identifier<Kind> {
        guard let id = Identifier<Kind>(try parameter(name)) else { throw Problem.notFound }
        return id
    }

    /// Who acts, for the audit log.
    public var actor: Actor { person.map { .person($0.id) } ?? .visitor }

    /// The signed-in person.
    ///
    /// - Throws: `Problem.signInNeeded`
    public func signedIn() throws -> SignedIn {
        guard let person else { throw Problem.signInNeeded(Link(path)) }
        return person
    }

    /// True when one of our scripts asks and wants markup back, not a redirect to follow in the address bar.
    public var isScripted: Bool { headers["x-requested-with"] == "fetch" }
}

/// The person behind a session.
public struct SignedIn: Sendable, Hashable {
    public let id: PersonID
    public let name: String

    public init(id: PersonID, name: String) {
        self.id = id
        self.name = name
    }
}
