import Deliberation
import Foundation
import Testing

/// `citizentime import pabulib` over every real election, and over what is no election.
@Suite struct ImportPabulibTests {
    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("pabulib-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test(.enabled(if: BudgetElections.isThere, "CITIZENTIME_TEST_DATA has no decisions"))
    func `every real election comes in with the result of the reference`() throws {
        let town = try folder()
        defer { try? FileManager.default.removeItem(at: town) }
        let data = town.appendingPathComponent("data").path
        var pages: [String: String] = [:]
        for name in BudgetElections.names {
            let path = BudgetElections.folder.path + "/pabulib/" + name
            let file = FileManager.default.fileExists(atPath: path + ".pb") ? path + ".pb" : path + ".pb.gz"
            let address = try Command.output(["import", "pabulib", file, "--rule", "mes", "--data", data])
            pages[name] = address.split(separator: "/").last.map { String($0.prefix(13)) }
        }
        #expect(pages.count == BudgetElections.names.count)

        let open = town.appendingPathComponent("open").path
        #expect(try Command.run("export", open, "--data", data).status == 0)
        for (name, id) in pages {
            let table = try CSV(
                Array(try Data(contentsOf: URL(fileURLWithPath: "\(open)/budgets/\(id)/projects.csv"))),
                file: "projects.csv")
            let number = try #require(table.header.firstIndex(of: "number"))
            let rank = try #require(table.header.firstIndex(of: "rank"))
            let winners = table.records.filter { !$0.fields[rank].isEmpty }
                .sorted { (Int($0.fields[rank]) ?? 0) < (Int($1.fields[rank]) ?? 0) }.map { $0.fields[number] }
            for (source, outcomes) in try BudgetElections.references(name) {
                guard let expected = outcomes["mes_cost"] as? [String: Any] else { continue }
                #expect(winners == expected["order"] as? [String], "\(source) \(name)")
            }
            let ballots = try FileManager.default.contentsOfDirectory(atPath: "\(open)/budgets/\(id)")
                .first { $0.hasSuffix(".pb") }
            let again = try PabulibElection(
                Array(try Data(contentsOf: URL(fileURLWithPath: "\(open)/budgets/\(id)/\(ballots ?? "")"))),
                file: name)
            let outcome = again.election.outcome(.mes)
            #expect(outcome.purchases.map { again.election.projects[$0.project].id } == winners, "\(name)")
        }
    }

    @Test func `what is no election is refused with its line, and nothing is changed`() throws {
        let town = try folder()
        defer { try? FileManager.default.removeItem(at: town) }
        let file = town.appendingPathComponent("broken.pb")
        try Data(
            "META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\na;five\nVOTES\nvote\na\n".utf8
        ).write(to: file)
        let (status, errors) = try Command.run(
            "import", "pabulib", file.path, "--data", town.appendingPathComponent("data").path)
        #expect(status == 65 && errors.contains("broken.pb:7: cost"))
        #expect(!FileManager.default.fileExists(atPath: town.appendingPathComponent("data").path))
    }
}
