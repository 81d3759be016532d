import Kernel
import Logging

/// From a raw request to a reply: the order of checks is the same for every page and stands in `respond`.
public struct Site: Sendable {
    let facts: SiteFacts
    var catalogue: Catalogue { facts.catalogue }
    let secrets: Secrets
    let now: @Sendable () -> Moment
    let identify: @Sendable (_ token: String) async throws -> SignedIn?
    let index: RouteIndex
    let limiter = RateLimiter()
    let shelf = PageShelf()
    let meters: Meters
    /// Host names under which the site answers.
    let hosts: Set<String>
    private let log: Logger

    /// - identify: the person whose sign-in has this token; nil when it ended
    /// - hosts: with port where it is not the default; empty: any
    public init(
        facts: SiteFacts, secrets: Secrets, routes: Routes, meters: Meters, hosts: Set<String>,
        log: Logger,
        now: @escaping @Sendable () -> Moment,
        identify: @escaping @Sendable (_ token: String) async throws -> SignedIn?
    ) {
        var routes = routes
        let assets = facts.assets
        routes.get(Assets.route) { try assets.reply($0) }
        self.facts = facts
        self.secrets = secrets
        self.now = now
        self.identify = identify
        self.hosts = hosts
        self.meters = meters
        self.log = log
        index = RouteIndex(routes)
    }

    /// A request before anything is known about it.
    public struct RawRequest: Sendable {
        public var method: String
        /// Path and query.
        public var target: String
        /// By lower-case name.
        public var headers: [String: String]
        public var address: String
        public var id: String
        /// Reads the body up to a limit.
        ///
        /// - Throws: `Problem.tooLarge`
        public var body: @Sendable (_ limit: Int) async throws -> [UInt8]

        public init(
            method: String, target: String, headers: [String: String], address: String, id: String,
            body: @escaping @Sendable (_ limit: Int) async throws -> [UInt8]
        ) {
            self.method = method
            self.target = target
            self.headers = headers
            self.address = address
            self.id = id
            self.body = body
        }

        /// The request without what tells people apart: cookies, address, number and every header but three.
        func forgettingWho() -> RawRequest {
            let kept: Set<String> = ["host", "content-type", "accept-language"]
            var own = self
            own.headers = headers.filter { kept.contains($0.key) }
            own.address = ""
            own.id = ""
            return own
        }
    }

    /// Answers; never throws, since a problem is a page too.
    public func respond(to raw: RawRequest) async -> Reply {
        let parts = raw.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts.first ?? "/")
        let isAnonymous = isAnonymous(raw.method, path)
        let raw = isAnonymous ? raw.forgettingWho() : raw
        let cookies = Cookies(raw.headers["cookie"] ?? "")
        let known = cookies["session"].flatMap { Session(cookie: $0, secrets) }
        let session = known ?? Session.fresh(secrets)
        let query = Form(urlEncoded: parts.count > 1 ? parts[1] : "")
        let language = self.language(query: query, cookies: cookies, headers: raw.headers)
        let words = Words(catalogue, in: language)

        func visit(method: Visit.Method, form: Form, person: SignedIn?, parameters: [String: String]) -> Visit {
            Visit(
                method: method, path: path, query: query ?? .empty, form: form, session: session, person: person,
                words: words, now: now(), requestID: raw.id, address: raw.address, isUnknown: known == nil,
                headers: raw.headers,
                parameters: parameters, flash: cookies["flash"], site: facts)
        }

        var reply: Reply
        do {
            if !hosts.isEmpty {
                guard let host = raw.headers["host"]?.lowercased(), hosts.contains(host) else {
                    throw Problem.wrongHost
                }
            }
            guard query != nil else { throw Problem.malformed }
            guard let method = Visit.Method(rawValue: raw.method) else {
                throw Problem.methodNotAllowed(allowed: ["GET", "HEAD", "POST"])
            }
            let (entry, parameters) = try find(method, path)
            if let limit = entry.limit { try admit(limit, session: session, address: raw.address) }
            let form = method == .post ? try await self.form(raw, entry: entry, session: session) : .empty
            let person = try await session.signInToken.asyncFlatMap { try await identify($0) }
            reply = try await answer(
                entry, visit(method: method, form: form, person: person, parameters: parameters))
        } catch {
            let problem = self.problem(for: error, raw, isAnonymous: isAnonymous)
            reply = ProblemPage(problem: problem).reply(
                visit(method: .get, form: .empty, person: nil, parameters: [:]))
        }
        finish(
            &reply, session: session, isKnown: known != nil || isAnonymous, language: language,
            query: isAnonymous ? nil : query, cookies: cookies)
        meters.count(status: reply.status)
        return reply
    }

    /// The page from its room, or from the shelf where the room says that all visitors without a session share it.
    private func answer(_ entry: Routes.Entry, _ visit: Visit) async throws -> Reply {
        guard entry.isShared, visit.isUnknown, visit.flash == nil, visit.query.isEmpty(but: "lang") else {
            return try await entry.handler(visit)
        }
        if let ready = shelf.find(visit) { return ready }
        var reply = try await entry.handler(visit)
        reply.isShared = true
        if !shelf.keep(reply, of: visit) { reply.isShared = false }
        return reply
    }

    /// Whether the route table says that nothing may be known of who sends this.
    private func isAnonymous(_ method: String, _ path: String) -> Bool {
        guard let method = Visit.Method(rawValue: method), case .found(let entry, _) = index.find(method, path) else {
            return false
        }
        return entry.isAnonymous
    }

    private func find(_ method: Visit.Method, _ path: String) throws -> (Routes.Entry, [String: String]) {
        switch index.find(method, path) {
        case .found(let entry, let parameters): (entry, parameters)
        case .otherMethods(let methods): throw Problem.methodNotAllowed(allowed: methods)
        case .none: throw Problem.notFound
        }
    }

    private func admit(_ limit: RateLimit, session: Session, address: String) throws {
        let now = self.now()
        let visitor = Hex.encode(session.visitor)
        let waits = [
            limiter.wait(limit, visitor: visitor, now: now),
            limiter.wait(limit, visitor: address, factor: RateLimit.addressFactor, now: now),
        ]
        if let seconds = waits.compactMap({ $0 }).max() { throw Problem.tooMany(retryAfterSeconds: seconds) }
    }

    /// The posted form, proved to come from a page of ours.
    private func form(_ raw: RawRequest, entry: Routes.Entry, session: Session) async throws -> Form {
        let type = raw.headers["content-type"] ?? ""
        let isMultipart = type.lowercased().hasPrefix("multipart/form-data")
        guard isMultipart ? entry.takesFiles : type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw Problem.malformed
        }
        let bytes = try await raw.body(entry.bodyLimit)
        let read =
            isMultipart
            ? Multipart(bytes, contentType: type).map(Form.init)
            : String(validating: bytes, as: UTF8.self).flatMap { Form(urlEncoded: $0) }
        guard let form = read else { throw Problem.malformed }
        guard !entry.needsToken || session.accepts(formToken: form["token"]) else { throw Problem.staleForm }
        return form
    }

    private func language(query: Form?, cookies: Cookies, headers: [String: String]) -> Language {
        let asked = [query?["lang"] ?? "", cookies["language"] ?? ""]
        for tag in asked {
            if let language = Language(tag: tag), catalogue.languages.contains(language) { return language }
        }
        return Language.negotiate(headers["accept-language"] ?? "", offered: catalogue.languages) ?? .english
    }

    private func problem(for error: any Error, _ raw: RawRequest, isAnonymous: Bool) -> Problem {
        if let problem = error as? Problem { return problem }
        if let busy = error as? any RetryLater { return .busy(retryAfterSeconds: busy.seconds) }
        // An error can hold what was sent, and a moment tells who sent it.
        guard !isAnonymous else {
            log.error("an anonymous request failed", metadata: ["error": "\(type(of: error))"])
            return .failed
        }
        log.error(
            "request failed",
            metadata: [
                "request": "\(raw.id)", "method": "\(raw.method)", "target": "\(Self.kind(of: raw.target))",
                "error": "\(error)",
            ])
        return .failed
    }

    /// What a log may say of an address: later parts and queries can hold secrets by which people read what is theirs.
    private static func kind(of target: String) -> String {
        let path = target.prefix { $0 != "?" }
        let first = path.dropFirst().prefix { $0 != "/" }
        return "/" + first + (first.count + 1 < path.count ? "/…" : "")
    }
}

extension Optional {
    fileprivate func asyncFlatMap<Result>(_ transform: (Wrapped) async throws -> Result?) async throws -> Result? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
