import App
import Kernel
import Storage
import TestSupport
import Testing

@testable import CounterSpeech

/// The road through the pages: from an anonymous report to the outcome at its secret address.
@Suite struct CasePageTests: TownTests {
    /// With a comment in it.
    static let picture = HostileFiles.jpeg(extra: HostileFiles.segment(0xFE, Array("secret".utf8)))

    @Test(arguments: Engines.all) func `an anonymous report becomes a case, and its secret address tells the outcome`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let reporter = visitor(town, "ar")
            await reporter.open("/reports/new")
            let place = try #require(reporter.text(after: "<option value=\"", until: "\""))
            await reporter.post(
                "/reports", ["place": place, "text": "", "link": "nonsense"], file: [], named: "", in: "picture")
            #expect(reporter.page.contains("error-summary") && reporter.page.contains("nonsense"))
            await reporter.post(
                "/reports", ["place": place, "text": "All of it", "description": "A wall"], file: Array("%PDF-".utf8),
                named: "Ana.jpg", in: "picture")
            #expect(reporter.page.contains("error-summary") && reporter.page.contains("All of it"))
            await reporter.post(
                "/reports",
                [
                    "place": place, "text": "All migrants are vermin.", "link": "https://social.example/1",
                    "about": "me", "medium": "poster", "description": "A wall",
                ], file: Self.picture, named: "Ana.jpg", in: "picture")
            let secret = "/reports/followed/" + (try #require(reporter.text(after: "/reports/followed/", until: "<")))
            #expect(reporter.status == 200)
            let (persons, names, stored) = try await town.house.database.read { s in
                (
                    try s.rows("SELECT person_id FROM speech_report WHERE medium = 'poster'").map {
                        try $0.int64OrNil(0)
                    },
                    try s.rows("SELECT name FROM kept_file WHERE type = 'image/jpeg'").map { try $0.text(0) },
                    try s.rows("SELECT token_hash FROM speech_report").map { try $0.text(0) }
                )
            }
            #expect(persons == [nil] && !names.contains { $0.contains("Ana") })
            #expect(!stored.contains { secret.hasSuffix($0) })

            let stranger = visitor(town, "en")
            await stranger.open("/cases")
            #expect(stranger.page.contains("/sign-in"))
            let outsider = await signedIn("coordinator", town, "en")
            await outsider.open("/cases")
            #expect(outsider.status == 403)

            let worker = await signedIn("facilitator", town, "en")
            await worker.open("/cases")
            let made = try await town.house.database.read { s in
                try s.rows("SELECT id FROM speech_report WHERE medium = 'poster'").map { try $0.int64(0) }
            }
            let report = PersonID(try #require(made.first)).description
            #expect(worker.page.contains("/cases/reports/\(report)"))
            await worker.open("/cases/reports/\(report)")
            #expect(worker.page.contains("vermin") && worker.page.contains("Look at this first"))
            await worker.post("/cases/reports/\(report)/opening", ["title": "Wall", "category": "incitement"])
            #expect(worker.page.contains("error-summary"))
            await worker.post(
                "/cases/reports/\(report)/opening",
                ["title": "Wall", "category": "incitement", "grounds": "racist", "incident": "none"])
            let path = "/cases/" + (try #require(worker.text(after: "action=\"/cases/", until: "/")))
            for factor in Factor.allCases {
                await worker.open("\(path)/assessment/\(factor.rawValue)")
                #expect(worker.status == 200)
                await worker.post("\(path)/assessment/\(factor.rawValue)", ["level": "1", "note": "n", "then": "next"])
            }
            #expect(worker.page.contains("Support the people hit"))
            await worker.post("\(path)/decision", ["chosen": "support", "why": ""])
            await outsider.open(path)
            #expect(outsider.status == 403)
            await worker.post("\(path)/outcome", ["outcome": "supported", "told": "Thank you for speaking up."])
            await reporter.open(secret)
            #expect(reporter.page.contains("Thank you for speaking up."))
            await reporter.open("/reports/followed/00")
            #expect(reporter.status == 404)
        }
    }

    @Test func `the pages of the demo town read in every language`() async throws {
        try await withTown(.sqlite) { town in
            for language in ["en", "ro", "el", "ar"] {
                let reader = visitor(town, language)
                for path in ["/reports/support", "/reports/new", "/reports/figures"] {
                    await reader.open(path)
                    #expect(reader.status == 200 && !reader.page.contains(">counter."))
                }
                let worker = await signedIn("moderator", town, language)
                await worker.open("/cases")
                #expect(worker.status == 200 && !worker.page.contains(">counter."))
                let administrator = await signedIn("administrator", town, language)
                await administrator.open("/cases/terms")
                #expect(administrator.status == 200 && !administrator.page.contains(">counter."))
            }
        }
    }

    @Test func `figures are shown only from five cases on`() async throws {
        try await withTown(.sqlite) { town in
            let reader = visitor(town, "en")
            await reader.open("/reports/figures.csv")
            #expect(reader.page.hasPrefix("dimension,value,cases\nall,all,\n"))
        }
    }
}
