import Kernel

/// What a page answers.
public struct Reply: Sendable {
    public var status: Int
    /// Names in lower case.
    public var headers: [(name: String, value: String)]
    public var body: Body

    public enum Body: Sendable {
        case bytes([UInt8])
        /// Pieces as they come, for server-sent events; ends when the visitor leaves.
        case stream(AsyncStream<[UInt8]>)
    }

    public init(status: Int = 200, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Any bytes with their media type.
    public static func bytes(_ bytes: [UInt8], type: String, cache: Cache = .never) -> Reply {
        Reply(headers: [("content-type", type), ("cache-control", cache.header)], body: .bytes(bytes))
    }

    public static func text(_ text: String, type: String, cache: Cache = .never) -> Reply {
        bytes(Array(text.utf8), type: type, cache: cache)
    }

    /// Sends the browser on to see the result of a post (303), optionally with a message for the next page.
    ///
    /// - flash: a key of the message catalogue
    public static func see(_ link: Link, flash: String? = nil) -> Reply {
        var reply = Reply(status: 303, headers: [("location", link.address)])
        if let flash { reply.flash = flash }
        return reply
    }

    /// The reply offered as a file to keep.
    public func download(_ fileName: String) -> Reply {
        var reply = self
        reply.headers.append(("content-disposition", "attachment; filename=\"\(fileName)\""))
        return reply
    }

    /// The part of the bytes that a player asks for, where it asks for one. Source: RFC 9110, section 14.
    public func part(for visit: Visit) -> Reply {
        guard case .bytes(let all) = body else { return self }
        var reply = self
        reply.headers.append(("accept-ranges", "bytes"))
        guard let asked = visit.header("range") else { return reply }
        guard asked.hasPrefix("bytes="), !asked.contains(",") else { return reply }
        let ends = asked.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let from = Int(ends[0]), from >= 0,
            let to = ends[1].isEmpty ? all.count - 1 : Int(ends[1])
        else { return reply }
        guard from < all.count, from <= to else {
            reply.status = 416
            reply.headers.append(("content-range", "bytes */\(all.count)"))
            reply.body = .bytes([])
            return reply
        }
        let last = min(to, all.count - 1)
        reply.status = 206
        reply.headers.append(("content-range", "bytes \(from)-\(last)/\(all.count)"))
        reply.body = .bytes(Array(all[from...last]))
        return reply
    }

    /// The message to show on the next page.
    var flash: String?
    /// The sign-in to start or end with this reply.
    public var signIn: SignInChange?
    /// The page is the same for every visitor without a session, so it starts none.
    var isShared = false
    /// The page is shown inside other sites.
    public var embeddable = false

    public enum SignInChange: Sendable {
        case start(token: String)
        case end
    }

    public enum Cache: Sendable {
        case never
        /// For content named by its hash.
        case immutable
        /// Shared caches may keep it for so many seconds.
        case shared(seconds: Int)

        var header: String {
            switch self {
            case .never: "no-store"
            case .immutable: "public, max-age=31536000, immutable"
            case .shared(let seconds): "public, max-age=\(seconds)"
            }
        }
    }
}
