import Kernel

/// The route table of the site: every room adds its lines, and a reader sees who may do what in one place.
public struct Routes: Sendable {
    public typealias Handler = @Sendable (Visit) async throws -> Reply

    struct Entry: Sendable {
        let method: Visit.Method
        let route: Route
        let limit: RateLimit?
        let bodyLimit: Int
        /// Whether a post needs the token of a form of ours.
        var needsToken = true
        /// Whether visitors without a session may share one copy of the page.
        var isShared = false
        /// Whether the form may bring files.
        var takesFiles = false
        /// Whether nothing may be known of who sends it.
        var isAnonymous = false
        let handler: Handler
    }

    private(set) var entries: [Entry] = []

    public init() {}

    /// A page that changes nothing.
    public mutating func get(_ route: Route, limit: RateLimit? = nil, _ handler: @escaping Handler) {
        entries.append(Entry(method: .get, route: route, limit: limit, bodyLimit: 0, handler: handler))
    }

    /// A page that changes nothing and that is the same for every visitor without a session: made at most every two
    /// seconds for them all, and at once for everybody else.
    public mutating func getShared(_ route: Route, _ handler: @escaping Handler) {
        entries.append(
            Entry(method: .get, route: route, limit: nil, bodyLimit: 0, isShared: true, handler: handler))
    }

    /// An act: comes with a form and its token, and is authorised by its handler before anything else.
    ///
    /// - bodyLimit: bytes
    public mutating func post(
        _ route: Route, limit: RateLimit? = nil, bodyLimit: Int = 64 * 1024, _ handler: @escaping Handler
    ) {
        entries.append(Entry(method: .post, route: route, limit: limit, bodyLimit: bodyLimit, handler: handler))
    }

    /// An act that comes with files.
    ///
    /// - bodyLimit: bytes of the whole form
    public mutating func postFiles(
        _ route: Route, limit: RateLimit? = .files, bodyLimit: Int, _ handler: @escaping Handler
    ) {
        entries.append(
            Entry(
                method: .post, route: route, limit: limit, bodyLimit: bodyLimit, takesFiles: true, handler: handler))
    }

    /// An act that another program may do for somebody, such as ending mail: its address holds the proof.
    public mutating func openPost(_ route: Route, _ handler: @escaping Handler) {
        entries.append(
            Entry(
                method: .post, route: route, limit: .signIn, bodyLimit: 1024, needsToken: false, handler: handler))
    }

    /// An act of somebody of whom nothing may be known: what it brings proves all that matters.
    ///
    /// No session is read or set, nobody is identified, nothing is counted for a visitor or an address, and the log names
    /// no request; the visit of the handler has neither headers nor an address.
    public mutating func anonymousPost(_ route: Route, bodyLimit: Int, _ handler: @escaping Handler) {
        entries.append(
            Entry(
                method: .post, route: route, limit: nil, bodyLimit: bodyLimit, needsToken: false, isAnonymous: true,
                handler: handler))
    }

    /// The templates with their methods, for documentation and tests.
    public var table: [String] {
        entries.map { "\($0.method.rawValue) \($0.route.template)" }
    }
}

/// Finds the entry of a path: literals before parameters, the first registered among equals.
struct RouteIndex: Sendable {
    private let bySegmentCount: [Int: [Routes.Entry]]

    init(_ routes: Routes) {
        bySegmentCount = Dictionary(grouping: routes.entries) { $0.route.segments.count }
            .mapValues { $0.sorted { Self.parameterCount($0) < Self.parameterCount($1) } }
    }

    enum Match {
        case found(Routes.Entry, parameters: [String: String])
        case otherMethods([String])
        case none
    }

    func find(_ method: Visit.Method, _ path: String) -> Match {
        let pieces = path.split(separator: "/")
        let wanted: Visit.Method = method == .head ? .get : method
        var others: Set<String> = []
        for entry in bySegmentCount[pieces.count] ?? [] {
            guard let parameters = entry.route.match(pieces) else { continue }
            if entry.method == wanted { return .found(entry, parameters: parameters) }
            others.insert(entry.method.rawValue)
        }
        return others.isEmpty ? .none : .otherMethods(others.sorted())
    }

    private static func parameterCount(_ entry: Routes.Entry) -> Int {
        entry.route.segments.count {
            if case .parameter = $0 { true } else { false }
        }
    }
}
