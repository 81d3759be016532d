import Community
import Foundation
import Kernel
import Storage
import Web

/// Formal votes whose ballots nobody can link to a voter, and whose count anybody can recompute.
public struct Ballots: Sendable {
    private let house: House

    public init(_ house: House) {
        self.house = house
    }

    /// Takes the address of somebody whose account is erased off every roll.
    public static let eraser: Eraser = { person, _, s in
        guard let address = try PersonStore.find(person, in: s)?.email else { return }
        try RollStore.forget(address, person: person, in: s)
    }

    public var feature: Feature {
        Feature(
            "ballots", migrations: BallotSchema.migrations, messages: nil,
            rounds: [
                { [house] _ in
                    let now = house.now()
                    let isAny = try await house.database.read { s in
                        try !RollStore.kept(closedBefore: now - ForgetRolls.kept, in: s).isEmpty
                    }
                    guard isAny else { return }
                    try await house.database.write { s in try ForgetRolls(at: now).apply(in: s) }
                }
            ],
            openData: { [house] write in
                for id in try await house.database.read({ s in try BallotStore.closed(in: s) }) {
                    guard let board = try await house.database.read({ s in try BallotStore.board(of: id, in: s) })
                    else { continue }
                    try write(OpenDataFile("ballots/\(id).jsonl", board.text))
                }
            },
            routes: { _ in })
    }
}
