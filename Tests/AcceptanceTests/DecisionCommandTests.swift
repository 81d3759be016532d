import Foundation
import Testing

/// The commands that decide, as somebody's script calls them.
@Suite struct DecisionCommandTests {
    private func file(_ text: String, _ ending: String) throws -> String {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("decision-\(UInt64.random(in: 0 ... .max)).\(ending)")
        try Data(text.utf8).write(to: url)
        return url.path
    }

    private func json(_ arguments: String...) throws -> [String: Any] {
        let text = try Command.output(arguments)
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private let town = """
        META
        key;value
        budget;10.50
        vote_type;approval
        PROJECTS
        project_id;cost
        a;5
        b;5.5
        VOTES
        vote
        a,b
        a

        """

    @Test func `a budget is computed and explained`() throws {
        let path = try file(town, "pb")
        defer { try? FileManager.default.removeItem(atPath: path) }
        for rule in ["greedy", "mes", "phragmen"] {
            let result = try json("budget", "--rule", rule, path)
            #expect(result["rule"] as? String == rule && result["budget"] as? Double == 10.5)
            #expect(result["winners"] as? [String] == (rule == "mes" ? ["a"] : ["a", "b"]))
            let explanation = try #require(result["explanation"] as? [String: Any])
            #expect(explanation["voters"] as? Int == 2)
        }
        let completed = try json("budget", "--rule", "mes", "--completion", "add1", path)
        #expect(completed["winners"] as? [String] == ["a", "b"] && completed["completion"] as? String == "add1")
        #expect(try Command.output(["budget", "--rule", "mes", "--format", "text", path]).contains("short"))
    }

    @Test func `ballots are counted`() throws {
        let path = try file("# NUMBER ALTERNATIVES: 3\n3: 1,2\n2: 2,3\n4: 3,2\n", "soi")
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try json("count", "--method", "schulze", path)["winners"] as? [String] == ["2"])
        #expect(try json("count", "--method", "irv", path)["winners"] as? [String] == ["3"])
        #expect(try json("count", "--method", "stv", "--seats", "2", path)["winners"] as? [String] == ["3", "1"])
        #expect(try Command.output(["count", "--method", "ranked-pairs", "--format", "text", path]).contains("over"))
    }

    @Test(arguments: ["json", "csv"])
    func `tables mix newcomers and residents who share a language`(ending: String) throws {
        let list =
            ending == "json"
            ? """
            [{"id": 1, "background": "newcomer", "languages": ["ar", "en"]}, {"id": "2", "background": "newcomer",
             "languages": ["uk"]}, {"id": "3", "background": "resident", "languages": ["ro", "uk"]},
             {"id": "4", "background": "resident", "languages": ["en"]}, {"id": "5"}]
            """
            : "id,background,languages\n1,newcomer,ar en\n2,newcomer,uk\n3,resident,ro uk\n4,resident,en\n5,,\n"
        let path = try file(list, ending)
        defer { try? FileManager.default.removeItem(atPath: path) }

        let result = try json("tables", "--people", path, "--size", "2")

        let tables = try #require(result["tables"] as? [[String]])
        #expect(tables.map(\.count).sorted() == [2, 3] && Set(tables.joined()).count == 5)
        #expect(
            tables.contains { Set($0).isSuperset(of: ["1", "4"]) }
                && tables.contains { Set($0).isSuperset(of: ["2", "3"]) })
        #expect(result["talking"] as? Int == 2 && result["mixedPairs"] as? Int == 2)
        #expect(try Command.output(["tables", "--people", path, "--size", "2", "--format", "text"]).contains("share"))
    }

    @Test(arguments: [
        ("{}", "id"), ("[1]", ":1: "), (#"[{"id":"a"},{"id":"a"}]"#, ":2: id"),
        (#"[{"id":"a","languages":"en"}]"#, "languages"),
        ("[{]", "JSON"), ("id,background\n1,x\n", "languages"),
    ])
    func `a bad list of people is refused with its place`(list: String, named: String) throws {
        let path = try file(list, "json")
        defer { try? FileManager.default.removeItem(atPath: path) }

        let answer = try Command.run("tables", "--people", path, "--size", "4")

        #expect(answer.status == 65 && answer.errors.contains(named), "\(answer.errors)")
    }

    @Test func `wrong calls exit with 2, failed work with 1, bad input with 65 and its place`() throws {
        let budget = try file(town.replacing("b;5.5", with: "b;much"), "pb")
        let ballots = try file("# NUMBER ALTERNATIVES: 2\n1: 1,3\n", "soc")
        let orders = try file("# NUMBER ALTERNATIVES: 2\n1: 1,2\n", "soc")
        defer { for path in [budget, ballots, orders] { try? FileManager.default.removeItem(atPath: path) } }

        let badBudget = try Command.run("budget", "--rule", "mes", budget)
        let badBallots = try Command.run("count", "--method", "irv", ballots)
        #expect(badBudget.status == 65 && badBudget.errors.hasPrefix("\(budget):8: cost: "))
        #expect(badBallots.status == 65 && badBallots.errors.hasPrefix("\(ballots):2: order: "))
        #expect(try Command.run("budget", "--rule", "borda", budget).status == 2)
        #expect(try Command.run("budget", "--rule", "mes", "/nowhere.pb").status == 2)
        #expect(try Command.run("budget", "--rule", "greedy", "--completion", "add1", budget).status == 2)
        #expect(try Command.run("count", "--method", "irv", "--seats", "2", orders).status == 2)
        #expect(try Command.run("count", "--method", "stv", "--seats", "0", orders).status == 2)
        let failed = try Command.run("count", "--method", "stv", "--seats", "3", orders)
        #expect(failed.status == 1 && failed.errors.contains("2 candidates for 3 seats"))
        #expect(try Command.run("count", "--method", "approval", orders).status == 1)
    }

    @Test(.enabled(if: BudgetElections.isThere, "CITIZENTIME_TEST_DATA has no decisions"))
    func `a packed file gives what its content gives`() throws {
        let packed = BudgetElections.folder.path + "/pabulib/poland_krakow_2021_debniki.pb.gz"
        let bytes = try #require(try Conversations.read("decisions/pabulib/poland_krakow_2021_debniki.pb"))
        let plain = try file(String(decoding: bytes, as: UTF8.self), "pb")
        defer { try? FileManager.default.removeItem(atPath: plain) }
        #expect(
            try Command.output(["budget", "--rule", "mes", "--satisfaction", "points", packed])
                == Command.output(["budget", "--rule", "mes", "--satisfaction", "points", plain]))
    }

    @Test func `a panel is drawn, and anyone can draw it again`() throws {
        let people = try file("id,who\na,newcomer\nb,newcomer\nc,resident\nd,resident\ne,resident\n", "csv")
        let quotas = try file("trait,value,min,max\nwho,newcomer,1,1\nwho,resident,1,1\n", "csv")
        let lottery = try json("draw", "--size", "2", "--quotas", quotas, people)
        let drawn = try json("draw", "--size", "2", "--quotas", quotas, "--seed", "6 12 19", people)

        #expect(
            lottery["panel"] == nil
                && lottery["lowestChance"] as? Double == lottery["chances"].flatMap { ($0 as? [String: Double])?["c"] })
        #expect(lottery["fingerprint"] as? String == drawn["fingerprint"] as? String)
        let panel = try #require(drawn["panel"] as? [String])
        #expect(panel.count == 2 && ["a", "b"].contains(panel[0]) && ["c", "d", "e"].contains(panel[1]))
        #expect(
            try json("draw", "--size", "2", "--quotas", quotas, "--seed", "6 12 19", people)["panel"] as? [String]
                == panel)

        let wrong = try file("trait,value,min,max\nwho,newcomer,3,x\n", "csv")
        let bad = try Command.run("draw", "--size", "2", "--quotas", wrong, people)
        #expect(bad.status == 65 && bad.errors.contains("2") && bad.errors.contains("max"))
        let conflict = try file("trait,value,min,max\nwho,newcomer,3,3\nwho,resident,0,3\n", "csv")
        let none = try Command.run("draw", "--size", "4", "--quotas", conflict, people)
        #expect(none.status == 1 && none.errors.contains("who newcomer: 2 to 3"))
        #expect(try Command.run("draw", "--size", "0", "--quotas", quotas, people).status == 2)
    }
}
