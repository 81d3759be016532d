import App
import Community
import Foundation
import Kernel
import Storage
import TestSupport
import Testing
import Web

@testable import Ballots

/// One pair of keys for all tests of this process: making them takes longer than the tests.
let testKeys = Result { try BallotKeys() }

/// A town with an open ballot and its voters.
struct Polls {
    let town: CitizenTime
    let keys: BallotKeys
    let ballot: Ballot
    let facilitator: PersonID
    let voters: [PersonID]
    let fingerprint: String

    static let secrets = Secrets(key: [UInt8](repeating: 7, count: 32))

    var database: Database { town.house.database }

    /// - eligible: of the voters, how many are on the list
    init(
        _ town: CitizenTime, method: Ballot.Method = .approval, voters count: Int = 3, eligible: Int? = nil,
        lastDay: CalendarDay? = nil
    ) async throws {
        let house = town.house
        let keys = try testKeys.get()
        let drafted = try await house.database.write { s in
            let organisation = try #require(try OrganisationStore.all(in: s).first)
            let people = try (0...count).map { number in
                let person = Person(
                    id: house.ids.next(), name: "V\(number)", email: "v\(number)@example.org", language: .english)
                try PersonStore.insert(person, passwordHash: nil, at: house.now(), in: s)
                return person.id
            }
            try RoleStore.grant(
                Role(.facilitator, .organisation(organisation.id)), to: people[0], at: house.now(), in: s)
            let ballot = Ballot(
                id: house.ids.next(), organisation: organisation.id, question: "Wo soll die Bank stehen? – στο πάρκο",
                options: ["Park", "Platz", "Ufer \"\\/"], method: method, eligibility: .list,
                lastDay: lastDay)
            try DraftBallot(ballot: ballot, person: people[0], at: house.now()).apply(in: s)
            return (ballot, people)
        }
        self.town = town
        self.keys = keys
        ballot = drafted.0
        facilitator = drafted.1[0]
        voters = Array(drafted.1.dropFirst())
        let act = OpenBallot(
            id: ballot.id, list: (1...max(eligible ?? count, 1)).map { " V\($0)@example.org " } + [""], keys: keys,
            event: house.ids.next(), person: facilitator, at: house.now())
        fingerprint = try await house.database.write { s in try act.apply(Self.secrets, in: s) }
    }

    func issue(_ voter: Int, _ blinded: [UInt8]) async throws -> [UInt8] {
        try await IssueCredential(ballot: ballot.id, person: voters[voter], blinded: blinded)
            .run(database, Self.secrets)
    }

    func cast(_ credential: Credential, _ choice: [Int]) async throws -> String {
        let act = CastBallot(ballot: ballot.id, entry: CastEntry(credential: credential, choice: choice))
        return try await database.write { s in try act.apply(in: s) }
    }

    /// From serial to receipt.
    @discardableResult
    func vote(_ voter: Int, _ choice: [Int]) async throws -> String {
        let device = try Device(keys)
        return try await cast(device.credential(issue(voter, device.blinded)), choice)
    }

    func close() async throws -> Board {
        let act = CloseBallot(
            id: ballot.id, event: town.house.ids.next(), person: facilitator, at: town.house.now())
        return try await database.write { s in try act.apply(Self.secrets, in: s) }
    }
}
