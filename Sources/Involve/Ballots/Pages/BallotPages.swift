import Community
import Kernel
import Storage
import Web

/// What everybody reads: the list of ballots, one of them, its board.
struct BallotPages: Sendable {
    let house: House

    /// In each part of the list; older ones stand on the pages of their organisations.
    private static let most = 50

    func add(to routes: inout Routes) {
        routes.getShared(BallotRoutes.list, list)
        routes.get(BallotRoutes.one) { try await show($0, FormErrors()) }
        routes.getShared(BallotRoutes.board, board)
        routes.get(BallotRoutes.openingFile, openingFile)
        routes.get(BallotRoutes.boardFile, boardFile)
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let found = try await house.database.read { s -> (items: [BallotListView.Item], mayDraft: Bool) in
            let roles = try visit.roles(in: s)
            let items = try [Ballot.Phase.open, .draft, .closed].flatMap { phase in
                try BallotStore.all(phase, most: Self.most, in: s)
            }.compactMap { ballot -> BallotListView.Item? in
                guard let organisation = try OrganisationStore.find(ballot.organisation, in: s) else { return nil }
                let belonging = try OrganisationStore.belonging(organisation, in: s)
                guard BallotPolicy.maySee(ballot, roles: roles, for: belonging) else { return nil }
                return .init(ballot: ballot, organisation: organisation.name)
            }
            return (items, roles.contains { $0.name == .facilitator || $0.name == .administrator })
        }
        return visit.reply(BallotListView(visit).page(found.items, mayDraft: found.mayDraft))
    }

    /// The page of a ballot, with what was wrong with a form on it.
    func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let one = try await find(visit)
        return visit.reply(BallotView(visit, one, errors: errors).page)
    }

    /// - Throws: `Problem.notFound` for a draft of others, too
    func find(_ visit: Visit) async throws -> BallotView.One {
        let id = try visit.id("ballot", of: BallotKind.self)
        let found = try await house.database.read { [house] s -> BallotView.One? in
            guard let ballot = try BallotStore.find(id, in: s),
                let organisation = try OrganisationStore.find(ballot.organisation, in: s)
            else { return nil }
            let roles = try visit.roles(in: s)
            let belonging = try OrganisationStore.belonging(organisation, in: s)
            guard BallotPolicy.maySee(ballot, roles: roles, for: belonging) else { return nil }
            let address = try visit.person.flatMap { try PersonStore.find($0.id, in: s)?.email }
            return BallotView.One(
                ballot: ballot, organisation: organisation, opening: try OpenedBallot.read(id, in: s),
                closing: try BallotStore.closing(of: id, in: s),
                issued: try RollStore.size(of: id, in: s).issued,
                hasCredential: try address.flatMap { try RollStore.standing(of: $0, in: id, s) },
                mayManage: roles.include([.facilitator], for: belonging),
                around: try TrailAround.read(ballot.subject, house, in: s),
                follows: try FollowButton.read(visit, ballot.subject, in: s))
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    private func board(_ visit: Visit) async throws -> Reply {
        let one = try await find(visit)
        let id = one.ballot.id
        guard let closing = one.closing,
            let lines = try await house.database.read({ s in try BallotStore.board(of: id, in: s)?.lines })
        else { throw Problem.notFound }
        let entries = lines.dropFirst().dropLast().compactMap(BoardView.Entry.init)
        return visit.reply(BoardView(visit, one.ballot).page(entries, closing))
    }

    private func openingFile(_ visit: Visit) async throws -> Reply {
        guard let opening = try await find(visit).opening else { throw Problem.notFound }
        return .text(opening.line + "\n", type: "application/json").download("opening.json")
    }

    private func boardFile(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("ballot", of: BallotKind.self)
        guard let board = try await house.database.read({ s in try BallotStore.board(of: id, in: s) }) else {
            throw Problem.notFound
        }
        return .text(board.text, type: "application/jsonl; charset=utf-8", cache: .shared(seconds: 60))
            .download("ballot-\(id).jsonl")
    }
}
