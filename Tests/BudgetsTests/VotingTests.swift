import App
import Community
import Deliberation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Budgets

/// The vote of the demo town: one ballot each, secret until the end, and counted as the file says.
@Suite struct VotingTests: TownTests {
    private func voting(_ town: CitizenTime) async throws -> (process: BudgetProcess, projects: [BudgetProject]) {
        try await town.house.database.read { s in
            let process = try #require(try ProcessStore.all(most: 10, in: s).first { $0.phase == .voting })
            return (process, try ProjectStore.all(of: process.id, in: s))
        }
    }

    private func person(_ role: String, _ town: CitizenTime) async throws -> PersonID {
        try await town.house.database.read { s in
            try #require(try PersonStore.find(email: "\(role)@demo.example", in: s)).id
        }
    }

    private func cast(
        _ choices: [BudgetProjectID], _ voter: CastBudgetBallot.Voter, _ process: BudgetProcess, _ town: CitizenTime
    ) async throws -> BudgetRefusal? {
        let act = CastBudgetBallot(
            process: process.id, ballot: BudgetBallotID(.random(in: 1 ... .max)), choices: choices, voter: voter,
            at: town.house.now())
        do {
            try await town.house.database.write { s in try act.apply(in: s) }
            return nil
        } catch let refusal as BudgetRefusal {
            return refusal
        }
    }

    private func count(_ process: BudgetProcess, _ town: CitizenTime) async throws -> Int {
        try await town.house.database.read { s in try BudgetBallotStore.count(in: process.id, in: s) }
    }

    @Test(arguments: Engines.all)
    func `a ballot fits the money, is changed and not doubled, and the desk replaces none`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let (process, projects) = try await voting(town)
            let ids = projects.map(\.id)
            let voter = try await person("moderator", town)
            let account = CastBudgetBallot.Voter.account(voter, VoterMark(hash: "one"))

            #expect(try await cast([], account, process, town) == .nothingChosen)
            let all = try await cast(ids, account, process, town)
            #expect(all == .overBudget(area: "", by: 3_050_000))
            #expect(try await cast([ids[0]], account, process, town) == nil)
            #expect(try await cast([ids[1], ids[2]], account, process, town) == nil)
            #expect(try await count(process, town) == 1)

            let desk = CastBudgetBallot.Voter.desk(
                VoterMark(hash: "line 1"), clerk: try await person("coordinator", town), receipt: "R1")
            let stranger = CastBudgetBallot.Voter.desk(VoterMark(hash: "line 2"), clerk: voter, receipt: "R2")
            #expect(try await cast([ids[0]], desk, process, town) == nil)
            #expect(try await cast([ids[1]], desk, process, town) == .ballotThere)
            #expect(try await cast([ids[1]], stranger, process, town) == .notYours)
            #expect(try await count(process, town) == 2)
            let entries = try await town.house.database.read { s in
                try AuditLog.entries(about: process.subject, in: s).filter { $0.act == "budget/desk-ballot-entered" }
            }
            #expect(entries.map(\.details) == ["receipt R1"])

            #expect(try await cast([ids[0]], .code(VoterMark(hash: "guessed")), process, town) == .codeUnknown)
            try await town.house.database.write { s in
                try ProcessStore.addCodes(["posted before"], to: process.id, in: s)
            }
            #expect(try await cast([ids[0]], .code(VoterMark(hash: "posted before")), process, town) == .codeUnknown)
            #expect(try await count(process, town) == 2, "where accounts vote, no letter does")
        }
    }

    @Test(arguments: Engines.all) func `after the vote no ballot has a voter, and its file gives the same winners`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let (process, projects) = try await voting(town)
            for voter in 0..<9 {
                let choices = [projects[voter % 6].id, projects[(voter + 1) % 6].id]
                let mark = VoterMark(hash: "voter \(voter)")
                let person = try await person("moderator", town)
                #expect(try await cast(choices, .account(person, mark), process, town) == nil)
            }
            let reader = visitor(town, "en")
            await reader.open("/budgets/\(process.id)/result")
            #expect(reader.status == 404)
            await reader.open("/budgets/\(process.id)/areas/\(process.areas[0].id)/ballots.pb")
            #expect(reader.status == 404)

            let close = MoveProcess(
                id: process.id, from: .voting, ids: town.house.ids, person: try await person("facilitator", town),
                at: town.house.now())
            try await town.house.database.write { s in try close.apply(in: s) }
            let named = try await town.house.database.read { s in
                try s.rows("SELECT id FROM budget_ballot WHERE voter_hash IS NOT NULL").count
            }
            #expect(named == 0)

            await reader.open("/budgets/\(process.id)/areas/\(process.areas[0].id)/ballots.pb")
            let file = try PabulibElection(reader.bytes, file: "ballots.pb")
            let method = process.method
            let outcome = file.election.outcome(
                method.rule, satisfaction: method.satisfaction, completion: method.completion)
            let counted = try await town.house.database.read { s in try ProjectStore.all(of: process.id, in: s) }
            let winners = counted.filter { $0.rank != nil }.sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
            #expect(outcome.purchases.map { file.election.projects[$0.project].id } == winners.map(\.number))
            #expect(!winners.isEmpty && file.election.voters == 9)
            await reader.open("/budgets/\(process.id)/result")
            #expect(reader.status == 200)

            let title = counted[0].title
            #expect(reader.page.contains(title))
            try await town.house.database.write { s in
                try Withheld.expose(.hidden, Subject(.budgetProject, counted[0].id), at: town.house.now(), in: s)
            }
            for address in ["result", "areas/\(process.areas[0].id)/ballots.pb"] {
                await reader.open("/budgets/\(process.id)/\(address)")
                #expect(reader.status == 200 && !reader.page.contains(title), "\(address) kept on the shelf")
            }
        }
    }

    @Test(arguments: Engines.all) func `an erased account leaves no ballot in an open vote and no comment`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let (process, projects) = try await voting(town)
            let voter = await signedIn("coordinator", town, "en")
            let path = "/budgets/\(process.id)/ballot"
            await voter.open(path)
            await voter.post(path, ["choice": projects[0].id.description, "step": "cast"])
            #expect(try await count(process, town) == 1)
            await voter.open("/me/erasure")
            await voter.post("/me/erasure", ["sure": "yes"])
            let person = try await town.house.database.read { s in
                try PersonStore.find(email: "coordinator@demo.example", in: s)
            }
            #expect(try await count(process, town) == (person == nil ? 0 : 1))
            #expect(person == nil)
        }
    }

    @Test func `no query of the vote or of the result reads a whole table`() async throws {
        try await withTown(.sqlite) { town in
            let (process, projects) = try await voting(town)
            let scans = try await town.house.database.write { session -> [String] in
                let s = PlanRecorder(session)
                _ = try ProcessStore.find(process.id, in: s)
                _ = try ProjectStore.all(of: process.id, in: s)
                for _ in 0..<2 {
                    _ = try BudgetBallotStore.cast(
                        BudgetBallotID(1), [projects[0].id], by: "x", in: process.id, replaces: .own, in: s)
                }
                _ = try BudgetBallotStore.count(in: process.id, in: s)
                _ = try BudgetBallotStore.all(of: process.id, in: s)
                _ = try ProcessStore.hasCode("hash", of: process.id, in: s)
                _ = try ProjectStore.comments(on: projects[0].id, for: nil, in: s)
                #expect(s.queries > 8)
                return s.scans
            }
            #expect(scans == [])
        }
    }
}
