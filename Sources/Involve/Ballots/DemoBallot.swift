import Community
import Kernel
import Storage
import Web

/// Two small ballots of an organisation: one that anybody with a role there can vote in, one that was counted.
public struct DemoBallot: Sendable {
    let organisation: OrganisationID
    let facilitator: PersonID
    let secrets: Secrets
    /// What the open one grows out of; nil: nothing.
    let origin: Subject?

    public init(organisation: OrganisationID, facilitator: PersonID, secrets: Secrets, origin: Subject?) {
        self.organisation = organisation
        self.facilitator = facilitator
        self.secrets = secrets
        self.origin = origin
    }

    /// Of the one that was counted, the best first.
    private static let choices = [[1, 3, 2], [1, 2], [2, 1, 3], [3, 1], [1], [2, 3], []]

    public func write(_ house: House) async throws {
        let open = Ballot(
            id: house.ids.next(), organisation: organisation,
            question: "Which evening shall the language café be open from January?",
            options: ["Tuesday", "Wednesday", "Thursday"], method: .approval, eligibility: .members)
        let counted = Ballot(
            id: house.ids.next(), organisation: organisation,
            question: "What shall we buy for the neighbourhood room?",
            options: ["A kitchen", "Toys and a carpet", "A projector"], method: .schulze, eligibility: .list)
        try await start(open, list: [], origin: origin, days: 2, house)
        let voters = Self.choices.indices.map { "voter\($0 + 1)@demo.example" }
        try await start(counted, list: voters + ["voter8@demo.example"], origin: nil, days: 20, house)
        try await vote(in: counted, as: voters, house)
        let close = CloseBallot(
            id: counted.id, event: house.ids.next(), person: facilitator, at: house.now() - .days(8))
        try await house.database.write { s in _ = try close.apply(secrets, in: s) }
    }

    private func start(_ ballot: Ballot, list: [String], origin: Subject?, days: Int64, _ house: House) async throws {
        let at = house.now() - .days(days)
        let draft = DraftBallot(ballot: ballot, origin: origin, person: facilitator, at: at)
        let open = OpenBallot(
            id: ballot.id, list: list, keys: try BallotKeys(), event: house.ids.next(), person: facilitator, at: at)
        try await house.database.write { s in
            try draft.apply(in: s)
            _ = try open.apply(secrets, in: s)
        }
    }

    /// As devices do it; the voters of the demo have no accounts, so the roll is marked directly.
    private func vote(in ballot: Ballot, as voters: [String], _ house: House) async throws {
        guard let opened = try await house.database.read({ s in try OpenedBallot.read(ballot.id, in: s) }) else { return }
        for (address, choice) in zip(voters, Self.choices) {
            var system = SystemRandomNumberGenerator()
            var paper = try KeptCredential(opening: opened.line) { UInt8.random(in: 0...255, using: &system) }
            let blinded = Array(paper.blinded)
            let sealed = try await house.database.write { s -> [UInt8]? in
                _ = try RollStore.issue(blinded, to: address, of: ballot.id, in: s)
                return try BallotStore.sealedKeys(of: ballot.id, in: s)
            }
            guard let sealed else { return }
            try paper.take(.init(try BallotKeys(sealed: sealed, for: ballot.id, secrets).sign(blinded: blinded)))
            let cast = CastBallot(ballot: ballot.id, entry: try paper.ballot(choice))
            _ = try await house.database.write { s in try cast.apply(in: s) }
        }
    }
}
