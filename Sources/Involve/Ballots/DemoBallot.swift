import Community
import CryptoExtras
import Kernel
import Storage
import Web

/// Two small ballots of an organisation: one that anybody with a role there can vote in, one that was counted.
public struct DemoBallot: Sendable {
    let organisation: OrganisationID
    let facilitator: PersonID
    let secrets: Secrets

    public init(organisation: OrganisationID, facilitator: PersonID, secrets: Secrets) {
        self.organisation = organisation
        self.facilitator = facilitator
        self.secrets = secrets
    }

    /// A pair for each of the two; made once for all demo towns of this process, which are many in tests.
    private static let keys = Result { try (open: BallotKeys(), counted: BallotKeys()) }

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
        let keys = try Self.keys.get()
        try await start(open, list: [], keys.open, days: 2, house)
        let voters = Self.choices.indices.map { "voter\($0 + 1)@demo.example" }
        try await start(counted, list: voters + ["voter8@demo.example"], keys.counted, days: 20, house)
        try await vote(in: counted, as: voters, keys.counted, house)
        let close = CloseBallot(
            id: counted.id, event: house.ids.next(), person: facilitator, at: house.now() - .days(8))
        try await house.database.write { s in _ = try close.apply(secrets, in: s) }
    }

    private func start(
        _ ballot: Ballot, list: [String], _ keys: BallotKeys, days: Int64, _ house: House
    ) async throws {
        let at = house.now() - .days(days)
        let draft = DraftBallot(ballot: ballot, person: facilitator, at: at)
        let open = OpenBallot(
            id: ballot.id, list: list, keys: keys, event: house.ids.next(), person: facilitator, at: at)
        try await house.database.write { s in
            try draft.apply(in: s)
            _ = try open.apply(secrets, in: s)
        }
    }

    /// As devices do it; the voters of the demo have no accounts, so the roll is marked directly.
    private func vote(
        in ballot: Ballot, as voters: [String], _ keys: BallotKeys, _ house: House
    ) async throws {
        guard let opened = try await house.database.read({ s in try OpenedBallot.read(ballot.id, in: s) }) else {
            return
        }
        for (address, choice) in zip(voters, Self.choices) {
            let prepared = (0..<Credential.prefixBytes + Credential.serialBytes).map { _ in UInt8.random(in: 0...255) }
            let message = opened.key.key.prepare(prepared)
            let blinding = try opened.key.key.blind(message)
            let blinded = Array(blinding.blindedMessage)
            let signature = try opened.key.key.finalize(
                .init(rawRepresentation: keys.sign(blinded: blinded)), for: message,
                blindingInverse: blinding.inverse)
            let credential = Credential(
                prefix: Array(prepared.prefix(Credential.prefixBytes)),
                serial: Array(prepared.dropFirst(Credential.prefixBytes)), signature: Array(signature.rawRepresentation)
            )
            let cast = CastBallot(ballot: ballot.id, entry: CastEntry(credential: credential, choice: choice))
            try await house.database.write { s in
                _ = try RollStore.issue(blinded, to: address, of: ballot.id, in: s)
                _ = try cast.apply(in: s)
            }
        }
    }
}
