import Deliberation
import Kernel
import Testing
import Web

@testable import Budgets

/// The rules of this room that need no database.
@Suite struct RuleTests {
    @Test func `only who runs a process moves it on, and nobody votes outside the vote`() {
        for phase in BudgetProcess.Phase.allCases {
            for part in BudgetPolicy.Part.allCases {
                let moves = BudgetPolicy.allows(.moveOn, in: phase, as: [part])
                #expect(moves == (part == .organiser && phase != .done))
                let votes = BudgetPolicy.allows(.vote, in: phase, as: [part])
                #expect(votes == (phase == .voting && (part == .visitor || part == .person)))
            }
        }
    }

    @Test func `the way of counting is frozen with the first moment of the vote`() {
        for phase in [BudgetProcess.Phase.voting, .result, .delivery, .done] {
            #expect(throws: BudgetRefusal.notNow) {
                try BudgetPolicy.check(.setMethod, in: phase, as: Set(BudgetPolicy.Part.allCases))
            }
        }
    }

    @Test func `a code is read as it is typed, and look-alikes are forgiven`() {
        for random in [UInt64.min, 1, 0x1234_5678_9ABC_DEF0, .max] {
            let code = VoterCode(random: random)
            #expect(VoterCode(code.grouped) == code && VoterCode(code.grouped.lowercased()) == code)
            #expect(VoterCode(String(code.letters.dropLast())) == nil)
        }
        #expect(VoterCode("oOoO-iIlL-0000") == VoterCode("0000-1111-0000"))
        #expect(VoterCode("UUUU-0000-0000") == nil)
    }

    @Test func `a hash of a voter is of no use in another process`() {
        let secrets = Secrets(key: [UInt8](repeating: 7, count: 32))
        let (one, other) = (BudgetProcessID(1), BudgetProcessID(2))
        let code = VoterCode(random: 5)
        #expect(VoterMark.code(code, in: one, secrets) != VoterMark.code(code, in: other, secrets))
        #expect(VoterMark.person(PersonID(3), in: one, secrets) != VoterMark.person(PersonID(3), in: other, secrets))
    }

    @Test func `voters stand in fifths of the budget by what their winners cost`() {
        let expected: [(Int64, AreaElection.Band)] = [
            (0, .none), (1, .first), (20, .first), (21, .second), (60, .third), (81, .fifth), (100, .fifth),
        ]
        for (cost, band) in expected { #expect(AreaElection.Band(cost, of: 100) == band, "\(cost)") }
    }

    @Test(arguments: [PabulibElection.BallotKind.approval, .ordinal, .cumulative, .scoring])
    func `what is written as a Pabulib file is read again to the same outcome`(
        kind: PabulibElection.BallotKind
    ) throws {
        let points: (Int64) -> Int64 = { kind == .approval ? 1 : $0 }
        let election = try BudgetElection(
            projects: [
                .init(id: "01", name: "A; with \"quotes\"", cost: 450), .init(id: "02", name: "", cost: 1_205),
                .init(id: "10", name: "C", cost: 700),
            ], budget: 1_905, decimals: 2,
            ballots: [
                [.init(project: 0, points: points(1)), .init(project: 1, points: points(0))],
                [.init(project: 2, points: points(1)), .init(project: 0, points: points(0))],
                [.init(project: 2, points: points(0))],
            ].map { kind == .ordinal || kind == .approval ? $0 : $0.filter { $0.points > 0 } },
            hasPoints: kind != .approval)
        let text = PabulibWriter(election, kind: kind, meta: [("description", "A\ntest")]).text
        let again = try PabulibElection(Array(text.utf8), file: "written.pb")
        #expect(again.notes == [] && again.kind == kind)
        for rule in BudgetRule.allCases {
            let (one, other) = (election.outcome(rule), again.election.outcome(rule))
            #expect(one.purchases.map(\.project) == other.purchases.map(\.project))
        }
        #expect(again.election.voters == 3 && again.election.projects[0].name == "A; with \"quotes\"")
    }
}
