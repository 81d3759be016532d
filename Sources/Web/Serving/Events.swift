import Foundation
import ServiceLifecycle

extension Reply {
    /// Server-sent events: asks for the parts of the page that may have changed and sends them when they have.
    ///
    /// Ends when the visitor leaves or the server stops. Source: WHATWG HTML, section 9.2.
    ///
    /// - parts: markup by the id of the element that it replaces
    public static func events(
        every interval: Duration, _ parts: @escaping @Sendable () async throws -> [String: HTML]
    ) -> Reply {
        let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self, bufferingPolicy: .bufferingNewest(4))
        let task = Task {
            await cancelWhenGracefulShutdown {
                var last = ""
                do {
                    while !Task.isCancelled {
                        let data = try encoded(await parts())
                        // A comment keeps the connection open when there is nothing to say.
                        continuation.yield(Array((data == last ? ":\n\n" : "event: update\ndata: \(data)\n\n").utf8))
                        last = data
                        try await Task.sleep(for: interval)
                    }
                } catch {
                    // The page asks again by itself.
                }
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in task.cancel() }
        return Reply(
            headers: [("content-type", "text/event-stream"), ("cache-control", "no-store")], body: .stream(stream))
    }

    private static func encoded(_ parts: [String: HTML]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(parts.mapValues(\.markup)), as: UTF8.self)
    }
}
