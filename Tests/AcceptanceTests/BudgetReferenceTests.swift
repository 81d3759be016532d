import Deliberation
import Foundation
import Testing

/// Real participatory budgets and what independent implementations made of them.
enum BudgetElections {
    static let folder = Conversations.folder.appendingPathComponent("decisions")
    static let isThere = FileManager.default.fileExists(atPath: folder.path)

    static let names: [String] = {
        guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/pabulib") else {
            return []
        }
        return files.compactMap { $0.split(separator: ".").first.map(String.init) }.sorted()
    }()

    static func election(_ name: String) throws -> PabulibElection {
        let bytes = try #require(try Conversations.read("decisions/pabulib/\(name).pb"))
        return try PabulibElection(bytes, file: name + ".pb")
    }

    /// Outcomes by rule, under the name of the implementation.
    static func references(_ name: String) throws -> [(source: String, outcomes: [String: Any])] {
        let bytes = try #require(try Conversations.read("decisions/pabulib-reference.json"))
        let file = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let elections = try #require(file["elections"] as? [String: [String: Any]])
        return try #require(elections[name]).filter { $0.key != "meta" }.compactMap { source, outcomes in
            (outcomes as? [String: Any]).map { (source, $0) }
        }
    }
}

@Test func `the real decisions are there in CI`() {
    #expect(!Conversations.isCI || BudgetElections.names.count >= 40)
}

@Suite(.enabled(if: BudgetElections.isThere, "CITIZENTIME_TEST_DATA has no decisions"))
struct BudgetReferenceTests {
    /// The rule, satisfaction and completion that a name in the reference stands for.
    private func parts(_ name: String) -> (rule: BudgetRule, satisfaction: Satisfaction, completion: Completion)? {
        let words = name.split(separator: "_")
        guard let rule = words.first.flatMap({ BudgetRule(rawValue: String($0)) }) else { return nil }
        guard words.count > 1 else { return (rule, .cost, .none) }
        let satisfactions = [
            "cost": Satisfaction.cost, "card": .cardinality, "borda": .points, "additive": .points,
        ]
        guard let satisfaction = satisfactions[String(words[1])] else { return nil }
        guard words.count > 2 else { return (rule, satisfaction, .none) }
        return Completion(rawValue: String(words[2])).map { (rule, satisfaction, $0) }
    }

    @Test(arguments: BudgetElections.names)
    func `every rule funds what the references fund, in their order`(name: String) throws {
        let election = try BudgetElections.election(name).election
        var outcomes: [String: BudgetOutcome] = [:]
        for (source, references) in try BudgetElections.references(name) {
            for (key, value) in references {
                guard let parts = parts(key), let expected = value as? [String: Any] else { continue }
                let outcome =
                    outcomes[key]
                    ?? election.outcome(parts.rule, satisfaction: parts.satisfaction, completion: parts.completion)
                outcomes[key] = outcome
                let winners = outcome.purchases.map { election.projects[$0.project].id }
                let order = try #require(expected["order"] as? [String])
                let isSorted = source == "pabutools_exact" && parts.rule == .phragmen
                #expect(
                    (isSorted ? winners.sorted() : winners) == (isSorted ? order.sorted() : order), "\(source) \(key)")
                let kind = key.split(separator: "_").dropFirst().first ?? ""
                if parts.completion == .add1, let rounds = references["add1_rounds_\(kind)"] as? Int {
                    #expect(outcome.rounds == rounds, "\(source) \(key)")
                }
            }
        }
    }
}
