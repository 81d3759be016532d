import App
import Community
import Kernel
import Storage
import TestSupport
import Testing
import Web

@testable import Ballots

/// Many devices at the desk at once, what an open ballot is announced with, and what its last day promises.
@Suite struct PollingDeskTests: TownTests {
    @Test(arguments: Engines.all)
    func `devices that come together get one credential and cast one ballot each`(
        _ engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let polls = try await Polls(town, voters: 12)
            let desk = PollingDesk(polls.database, Polls.secrets)
            let receipts = try await withThrowingTaskGroup(of: [String].self) { group in
                for (number, voter) in polls.voters.enumerated() {
                    let device = try Device(polls.keys)
                    let issue = IssueCredential(ballot: polls.ballot.id, person: voter, blinded: device.blinded)
                    group.addTask {
                        // Each reply is lost once.
                        _ = try await desk.issue(issue)
                        let credential = try device.credential(await desk.issue(issue))
                        let cast = CastBallot(
                            ballot: polls.ballot.id, entry: CastEntry(credential: credential, choice: [number % 3 + 1]))
                        return [try await desk.cast(cast), try await desk.cast(cast)]
                    }
                }
                return try await group.reduce(into: [[String]]()) { $0.append($1) }
            }
            #expect(receipts.allSatisfy { $0[0] == $0[1] })

            let board = try await polls.close()
            let check = try BoardCheck(Array(board.text.utf8), fingerprint: polls.fingerprint)
            #expect(check.closing.cast == 12 && check.closing.result.votes == [4, 4, 4])
            #expect(Set(check.receipts) == Set(receipts.map { $0[0] }))
        }
    }

    @Test func `the desk refuses as the acts do, and after closing it has forgotten the keys`() async throws {
        try await withTown(.sqlite) { town in
            let polls = try await Polls(town, voters: 2, eligible: 1)
            let desk = PollingDesk(polls.database, Polls.secrets)
            let device = try Device(polls.keys)
            func issue(_ voter: Int, _ blinded: [UInt8]) -> IssueCredential {
                IssueCredential(ballot: polls.ballot.id, person: polls.voters[voter], blinded: blinded)
            }
            let credential = try device.credential(await desk.issue(issue(0, device.blinded)))
            let other = try Device(polls.keys).blinded
            await #expect(throws: BallotRefusal.issuedToOtherDevice) { try await desk.issue(issue(0, other)) }
            await #expect(throws: BallotRefusal.notOnRoll) { try await desk.issue(issue(1, other)) }
            await #expect(throws: BallotRefusal.blindedWrong) { try await desk.issue(issue(0, [1])) }
            func cast(_ choice: [Int], in ballot: BallotID) -> CastBallot {
                CastBallot(ballot: ballot, entry: CastEntry(credential: credential, choice: choice))
            }
            await #expect(throws: BallotRefusal.notFound) { try await desk.cast(cast([1], in: BallotID(1))) }
            await #expect(throws: BallotRefusal.choiceWrong) { try await desk.cast(cast([2, 1], in: polls.ballot.id)) }
            _ = try await desk.cast(cast([1], in: polls.ballot.id))
            await #expect(throws: BallotRefusal.castOtherwise) { try await desk.cast(cast([2], in: polls.ballot.id)) }

            _ = try await polls.close()
            try await desk.forgetKeys()
            desk.ballotClosed()
            try await desk.forgetPast()
            await #expect(throws: BallotRefusal.notNow(.closed)) { try await desk.cast(cast([1], in: polls.ballot.id)) }
            await #expect(throws: BallotRefusal.notNow(.closed)) { try await desk.issue(issue(0, device.blinded)) }
        }
    }

    @Test(arguments: Engines.all)
    func `a draft is edited and announced; opened, none of it changes`(_ engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let polls = try await Polls(town)
            let (house, person) = (town.house, polls.facilitator)
            func ballot(_ id: BallotID, _ question: String, lastDay: CalendarDay? = nil) -> Ballot {
                Ballot(
                    id: id, organisation: polls.ballot.organisation, question: question, options: ["a", "b", "c"],
                    method: .schulze, eligibility: .list, lastDay: lastDay)
            }
            let id: BallotID = house.ids.next()
            let draft = DraftBallot(ballot: ballot(id, "First"), person: person, at: house.now())
            let day = CalendarDay(house.now())
            let edit = EditBallot(ballot: ballot(id, "Second", lastDay: day), person: person, at: house.now())
            let announce = AnnounceBallot(id: id, event: house.ids.next(), person: person, at: house.now())
            try await house.database.write { s in
                try draft.apply(in: s)
                #expect(try BallotStore.cards([id.value], in: s).isEmpty)
                try edit.apply(in: s)
                try announce.apply(in: s)
                try announce.apply(in: s)
            }
            let found = try await house.database.read { s in
                (try #require(try BallotStore.find(id, in: s)), try BallotStore.cards([id.value], in: s).count)
            }
            #expect(found.0.question == "Second" && found.0.lastDay == day && found.0.state == "coming" && found.1 == 1)

            let late = EditBallot(ballot: ballot(polls.ballot.id, "Late"), person: person, at: house.now())
            await #expect(throws: BallotRefusal.notNow(.open)) {
                try await house.database.write { s in try late.apply(in: s) }
            }
            let over = CalendarDay(house.now() - .days(1))
            let past = EditBallot(ballot: ballot(id, "Past", lastDay: over), person: person, at: house.now())
            await #expect(throws: BallotRefusal.lastDayWrong) {
                try await house.database.write { s in try past.apply(in: s) }
            }
        }
    }

    @Test(arguments: Engines.all)
    func `a last day is kept: nobody closes before it is over, then the clock does`(
        _ engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let polls = try await Polls(town, lastDay: CalendarDay(clock.now))
            try await polls.vote(0, [1])
            await #expect(throws: BallotRefusal.tooEarly(CalendarDay(clock.now))) { try await polls.close() }
            let due = { @Sendable [clock] (s: any Storage.Session) in
                try BallotStore.due(before: CalendarDay(clock.now), in: s)
            }
            #expect(try await polls.database.read(due) == [])

            clock.advance(.days(1))
            #expect(try await polls.database.read(due) == [polls.ballot.id])
            let close = CloseBallot(
                id: polls.ballot.id, event: town.house.ids.next(), person: nil, at: clock.now)
            let board = try await polls.database.write { s in try close.apply(Polls.secrets, in: s) }
            #expect(try BoardCheck(Array(board.text.utf8)).closing.cast == 1)
            #expect(try await polls.database.read(due) == [])
        }
    }

    @Test func `without a last day the clock closes nothing`() async throws {
        try await withTown(.sqlite) { town in
            let polls = try await Polls(town)
            let close = CloseBallot(
                id: polls.ballot.id, event: town.house.ids.next(), person: nil, at: town.house.now())
            await #expect(throws: BallotRefusal.notYours) {
                try await polls.database.write { s in _ = try close.apply(Polls.secrets, in: s) }
            }
        }
    }
}
