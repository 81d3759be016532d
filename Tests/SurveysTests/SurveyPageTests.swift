import App
import Deliberation
import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Surveys

/// The whole road through the pages, on both engines: planned, answered in two waves and two alphabets, closed, read.
@Suite struct SurveyPageTests: TownTests {
    private struct Planned {
        let path: String
        /// Where one answers, by wave.
        let before: String
        let after: String
    }

    private func plan(_ town: CitizenTime, _ more: [String: String] = [:]) async throws -> Planned {
        let facilitator = await signedIn("facilitator", town, "en")
        await facilitator.open("/surveys/new")
        let organisation = try #require(facilitator.text(after: "<option value=\"", until: "\""))
        let form = [
            "title": "Cooking together", "purpose": "We want to know.", "organisation": organisation,
            "scale": "policy", "grouping": "standing", "before-opens": "2026-11-24", "before-closes": "2026-11-26",
            "after-opens": "2026-11-24", "after-closes": "2026-12-20",
        ]
        await facilitator.post(
            "/surveys", form.merging(more.merging(["title": ""]) { own, _ in own }) { _, new in new })
        #expect(facilitator.page.contains("error-summary"))
        await facilitator.post("/surveys", form.merging(more) { _, new in new })
        let path = "/surveys/" + (try #require(facilitator.text(after: "action=\"/surveys/", until: "/")))
        let doors = facilitator.page.components(separatedBy: "<a href=\"/s/").dropFirst().map { "/s/" + $0.prefix(7) }
        #expect(doors.count == 2)
        return Planned(path: path, before: doors[0], after: doors[1])
    }

    /// - answers: two and the standing; nil: rather not
    /// - code: nil: none
    private func answer(
        _ door: String, _ town: CitizenTime, _ language: String, _ answers: [Int?], _ code: [String]?
    ) async {
        let phone = visitor(town, language)
        await phone.open(door)
        await phone.post(door + "/responses", [:])
        for (index, value) in answers.enumerated() {
            await phone.post("\(door)/questions/\(index + 1)", ["answer": value.map(String.init) ?? "none"])
        }
        let fields =
            code.map { ["mother": $0[0], "birthplace": $0[1], "day": $0[2], "siblings": $0[3]] } ?? ["pairing": "none"]
        await phone.post(door + "/hand-in", fields)
        #expect(phone.address == door + "/thanks", "\(phone.address)")
    }

    private func close(_ wave: String, _ planned: Planned, _ town: CitizenTime) async {
        let facilitator = await signedIn("facilitator", town, "en")
        await facilitator.open(planned.path)
        await facilitator.post("\(planned.path)/waves/\(wave)/closure", [:])
    }

    @Test(arguments: Engines.all) func `two waves in two alphabets are paired, doubles and losses are counted`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let planned = try await plan(town)
            for person in 0..<9 {
                let code = ["Φ", "Μ", String(person + 1), "1"]
                await answer(planned.before, town, "el", [person % 5, person % 4, person % 2], code)
            }
            // Twice with the same code, and one who gives none.
            await answer(planned.before, town, "el", [9, 9, 0], ["Φ", "Μ", "1", "1"])
            await answer(planned.before, town, "en", [nil, 5, nil], nil)
            for person in 0..<8 {
                let day = person == 7 ? "٣١" : ["١", "٢", "٣", "٤", "٥", "٦", "٧"][person]
                await answer(planned.after, town, "ar", [person % 5 + 2, nil, 1], ["فاطمة", "الموصل", day, "١"])
            }

            let stranger = visitor(town, "en")
            await stranger.open(planned.path)
            #expect(stranger.page.contains("shown here when the survey after is over"))
            #expect(!stranger.page.contains("/waves/") && !stranger.page.contains("answers.csv"))
            await stranger.open(planned.path + "/tables.csv")
            #expect(stranger.status == 404)
            await stranger.open(planned.path + "/answers.csv")
            #expect(stranger.status == 404)
            await close("before", planned, town)
            await close("after", planned, town)

            let facilitator = await signedIn("facilitator", town, "en")
            await facilitator.open(planned.path + "/answers.csv")
            let csv = facilitator.page
            await facilitator.open(planned.path + "/findings.json")
            #expect(facilitator.page.contains("\"pairs\":6,\"onlyBefore\":3,\"onlyThen\":1,\"repeated\":1"))
            let report = try ImpactReport(WaveTable(CSV(Array(csv.utf8), file: "a.csv")), ImpactOptions())
            #expect(facilitator.page == report.json)
            // A head, eleven lines before, eight after, and the end.
            #expect(csv.components(separatedBy: "\n").count == 21)
            #expect(csv.hasPrefix("person,wave,policy.who,policy.when\n"))

            await stranger.open(planned.path)
            #expect(stranger.page.contains("<title id=\"chart-policy-after-title\">"))
            await stranger.open(planned.path + "/tables.csv")
            #expect(stranger.status == 200 && stranger.page.contains(",change,policy,after,activity,,6,"))
            await stranger.open(planned.path + "/findings.json")
            #expect(stranger.status == 404)
        }
    }

    @Test(arguments: Engines.all) func `what is begun can be resumed on the device, and nothing leads to it afterwards`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let planned = try await plan(town)
            let phone = visitor(town, "ar")
            await phone.open(planned.before)
            await phone.post(planned.before + "/responses", [:])
            await phone.post(planned.before + "/questions/1", ["answer": "7"])
            await phone.post(planned.before + "/questions/2", ["answer": "11"])
            #expect(phone.status == 400)

            await phone.open(planned.before)
            #expect(phone.page.contains("href=\"\(planned.before)/questions/2\""))
            await phone.open(planned.before + "/questions/1")
            #expect(phone.page.contains("value=\"7\" dir=\"auto\" aria-pressed=\"true\""))
            let other = visitor(town, "en")
            await other.open(planned.before + "/questions/1")
            #expect(other.address == planned.before)
            await phone.open(planned.before + "/questions/4")
            await phone.post(
                planned.before + "/hand-in", ["mother": "F", "birthplace": "M", "day": "40", "siblings": "0"])
            #expect(phone.page.contains("error-summary") && phone.page.contains("value=\"40\""))
            await phone.post(
                planned.before + "/hand-in", ["mother": "F", "birthplace": "M", "day": "4", "siblings": "0"])

            await phone.open(planned.before + "/questions/1")
            #expect(phone.address == planned.before)
            #expect(phone.page.contains("/responses"))
            let kept = try await town.house.database.read { s in
                try s.rows(
                    "SELECT device, day, pair FROM survey_response WHERE device IS NOT NULL OR day = '2026-11-24'"
                )
                .map { (try $0.textOrNil(0), try $0.textOrNil(1), try $0.textOrNil(2)) }
            }
            #expect(kept.count == 1)
            let (device, day, mark) = try #require(kept.first)
            #expect(device == nil)
            #expect(day == "2026-11-24")
            #expect(mark?.count == 64)
        }
    }

    @Test(arguments: Engines.all) func `a wave closes by itself, drops what was not handed in, and in the end the key`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let planned = try await plan(town)
            let phone = visitor(town, "en")
            await phone.open(planned.before)
            await phone.post(planned.before + "/responses", [:])
            func state() async throws -> (responses: Int, keys: Int) {
                try await town.house.database.read { s in
                    (
                        try s.rows("SELECT response FROM survey_response WHERE device IS NOT NULL").count,
                        try s.rows("SELECT id FROM survey WHERE pair_key IS NOT NULL").count
                    )
                }
            }
            try await CloseDueWaves(house: town.house).apply()
            #expect(try await state() == (1, 1))

            clock.advance(.days(3))
            try await CloseDueWaves(house: town.house).apply()
            #expect(try await state() == (0, 1))
            await phone.post(planned.before + "/questions/1", ["answer": "7"])
            #expect(phone.address == planned.before && phone.page.contains("One cannot answer here now"))

            clock.advance(.days(30))
            try await CloseDueWaves(house: town.house).apply()
            #expect(try await state() == (0, 0))
            await phone.open(planned.path)
            #expect(phone.page.contains("could be brought together"))
        }
    }

    @Test func `only who may run it plans, closes and takes away`() async throws {
        try await withTown(.sqlite) { town in
            let planned = try await plan(town)
            for role in ["moderator", "official"] {
                let other = await signedIn(role, town, "en")
                await other.open("/surveys/new")
                #expect(other.status == 403)
                await other.open(planned.path)
                #expect(!other.page.contains("/closure"))
                await other.post("\(planned.path)/waves/before/closure", [:])
                #expect(other.status == 404)
                for file in ["answers.csv", "findings.json", "waves/before/activity/sheet.pdf"] {
                    await other.open("\(planned.path)/\(file)")
                    #expect(other.status == 404)
                }
            }
            let facilitator = await signedIn("facilitator", town, "ar")
            await facilitator.open("\(planned.path)/waves/before/activity/sheet.pdf")
            #expect(facilitator.bytes.starts(with: Array("%PDF".utf8)))
        }
    }

    @Test func `the pages of the demo town read in every language, and made-up answers are in no open data`()
        async throws
    {
        try await withTown(.sqlite) { town in
            for language in ["en", "ro", "el", "ar"] {
                let reader = visitor(town, language)
                await reader.open("/surveys")
                let path = try #require(reader.text(after: "class=\"card-link\" href=\"", until: "\""))
                for address in ["/surveys", "/surveys/scales", path] {
                    await reader.open(address)
                    #expect(reader.status == 200 && !reader.page.contains(">survey."), "\(address) \(language)")
                }
                #expect(reader.page.components(separatedBy: "class=\"before-after\"").count == 4)
            }
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
            defer { try? FileManager.default.removeItem(at: folder) }
            _ = try await town.export(to: folder)
            let file = try String(contentsOf: folder.appendingPathComponent("surveys.csv"), encoding: .utf8)
            #expect(file.components(separatedBy: "\n").count == 2)
        }
    }
}
