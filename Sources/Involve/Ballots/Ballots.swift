import Community
import Foundation
import Kernel
import Storage
import Web

/// Formal votes whose ballots nobody can link to a voter, and whose count anybody can recompute.
public struct Ballots: Sendable {
    private let house: House
    private let secrets: Secrets

    /// - secrets: seal the keys of open ballots
    public init(_ house: House, secrets: Secrets) {
        self.house = house
        self.secrets = secrets
    }

    public static let describers = [
        SubjectDescriber(.ballot) { ids, s in try BallotStore.cards(ids, in: s) }
    ]

    /// Takes the address of somebody whose account is erased off every roll.
    public static let eraser: Eraser = { person, _, s in
        guard let address = try PersonStore.find(person, in: s)?.email else { return }
        try RollStore.forget(address, person: person, in: s)
    }

    /// What this room shows on the pages of others.
    public var panel: Panel {
        let panel = BallotPanel(house: house)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    public var feature: Feature {
        let desk = PollingDesk(house.database, secrets)
        return Feature(
            "ballots", migrations: BallotSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.involve, BallotRoutes.list.link(), label: "ballot.title")],
            rounds: [
                { [house, secrets] _ in
                    if try await Self.closeDue(house, secrets) { desk.ballotClosed() }
                    try await Self.forgetRolls(house)
                    try await desk.forgetKeys()
                    try await desk.forgetPast()
                }
            ],
            openData: { [house] write in
                for id in try await house.database.read({ s in try BallotStore.closed(in: s) }) {
                    guard let board = try await house.database.read({ s in try BallotStore.board(of: id, in: s) })
                    else { continue }
                    try write(OpenDataFile("ballots/\(id).jsonl", board.text))
                }
            },
            drain: { await desk.drain() },
            routes: { [house, secrets] routes in
                let pages = BallotPages(house: house)
                pages.add(to: &routes)
                BallotDeskPages(house: house, pages: pages, secrets: secrets, closed: { desk.ballotClosed() }).add(
                    to: &routes)
                PollingPages(house: house, pages: pages, desk: desk).add(to: &routes)
            })
    }

    /// Closes those whose last day is over; whether there were any.
    private static func closeDue(_ house: House, _ secrets: Secrets) async throws -> Bool {
        let now = house.now()
        let due = try await house.database.read { s in try BallotStore.due(before: CalendarDay(now), in: s) }
        for id in due {
            let act = CloseBallot(id: id, event: house.ids.next(), person: nil, at: now)
            try await house.database.write { s in
                // Another server may have come first.
                guard try BallotStore.phase(of: id, in: s) == .open else { return }
                _ = try act.apply(secrets, in: s)
            }
        }
        return !due.isEmpty
    }

    private static func forgetRolls(_ house: House) async throws {
        let now = house.now()
        let isAny = try await house.database.read { s in
            try !RollStore.kept(closedBefore: now - ForgetRolls.kept, in: s).isEmpty
        }
        guard isAny else { return }
        try await house.database.write { s in try ForgetRolls(at: now).apply(in: s) }
    }
}
