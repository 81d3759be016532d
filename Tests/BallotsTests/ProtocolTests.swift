import App
import Community
import Kernel
import Storage
import TestSupport
import Testing
import Web

@testable import Ballots

/// From the roll to the ballot box, on both engines: nobody votes twice, and whatever crashes, nobody loses their vote.
@Suite struct ProtocolTests: TownTests {
    /// What can happen to a request: it works, nothing of it is committed, or it is committed and the reply is lost.
    private enum Step: CaseIterable {
        case issue, issueFails, issueReplyLost
        case cast, castFails, castReplyLost
    }

    private struct PowerCut: Error {}

    /// A device as it stands after some steps: what it remembers, and nothing of what the server did.
    private struct Voter {
        let number: Int
        let device: Device
        var credential: Credential?
        var receipt: String?
        let choice: [Int]

        mutating func take(_ step: Step, at polls: Polls) async throws {
            let issue = IssueCredential(
                ballot: polls.ballot.id, person: polls.voters[number], blinded: device.blinded)
            switch step {
            case .issue: credential = try device.credential(await issue.run(polls.database, Polls.secrets))
            case .issueReplyLost: _ = try await issue.run(polls.database, Polls.secrets)
            case .issueFails: try await Self.cut(polls) { s in _ = try issue.apply(in: s) }
            case .cast, .castFails, .castReplyLost:
                guard let credential else { return }
                let cast = CastBallot(
                    ballot: polls.ballot.id, entry: CastEntry(credential: credential, choice: choice))
                if step == .castFails { return try await Self.cut(polls) { s in _ = try cast.apply(in: s) } }
                let reply = try await polls.database.write { s in try cast.apply(in: s) }
                #expect(reply == cast.entry.receipt)
                if step == .cast { receipt = reply }
            }
        }

        /// The power goes before the commit.
        private static func cut(
            _ polls: Polls, _ act: @escaping @Sendable (any Storage.Session) throws -> Void
        ) async throws {
            await #expect(throws: PowerCut.self) {
                try await polls.database.write { s in
                    try act(s)
                    throw PowerCut()
                }
            }
        }
    }

    private static let sequences: [[Step]] = Step.allCases.flatMap { first in
        Step.allCases.flatMap { second in Step.allCases.map { [first, second, $0] } }
    }

    @Test(arguments: Engines.all)
    func `after every interleaving of issuing, casting, crashes and retries each voter has one ballot`(
        _ engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let polls = try await Polls(town, method: .plurality, voters: Self.sequences.count)
            var receipts: Set<String> = []
            for (number, steps) in Self.sequences.enumerated() {
                var voter = Voter(number: number, device: try Device(polls.keys), choice: [number % 3 + 1])
                for step in steps { try await voter.take(step, at: polls) }
                // In the end the voter tries until there is an answer.
                try await voter.take(.issue, at: polls)
                try await voter.take(.cast, at: polls)
                receipts.insert(try #require(voter.receipt))
            }

            let board = try await polls.close()
            let check = try BoardCheck(Array(board.text.utf8), fingerprint: polls.fingerprint)
            #expect(check.closing.cast == Self.sequences.count && check.closing.issued == Self.sequences.count)
            #expect(Set(check.receipts) == receipts)
            #expect(check.closing.result.votes == [72, 72, 72])
        }
    }

    @Test(arguments: Engines.all)
    func `a second device of the same person gets no credential`(_ engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let polls = try await Polls(town)
            let first = try Device(polls.keys)
            let second = try Device(polls.keys)
            let signature = try await polls.issue(0, first.blinded)

            await #expect(throws: BallotRefusal.issuedToOtherDevice) {
                try await polls.issue(0, second.blinded)
            }
            #expect(try await polls.issue(0, first.blinded) == signature)
        }
    }

    @Test(arguments: Engines.all)
    func `of two devices at the same time one gets a credential`(_ engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let polls = try await Polls(town)
            let devices = try [Device(polls.keys), Device(polls.keys)]
            let signed = try await withThrowingTaskGroup(of: Bool.self) { group in
                for device in devices {
                    let blinded = device.blinded
                    group.addTask {
                        do {
                            _ = try await polls.issue(0, blinded)
                            return true
                        } catch BallotRefusal.issuedToOtherDevice {
                            return false
                        }
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(signed == 1)
        }
    }

    @Test(arguments: Engines.all)
    func `a credential casts one ballot and no other`(_ engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let polls = try await Polls(town)
            let device = try Device(polls.keys)
            let credential = try await device.credential(polls.issue(0, device.blinded))
            let receipt = try await polls.cast(credential, [1])

            await #expect(throws: BallotRefusal.castOtherwise) { try await polls.cast(credential, [2]) }
            #expect(try await polls.cast(credential, [1]) == receipt)
            await #expect(throws: BallotRefusal.choiceWrong) { try await polls.cast(credential, [2, 1]) }
            var forged = credential.signature
            forged[100] ^= 1
            await #expect(throws: BallotRefusal.credentialWrong) {
                try await polls.cast(
                    Credential(prefix: credential.prefix, serial: credential.serial, signature: forged), [1])
            }
            await #expect(throws: BallotRefusal.credentialWrong) {
                try await polls.cast(
                    Credential(prefix: credential.serial, serial: credential.prefix, signature: credential.signature),
                    [1])
            }
        }
    }

    @Test(arguments: Engines.all)
    func `who is not on the roll gets nothing, and what cannot be signed takes nobody's vote`(
        _ engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let polls = try await Polls(town, voters: 2, eligible: 1)
            let device = try Device(polls.keys)
            await #expect(throws: BallotRefusal.notOnRoll) { try await polls.issue(1, device.blinded) }
            for wrong in [[], device.blinded + [0], [UInt8](repeating: 255, count: device.blinded.count)] {
                await #expect(throws: BallotRefusal.blindedWrong) { try await polls.issue(0, wrong) }
            }

            _ = try await polls.issue(0, device.blinded)
        }
    }

    @Test(arguments: Engines.all)
    func `after closing nothing is issued, cast or closed, and no key is left`(_ engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let polls = try await Polls(town)
            let device = try Device(polls.keys)
            let credential = try await device.credential(polls.issue(0, device.blinded))
            try await polls.vote(1, [2])
            _ = try await polls.close()

            await #expect(throws: BallotRefusal.notNow(.closed)) { try await polls.issue(0, device.blinded) }
            await #expect(throws: BallotRefusal.notNow(.closed)) { try await polls.cast(credential, [1]) }
            await #expect(throws: BallotRefusal.notNow(.closed)) { try await polls.close() }
            let keys = try await polls.database.read { s in
                try s.rows("SELECT ballot_id FROM ballot_key WHERE ballot_id = $1", polls.ballot.id).count
            }
            #expect(keys == 0)
        }
    }

    @Test func `a list is read line by line, and nobody else than a facilitator opens or closes`() async throws {
        try await withTown(.sqlite) { town in
            let polls = try await Polls(town)
            let other = Ballot(
                id: town.house.ids.next(), organisation: polls.ballot.organisation, question: "?", options: ["a", "b"],
                method: .schulze, eligibility: .list)
            func open(_ list: [String], _ person: PersonID) -> OpenBallot {
                OpenBallot(
                    id: other.id, list: list, keys: polls.keys, event: town.house.ids.next(), person: person,
                    at: town.house.now())
            }
            let (facilitator, stranger) = (polls.facilitator, polls.voters[0])
            let draft = DraftBallot(ballot: other, person: facilitator, at: town.house.now())
            try await polls.database.write { s in try draft.apply(in: s) }
            let refused: [(OpenBallot, BallotRefusal)] = [
                (open(["a@b.org", "", "who"], facilitator), .addressWrong(line: 3)),
                (open(["", " "], facilitator), .rollEmpty), (open(["a@b.org"], stranger), .notYours),
            ]
            for (act, refusal) in refused {
                await #expect(throws: refusal) {
                    try await polls.database.write { s in _ = try act.apply(Polls.secrets, in: s) }
                }
            }
            let act = open(["a@b.org", "A@B.ORG", "c@d.org"], facilitator)
            try await polls.database.write { s in _ = try act.apply(Polls.secrets, in: s) }
            let roll = try await polls.database.read { s in try BallotStore.opening(of: other.id, in: s)?.record.roll }
            #expect(roll == 2)
            let close = CloseBallot(
                id: other.id, event: town.house.ids.next(), person: stranger, at: town.house.now())
            await #expect(throws: BallotRefusal.notYours) {
                try await polls.database.write { s in _ = try close.apply(Polls.secrets, in: s) }
            }
        }
    }
}
