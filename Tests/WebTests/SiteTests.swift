import Foundation
import Kernel
import Logging
import Synchronization
import Testing

@testable import Web

/// A site with one form, answering in this process.
@Suite struct SiteTests {
    private func site(limit: RateLimit? = nil) throws -> Site {
        let folder = WebResources.messages
        let catalogue = try Catalogue(folders: [folder])
        let assets = try Assets(folder: WebResources.assets)
        var routes = Routes()
        let route = Route("/things/{thing}")
        routes.get(route) { visit in
            visit.reply(Page(try visit.parameter("thing"), body: FormView(visit, to: Link(visit.path)).form("")))
        }
        routes.post(route, limit: limit, bodyLimit: 300) { visit in .see(Link(visit.path)) }
        return Site(
            facts: SiteFacts(
                baseURL: "https://town.example", assets: assets, catalogue: catalogue, navigation: []),
            secrets: Secrets(key: Array(repeating: 7, count: 32)), routes: routes,
            meters: Meters(),
            hosts: ["town.example"], log: Logger(label: "test"), now: { .year2026 }, identify: { _ in nil })
    }

    /// A site with two pages that visitors share: one that counts how often it is made, one with a form in it.
    private func shared(_ made: Made) throws -> Site {
        var routes = Routes()
        routes.getShared(Route("/count")) { visit in
            visit.reply(Page("count", body: "<p>made \(made.next())</p>"))
        }
        routes.getShared(Route("/form")) { visit in
            visit.reply(Page("form", body: FormView(visit, to: Link("/form")).form("")))
        }
        return Site(
            facts: SiteFacts(
                baseURL: "https://town.example", assets: try Assets(folder: WebResources.assets),
                catalogue: try Catalogue(folders: [WebResources.messages]), navigation: []),
            secrets: Secrets(key: Array(repeating: 7, count: 32)), routes: routes, meters: Meters(),
            hosts: ["town.example"], log: Logger(label: "test"),
            now: { Moment.year2026 + .seconds(made.time.withLock { $0 }) }, identify: { _ in nil })
    }

    /// What was logged.
    private final class Lines: LogHandler, Sendable {
        let said = Mutex<[String]>([])
        subscript(metadataKey _: String) -> Logger.Metadata.Value? {
            get { nil }
            set {}
        }
        var metadata: Logger.Metadata {
            get { [:] }
            set {}
        }
        var logLevel: Logger.Level {
            get { .trace }
            set {}
        }

        func log(event: LogEvent) {
            said.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
        }
    }

    private struct Secretive: Error, CustomStringConvertible {
        let description = "what was sent"
    }

    @Test func `of whoever sends an anonymous post nothing is known, set or logged`() async throws {
        let lines = Lines()
        var routes = Routes()
        routes.anonymousPost(Route("/box"), bodyLimit: 300) { visit in
            guard visit.form["fail"].isEmpty else { throw Secretive() }
            let known = [visit.address, visit.requestID, visit.header("user-agent"), visit.person?.name]
            #expect(known.compactMap { $0 }.allSatisfy(\.isEmpty) && visit.isUnknown)
            return .text("in the box", type: "text/plain")
        }
        routes.get(Route("/box")) { visit in visit.reply(Page("box", body: "")) }
        let secrets = Secrets(key: Array(repeating: 7, count: 32))
        let site = Site(
            facts: SiteFacts(
                baseURL: "https://town.example", assets: try Assets(folder: WebResources.assets),
                catalogue: try Catalogue(folders: [WebResources.messages]), navigation: []),
            secrets: secrets, routes: routes, meters: Meters(), hosts: ["town.example"],
            log: Logger(label: "test") { _ in lines }, now: { .year2026 },
            identify: { _ in SignedIn(id: PersonID(1), name: "Ana") })
        func send(_ body: String, to path: String = "/box") async -> Reply {
            let session = Session.fresh(secrets)
            return await site.respond(
                to: Site.RawRequest(
                    method: "POST", target: path,
                    headers: [
                        "host": "town.example", "cookie": "session=\(session.cookie); flash=x",
                        "user-agent": "device 7",
                        "content-type": "application/x-www-form-urlencoded",
                    ], address: "203.0.113.9", id: "request-9",
                    body: { limit in
                        guard body.utf8.count <= limit else { throw Problem.tooLarge(limit: limit) }
                        return Array(body.utf8)
                    }))
        }

        let replies = [
            await send("ballot=1"), await send("fail=1"), await send("fail=1", to: "/box?lang=ar"),
            await send(String(repeating: "x", count: 400)),
        ]
        #expect(replies.map(\.status) == [200, 500, 500, 413])
        #expect(!replies.contains { reply in reply.headers.contains { $0.name == "set-cookie" } })
        let said = lines.said.withLock { $0 }
        #expect(said.count == 2)
        #expect(!said.contains { $0.contains("request-9") || $0.contains("what was sent") || $0.contains("203.0") })
    }

    private final class Made: Sendable {
        let count = Mutex(0)
        let time = Mutex<Int64>(0)

        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    @Test func `visitors without a session share a page for two seconds, each in their language`() async throws {
        let made = Made()
        let site = try shared(made)

        let first = await site.respond(to: request("GET", "/count"))
        let again = await site.respond(to: request("GET", "/count"))
        #expect(text(first).contains("made 1") && text(again) == text(first))
        #expect(!first.headers.contains { $0.name == "set-cookie" }, "nobody is given a session for it")
        #expect(text(await site.respond(to: request("GET", "/count?lang=ar"))).contains("made 2"))
        #expect(text(await site.respond(to: request("GET", "/count?page=2"))).contains("made 3"))
        made.time.withLock { $0 = 2 }
        #expect(text(await site.respond(to: request("GET", "/count"))).contains("made 4"))
    }

    @Test func `a page with a form is nobody's but its visitor's`() async throws {
        let site = try shared(Made())

        let replies = [
            await site.respond(to: request("GET", "/form")), await site.respond(to: request("GET", "/form")),
        ]
        #expect(text(replies[0]) != text(replies[1]))
        #expect(replies.allSatisfy { $0.headers.contains { $0.name == "set-cookie" } })
    }

    private func request(
        _ method: String, _ target: String, headers: [String: String] = [:], body: String = ""
    ) -> Site.RawRequest {
        let defaults = ["host": "town.example", "content-type": "application/x-www-form-urlencoded"]
        return Site.RawRequest(
            method: method, target: target, headers: defaults.merging(headers) { $1 }, address: "127.0.0.1", id: "r1",
            body: { limit in
                guard body.utf8.count <= limit else { throw Problem.tooLarge(limit: limit) }
                return Array(body.utf8)
            })
    }

    private func text(_ reply: Reply) -> String {
        guard case .bytes(let bytes) = reply.body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `a page speaks the reader's language in its direction`() async throws {
        let reply = try await site().respond(to: request("GET", "/things/a?lang=ar"))
        #expect(reply.status == 200)
        #expect(text(reply).contains("<html lang=\"ar\" dir=\"rtl\">"))
        #expect(reply.headers.contains { $0.name == "set-cookie" && $0.value.hasPrefix("language=ar;") })
    }

    @Test func `what the address says is escaped on the page`() async throws {
        let reply = try await site().respond(to: request("GET", "/things/%3Cb%3E"))
        #expect(text(reply).contains("&lt;b&gt;") && !text(reply).contains("<b>"))
    }

    @Test func `a body that drips is given up, and one that is too large is not read to its end`() async throws {
        let patience = BodyCollector.patience
        func collect(_ pieces: [String], every span: Moment.Span, limit: Int) async throws -> [UInt8] {
            let ticks = Mutex<Int64>(0)
            let collector = BodyCollector(now: {
                ticks.withLock { ticks in
                    ticks += 1
                    return Moment(milliseconds: ticks * span.milliseconds)
                }
            })
            let stream = AsyncStream<String> { continuation in
                for piece in pieces { continuation.yield(piece) }
                continuation.finish()
            }
            return try await collector.collect(stream, limit: limit, bytes: \.utf8)
        }

        let whole = try await collect(["a=", "1"], every: .seconds(1), limit: 3)
        #expect(whole == Array("a=1".utf8))
        await #expect { try await collect(["a=", "12"], every: .seconds(1), limit: 3) } throws: { error in
            if case Problem.tooLarge(3) = error { true } else { false }
        }
        let drops = Array(repeating: "a", count: 40)
        await #expect { try await collect(drops, every: .seconds(1), limit: 100) } throws: { error in
            if case Problem.tooSlow = error { patience == .seconds(30) } else { false }
        }
    }

    @Test func `a form without its token changes nothing`() async throws {
        let reply = try await site().respond(to: request("POST", "/things/a", body: "token=guess"))
        #expect(reply.status == 403)
    }

    @Test func `a form with its token and session is taken`() async throws {
        let site = try site()
        let page = await site.respond(to: request("GET", "/things/a"))
        let cookie = try #require(page.headers.first { $0.name == "set-cookie" }?.value.split(separator: ";").first)
        let token = try #require(text(page).components(separatedBy: "name=\"token\" value=\"").last?.prefix(64))
        let headers = ["cookie": String(cookie)]
        let taken = await site.respond(to: request("POST", "/things/a", headers: headers, body: "token=\(token)"))
        #expect(taken.status == 303)
        let other = await site.respond(to: request("POST", "/things/a", body: "token=\(token)"))
        #expect(other.status == 403)
    }

    @Test(arguments: [
        ("GET", "/nowhere", 404), ("DELETE", "/things/a", 405), ("GET", "/things/a?x=%ff", 400),
        ("POST", "/things/a", 413),
    ])
    func `a problem is a page with its status and the request's id`(
        method: String, target: String, status: Int
    ) async throws {
        let reply = try await site().respond(
            to: request(method, target, body: String(repeating: "x", count: 400)))
        #expect(reply.status == status)
        #expect(text(reply).contains("<code>r1</code>"))
    }

    @Test func `another host is not answered`() async throws {
        let reply = try await site().respond(to: request("GET", "/things/a", headers: ["host": "evil.example"]))
        #expect(reply.status == 421)
    }

    @Test func `too many acts are told when to come back`() async throws {
        let site = try site(limit: RateLimit("test", burst: 2, perMinute: 6))
        let cookie = ["cookie": "session=" + Session.fresh(site.secrets).cookie]
        var statuses: [Int] = []
        for _ in 0..<3 {
            let reply = await site.respond(to: request("POST", "/things/a", headers: cookie, body: "token=x"))
            statuses.append(reply.status)
            if reply.status == 429 { #expect(reply.headers.contains { $0.name == "retry-after" && $0.value == "10" }) }
        }
        #expect(statuses == [403, 403, 429])
    }

    @Test func `every reply forbids scripts and styles in the page`() async throws {
        let reply = try await site().respond(to: request("GET", "/nowhere"))
        let policy = try #require(reply.headers.first { $0.name == "content-security-policy" }?.value)
        #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe"))
    }

    @Test func `the catalogue is complete in every language`() throws {
        let own = WebResources.messages
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources")
        let community = sources.appendingPathComponent("Community/Resources/messages")
        let consultations = sources.appendingPathComponent("Involve/Consultations/Resources/messages")
        let catalogue = try Catalogue(folders: [own, community, consultations])
        #expect(catalogue.languages.map(\.code).sorted() == ["ar", "el", "en", "ro"])
        #expect(catalogue.review() == [])
    }
}
