import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import ServiceLifecycle

/// The one file that knows the HTTP library: listens, hands each request to the site, and stops without losing any.
public struct Server: Sendable {
    let site: Site
    let host: String
    let port: Int
    let log: Logger
    let onListening: @Sendable (_ port: Int) async -> Void

    /// - port: 0 lets the system choose
    public init(
        site: Site, host: String, port: Int, log: Logger,
        onListening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) {
        self.site = site
        self.host = host
        self.port = port
        self.log = log
        self.onListening = onListening
    }

    /// Serves until the process is asked to stop.
    ///
    /// - jobs: run beside the server and are stopped after it
    public func run(jobs: [any Service]) async throws {
        let onListening = self.onListening
        var application = Application(
            responder: SiteResponder(site: site),
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(75),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) },
            logger: log)
        application.addServices(jobs)
        try await application.runService()
    }
}

private struct SiteResponder: HTTPResponder {
    typealias Context = VisitContext
    let site: Site

    func respond(to request: Request, context: VisitContext) async throws -> Response {
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        headers["host"] = request.head.authority ?? headers["host"]
        let body = request.body
        let raw = Site.RawRequest(
            method: request.method.rawValue, target: request.head.path ?? "/", headers: headers,
            address: context.address, id: context.requestID,
            body: { [now = site.now] limit in
                try await BodyCollector(now: now).collect(body, limit: limit, bytes: \.readableBytesView)
            })
        return response(await site.respond(to: raw))
    }

    private func response(_ reply: Reply) -> Response {
        var fields = HTTPFields()
        for header in reply.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            fields.append(HTTPField(name: name, value: header.value))
        }
        switch reply.body {
        case .bytes(let bytes):
            return Response(
                status: .init(code: reply.status), headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
        case .stream(let stream):
            return Response(
                status: .init(code: reply.status), headers: fields,
                body: .init(asyncSequence: stream.map { ByteBuffer(bytes: $0) }))
        }
    }
}

/// What the HTTP library tells about a connection.
private struct VisitContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let address: String
    let requestID: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "local"
        requestID = source.logger[metadataKey: "hb.request.id"]?.description ?? "unknown"
    }
}
