import App
import Foundation
import Kernel
import Logging
import Storage
import Synchronization

/// Suites that live in the demo town: its people sign in, its visitors come without an account.
public protocol TownTests {}

extension TownTests {
    /// A demo town on an empty database.
    ///
    /// - clock: stands still until it is moved
    public func withTown(
        _ engine: Database.Engine, clock: TestClock = TestClock(), _ body: (CitizenTime) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("town-\(UInt64.random(in: 0 ... .max))")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await withLocation(engine) { location in
            let configuration = Configuration(
                host: "127.0.0.1", port: 8080, data: folder, database: location, smtp: nil,
                sender: "town@town.example", baseURL: nil)
            let town = try await CitizenTime(configuration, log: Logger(label: "test"), now: { clock.now })
            try await Demo.fill(town)
            try await body(town)
            try await town.house.database.close()
        }
    }

    public func visitor(_ town: CitizenTime, _ language: String) -> Browser {
        Browser(town.site, host: "127.0.0.1:8080", language: language)
    }

    /// - role: the part before @ of a demo account
    public func signedIn(_ role: String, _ town: CitizenTime, _ language: String) async -> Browser {
        let browser = visitor(town, language)
        await browser.open("/sign-in")
        await browser.post("/sign-in/password", ["email": "\(role)@demo.example", "password": Demo.password])
        return browser
    }

    /// Mail that waits, oldest first.
    public func mail(_ town: CitizenTime) async throws -> [(to: String, subject: String, body: String)] {
        try await town.house.database.read { s in
            try s.rows("SELECT recipient, subject, body FROM outbox_mail WHERE sent_at IS NULL ORDER BY queued_at, id")
                .map { (try $0.text(0), try $0.text(1), try $0.text(2)) }
        }
    }
}

/// The time of a test: 24 November 2026 at noon unless moved.
public final class TestClock: Sendable {
    private let current: Mutex<Moment>

    public init(_ start: Moment = Moment(milliseconds: 1_795_521_600_000)) {
        current = Mutex(start)
    }

    public var now: Moment { current.withLock { $0 } }

    public func advance(_ span: Moment.Span) {
        current.withLock { $0 = $0 + span }
    }
}

/// A page or file as it should be, kept beside the tests; written anew when CITIZENTIME_RECORD is set.
public enum Golden {
    /// Nil when `text` is as recorded, else the first line that differs.
    public static func difference(_ text: String, _ name: String, file: String = #filePath) throws -> String? {
        let recorded = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
        if ProcessInfo.processInfo.environment["CITIZENTIME_RECORD"] != nil {
            try FileManager.default.createDirectory(
                at: recorded.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: recorded)
            return nil
        }
        let expected = try String(contentsOf: recorded, encoding: .utf8)
        guard expected != text else { return nil }
        let lines = zip(expected.components(separatedBy: "\n"), text.components(separatedBy: "\n"))
        return lines.first { $0 != $1 }.map { "\(name): expected \($0), found \($1)" } ?? "\(name): other length"
    }

    /// The main part of a page with identifiers numbered in order of appearance, so that it is the same in each run.
    public static func main(of page: String) -> String {
        let start = page.range(of: "<main")?.lowerBound ?? page.startIndex
        let end = page.range(of: "</main>")?.upperBound ?? page.endIndex
        var numbers: [Substring: Int] = [:]
        var text = String(page[start..<end])
        for match in text.matches(of: /\b0[0-9a-hjkmnp-tv-z]{12}\b/) where numbers[match.output] == nil {
            numbers[match.output] = numbers.count + 1
        }
        for (id, number) in numbers { text = text.replacingOccurrences(of: id, with: "id-\(number)") }
        for pattern in ["name=\"token\" value=\"[0-9a-f]{64}\"", "[?]v=[0-9a-f]+", "(?<=/c/)[0-9a-z]{6}"] {
            text = text.replacingOccurrences(of: pattern, with: "", options: .regularExpression)
        }
        return text
    }
}
