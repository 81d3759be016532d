import App
import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import ActionPlans

/// What a place makes of an EU action, and how far it comes.
@Suite struct ActionTests: TownTests {
    @Test func `every EU action has an area, a reference, a source and words in four languages`() throws {
        let content = try PlanContent.read()
        let languages = ["en", "ro", "el", "ar"]
        for action in content.actions {
            let area = try #require(content.area(action.area))
            #expect(area.plan == action.plan && content.plans.contains { $0.id == action.plan })
            #expect(action.reference.hasPrefix("COM(") && action.source.hasPrefix("https://"))
            #expect(action.reference.hasSuffix("section \(area.section)"))
            for language in languages {
                #expect(action.text[language]?.isEmpty == false && area.name[language]?.isEmpty == false)
                #expect((action.text[language]?.count ?? 0) <= 160)
            }
        }
        #expect(Set(content.actions.map(\.id)).count == content.actions.count)
        #expect(Set(content.actions.map(\.subject.id)).count == content.actions.count)
        #expect(content.principles.map(\.number) == Array(1...11))
        #expect(
            content.principles.allSatisfy { Set($0.text.keys) == Set(languages) && $0.source.hasPrefix("https://") })
        #expect(Set(content.strategies.map(\.country)) == ["RO", "PT", "PL", "MT", "ES", "EL", "IT"])
        #expect(content.strategies.allSatisfy { $0.source.hasPrefix("https://") })
    }

    @Test func `no state is skipped`() {
        typealias State = LocalAction.State
        for from in State.allCases {
            for to in State.allCases {
                let expected = [
                    [State.planned, .underWay], [.planned, .dropped], [.underWay, .done], [.underWay, .dropped],
                ].contains([from, to])
                #expect(from.next.contains(to) == expected)
            }
        }
    }

    @Test(arguments: Engines.all)
    func `an answer becomes an action that is reported on, and the plan shows what is missing`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let official = await signedIn("official", town, "en")
            let place = try await town.house.database.read { s in
                try s.row("SELECT id FROM place WHERE name = 'Gdańsk'")?.int64(0)
            }
            let asked = try await town.house.database.read { s in
                try s.row("SELECT id FROM suggestion WHERE place_id = $1 ORDER BY published_at DESC", place)?.int64(0)
            }
            let gdansk = "/suggestions/\(Identifier<Subject>(try #require(asked)))"
            let plan = "/places/\(Identifier<Subject>(try #require(place)))/plan"
            await official.open(plan)
            #expect(official.page.contains("Agreed to, and no action yet"))
            #expect(official.page.contains("Actions that nobody asked for"))
            let start = try #require(official.text(after: "class=\"button\" href=\"/actions/new?", until: "\""))
                .replacingOccurrences(of: "&amp;", with: "&")
            await official.open("/actions/new?\(start)")
            let items = start.split(separator: "&").map { $0.split(separator: "=").map(String.init) }
            var fields = Dictionary(uniqueKeysWithValues: items.map { ($0[0], $0[1].removingPercentEncoding ?? "") })
            fields["organisation"] = official.text(
                after: "id=\"organisation\" name=\"organisation\"><option value=\"", until: "\"")
            fields["adapts"] = "2021-5.3-2"
            fields["title"] = "A garden behind the library"
            fields["here"] = "Neighbours plant and look after it."
            fields["starts"] = "2027-05-01"
            fields["ends"] = "2027-03-01"
            await official.post("/actions", fields)
            #expect(official.page.contains("The last day comes before the first"))
            fields["ends"] = "2027-09-01"
            fields["milestones"] = "2027-05-10 first bed\nharvest"
            fields["indicator"] = "gardeners"
            fields["baseline"] = "0"
            fields["target"] = "40"
            await official.post("/actions", fields)
            let action = official.address
            #expect(official.page.contains("The action is in the plan now"))
            #expect(official.page.contains("A shared garden would bring neighbours together."))

            await official.post("\(action)/state", ["state": "done"])
            #expect(official.page.contains("no state is skipped"))
            await official.post("\(action)/state", ["state": "under-way"])
            await official.post(
                "\(action)/reports",
                ["report": "Ten beds are dug.", "evidence": "javascript:alert(1)", "value": "10", "milestone": "0"])
            #expect(official.page.contains("Write an address that starts with https://"))
            await official.post(
                "\(action)/reports",
                ["report": "Ten beds are dug.", "evidence": "https://example.org/a", "value": "10", "milestone": "0"])
            #expect(official.page.contains("reached 24 November 2026") && official.page.contains("value=\"25\""))
            await official.post("\(action)/state", ["state": "dropped", "reason": ""])
            #expect(official.page.contains("Give a reason; everybody reads it"))

            await official.open("\(action)/words")
            let revision = try #require(official.text(after: "name=\"revision\" value=\"", until: "\""))
            fields["title"] = "The garden"
            await official.post("\(action)/words", fields.merging(["revision": revision]) { $1 })
            #expect(official.page.contains("The garden</h1>") && official.page.contains("reached 24 November 2026"))
            await official.open("\(action)/words")
            await official.post("\(action)/words", fields.merging(["revision": revision]) { $1 })
            #expect(official.page.contains("Somebody else has saved another version meanwhile."))

            let visitor = visitor(town, "ar")
            await visitor.open(gdansk)
            #expect(visitor.page.contains("The garden"), "the suggestion shows what became of it")
            await visitor.open("/action-plans/actions/2021-5.3-2")
            #expect(visitor.page.contains("Gdańsk"))
            await visitor.open("\(action)/words")
            #expect(visitor.address.hasPrefix("/sign-in"))
        }
    }

    @Test func `a table comes in whole or not at all, and says which row is wrong`() async throws {
        try await withTown(.sqlite) { town in
            let official = await signedIn("official", town, "en")
            let place = try await town.house.database.read { s in
                try s.row("SELECT id FROM place WHERE name = 'Braga'")?.int64(0)
            }
            let plan = "/places/\(Identifier<Subject>(try #require(place)))/plan"
            await official.open("\(plan).csv")
            let before = official.page.split(separator: "\n").count
            await official.open("\(plan)/import")
            let organisation = try #require(
                official.text(after: "name=\"organisation\"><option value=\"", until: "\""))
            let head = "adapts,title,here,difference,budget,starts,ends,indicator,baseline,target,state\n"
            let good = (0..<311).map { "2021-4.1-1,Nursery \($0),Places,,100,2027-01-01,,,,,planned\n" }.joined()
            for (bad, reason) in [
                ("2021-4.1-1,Nursery,Places,,ten,,,,,,planned\n", "plan.csv:313: budget: takes whole euros"),
                ("2021-4.1-1,Nursery,Places,,,2027-02-01,2027-01-01,,,,planned\n", "plan.csv:313: The last day comes"),
                ("2021-9.9-9,Nursery,Places,,,,,,,,planned\n", "plan.csv:313: adapts: names no action"),
            ] {
                await official.post("\(plan)/import", ["organisation": organisation, "table": head + good + bad])
                #expect(official.page.contains(reason))
                await official.open("\(plan).csv")
                #expect(official.page.split(separator: "\n").count == before)
                await official.open("\(plan)/import")
            }
            let row = "{\"adapts\":\"2021-4.1-1\",\"title\":\"Nursery\",\"here\":\"Places\",\"difference\":\"\""
            for (bad, reason) in [
                ("[\(row)},{\"adapts\":\"2021-4.1-1\"}]", "plan.json:2: title: is missing"),
                ("[\(row),\"budget\":\"ten\"}]", "plan.json:1: budget: is of another type"),
                ("[\(row)},\(row),\"starts\":\"May\"}]", "plan.json:2: starts: a day is written"),
                ("[{", "is not JSON"),
            ] {
                await official.post(
                    "\(plan)/import", ["organisation": organisation], file: Array(bad.utf8), named: "a.json",
                    in: "file")
                #expect(official.page.contains(reason))
            }
            await official.open("\(plan).json")
            let json = official.page
            await official.open("\(plan)/import")
            await official.post(
                "\(plan)/import", ["organisation": organisation], file: Array(json.utf8), named: "a.json", in: "file")
            #expect(official.page.contains("All rows are in the plan now"), "what goes out comes in again")
            await official.open("\(plan)/import")
            await official.post("\(plan)/import", ["organisation": organisation, "table": head + good])
            #expect(official.page.contains("All rows are in the plan now"))
            await official.open("\(plan).csv")
            #expect(official.page.split(separator: "\n").count == 2 * before - 1 + 311)
        }
    }
}
