import App
import Community
import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Reports

/// The report, its template, and what a second one says.
@Suite struct ReportTests: TownTests {
    private func template(_ text: String) throws -> ReportTemplate {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("template-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        return try ReportTemplate.read(file, indicators: ["hours", "voices"])
    }

    private let part = """
        [{"result": 4, "heading": {"ro": "Ore"}, "indicators": ["hours"], "evidence": [], "stories": false,
          "shortfalls": ["unanswered"]}]
        """

    @Test func `a partnership's own template is read`() throws {
        let own = try template(part)

        #expect(own.parts.map(\.result) == [4])
        #expect(own.parts.first?.heading(.romanian) == "Ore")
        #expect(own.parts.first?.heading(.greek) == "Ore", "the one there is, where the language is missing")
    }

    @Test(arguments: [
        ("hours", "ours", "ours is none of hours, voices"), ("unanswered", "late", "late is none of"),
        ("\"Ore\"", "\"\"", "heading"), ("\"result\"", "\"number\"", "part 1: result is missing"),
        ("false", "\"no\"", "part 1, stories"),
    ])
    func `what is wrong with a template is named`(what: String, with: String, says: String) {
        #expect {
            try template(part.replacingOccurrences(of: what, with: with))
        } throws: { error in
            (error as? Reports.TemplateFault)?.description.contains(says) == true
        }
    }

    @Test func `better is more, or less where one wishes for less`() {
        #expect(ReportMaker.trend(5, 3, isMoreBetter: true) == .better)
        #expect(ReportMaker.trend(5, 3, isMoreBetter: false) == .worse)
        #expect(ReportMaker.trend(3, 3, isMoreBetter: false) == .same)
        #expect(ReportMaker.trend(nil, 3, isMoreBetter: true) == .unknown)
        #expect(ReportMaker.trend(3, nil, isMoreBetter: true) == .unknown)
    }

    @Test func `changes are named, appearing and disappearing ones among them`() {
        let old = ReportRun.Summary(figures: ["hours": 3, "voices": nil], shortfalls: ["rejected": 2])
        let new = ReportRun.Summary(figures: ["hours": 4, "voices": nil, "stories": 1], shortfalls: [:])

        #expect(
            new.changes(since: old) == [
                .init(subject: .indicator("hours"), before: 3, after: 4),
                .init(subject: .indicator("stories"), before: nil, after: 1),
                .init(subject: .shortfall("rejected"), before: 2, after: 0),
            ])
        #expect(old.changes(since: old) == [])
    }

    private var months: MonthSpan {
        get throws {
            let last = try #require(CalendarMonth("2026-11"))
            return try #require(MonthSpan(last.back(12)[0], last))
        }
    }

    @Test(arguments: Engines.all)
    func `a second report says what changed since the first`(engine: Database.Engine) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let first = try await town.report(of: .whole, try months, .json, in: .english)
            _ = try await town.house.database.write { s in
                try s.execute(
                    "UPDATE local_initiative SET phase = 'stopped', reason = 'rain', story = NULL WHERE phase = 'done'")
            }
            clock.advance(.days(1))
            let second = try await town.report(of: .whole, try months, .json, in: .english)
            let third = try await town.report(of: .whole, try months, .json, in: .english)

            let (one, two) = (try json(first), try json(second))
            #expect((one["changes"] as? [Any])?.isEmpty == true)
            let changes = try #require(two["changes"] as? [[String: Any]])
            let done = changes.first { $0["of"] as? String == "localInitiatives" }
            #expect(done?["before"] as? Double == 1 && done?["after"] as? Double == 0)
            #expect(changes.contains { $0["of"] as? String == "stopped" && $0["after"] as? Double == 1 })
            #expect(two["since"] as? String == "2026-11-24")
            let again = try json(third)
            #expect((again["changes"] as? [Any])?.isEmpty == true)
            let runs = try await town.house.database.read { s in
                let row = try #require(try s.row("SELECT COUNT(*) FROM report_run"))
                return try row.int(0)
            }
            #expect(runs == 2, "a report that says the same is not kept again")
        }
    }

    private func json(_ file: [UInt8]?) throws -> [String: Any] {
        let bytes = try #require(file)
        let object = try JSONSerialization.jsonObject(with: Data(bytes))
        return try #require(object as? [String: Any])
    }

    @Test(arguments: Engines.all)
    func `an unanswered ask, a rejected one and an action that is late are what did not work`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            try await town.house.database.write { s in
                try s.execute("UPDATE suggestion_addressee SET due_at = $1", clock.now - .days(3))
                try s.execute("UPDATE local_action SET ends_at = $1 WHERE state <> 'done'", clock.now - .days(3))
            }
            let report = try json(try await town.report(of: .whole, try months, .json, in: .english))
            let results = try #require(report["results"] as? [[String: Any]])
            let failed = results.flatMap { $0["didNotWork"] as? [[String: Any]] ?? [] }
            func count(_ kind: String) -> Int? { failed.first { $0["kind"] as? String == kind }?["count"] as? Int }

            let (unanswered, rejected, late) = try await town.house.database.read { s in
                func count(_ sql: String) throws -> Int {
                    let row = try #require(try s.row(sql))
                    return try row.int(0)
                }
                return (
                    try count(
                        """
                        SELECT COUNT(*) FROM suggestion_ask
                        JOIN suggestion ON suggestion.id = suggestion_id AND phase = 'published'
                        WHERE suggestion_ask.id NOT IN (SELECT ask_id FROM answer)
                        """),
                    try count("SELECT COUNT(*) FROM answer WHERE verdict = 'rejected' AND replaced_at IS NULL"),
                    try count("SELECT COUNT(*) FROM local_action WHERE state IN ('planned', 'under-way')")
                )
            }
            #expect(unanswered > 0 && late > 0 && rejected > 0)
            #expect(count("unanswered") == unanswered)
            #expect(count("rejected") == rejected)
            #expect(count("overdueActions") == late)
        }
    }

    // Keeping it from the page.

    @Test func `who works for the place keeps a report, others do not`() async throws {
        try await withTown(.sqlite) { town in
            try await town.countIndicators()
            let root = try await town.house.database.read { s in
                try #require(try PlaceStore.all(in: s).first { $0.parent == nil }).id
            }
            let page = "/impact/reports/place/\(root)/2025-12/2026-11"
            let administrator = await signedIn("administrator", town, "en")
            await administrator.open(page)
            #expect(administrator.status == 200)
            await administrator.post("\(page)/runs", [:])
            #expect(administrator.page.contains("What changed since 24 November 2026"))
            await administrator.post("\(page)/runs", [:])
            #expect(administrator.page.contains("nothing new to keep"))

            let official = await signedIn("official", town, "en")
            await official.open("/me")
            await official.post("\(page)/runs", [:])
            #expect(official.status == 403)
            let reader = visitor(town, "en")
            await reader.open(page)
            #expect(!reader.page.contains("Keep these numbers"))
        }
    }

    @Test(arguments: ["place/zzz/2025-12/2026-11", "person/1/2025-12/2026-11", "place/{root}/2026-11/2025-12"])
    func `an address of nothing is not found`(address: String) async throws {
        try await withTown(.sqlite) { town in
            let root = try await town.house.database.read { s in
                try #require(try PlaceStore.all(in: s).first { $0.parent == nil }).id.description
            }
            let reader = visitor(town, "en")
            for form in ["", "/report.json", "/report.pdf"] {
                await reader.open("/impact/reports/\(address.replacingOccurrences(of: "{root}", with: root))\(form)")
                #expect(reader.status == 404)
            }
        }
    }
}
