import Community
import Foundation
import Kernel
import Storage
import Web

/// Voting: the page of a voter's device, its credential, and casting, of which nobody is known.
struct PollingPages: Sendable {
    let house: House
    let pages: BallotPages
    let desk: PollingDesk

    /// A ballot of forty options takes less than a kilobyte.
    private static let largestBallot = 8 * 1024

    func add(to routes: inout Routes) {
        routes.get(BallotRoutes.vote, vote)
        routes.get(BallotRoutes.credentials) { try await ownDevice($0, nil, FormErrors()) }
        routes.post(BallotRoutes.credentials, limit: .votes, issue)
        routes.anonymousPost(BallotRoutes.casts, bodyLimit: Self.largestBallot, cast)
    }

    private func vote(_ visit: Visit) async throws -> Reply {
        let one = try await pages.find(visit)
        guard one.ballot.phase == .open, let opening = one.opening else {
            return .see(BallotRoutes.one.link(one.ballot.id))
        }
        return visit.reply(VotingView(visit, one, opening).page)
    }

    /// For people who let a program of their own make the credential.
    private func ownDevice(_ visit: Visit, _ signature: String?, _ errors: FormErrors) async throws -> Reply {
        _ = try visit.signedIn()
        let one = try await pages.find(visit)
        guard one.ballot.phase == .open else { return .see(BallotRoutes.one.link(one.ballot.id)) }
        return visit.reply(OwnDeviceView(visit, one.ballot, errors: errors).page(signature))
    }

    private func issue(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let id = try visit.id("ballot", of: BallotKind.self)
        let text = visit.form["blinded"].filter { !$0.isWhitespace }
        do {
            guard let blinded = Data(base64Encoded: text) else { throw BallotRefusal.blindedWrong }
            let act = IssueCredential(ballot: id, person: person.id, blinded: Array(blinded))
            let signature = Data(try await desk.issue(act)).base64EncodedString()
            guard visit.isScripted else { return try await ownDevice(visit, signature, FormErrors()) }
            return try Self.json(["signature": signature])
        } catch BallotRefusal.notFound {
            throw Problem.notFound
        } catch let refusal as BallotRefusal {
            let wording = BallotWording(visit.words)
            guard visit.isScripted else { return try await ownDevice(visit, nil, wording.errors(refusal)) }
            return try Self.json(["refusal": refusal.name], status: 409)
        }
    }

    private func cast(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("ballot", of: BallotKind.self)
        guard let entry = CastEntry(text: visit.form["ballot"]) else { throw Problem.malformed }
        do {
            return try Self.json(["receipt": try await desk.cast(CastBallot(ballot: id, entry: entry))])
        } catch BallotRefusal.notFound {
            throw Problem.notFound
        } catch let refusal as BallotRefusal {
            let said = BallotWording(visit.words).text(refusal)
            return try Self.json(["refusal": refusal.name, "said": said], status: 409)
        }
    }

    private static func json(_ facts: [String: String], status: Int = 200) throws -> Reply {
        var reply = Reply.text(try BoardText.of(facts) + "\n", type: "application/json")
        reply.status = status
        return reply
    }
}

extension BallotRefusal {
    /// What the voter's device knows it by.
    var name: String {
        switch self {
        case .notNow: "notNow"
        case .notOnRoll: "notOnRoll"
        case .issuedToOtherDevice: "issuedToOtherDevice"
        case .castOtherwise: "castOtherwise"
        case .choiceWrong: "choiceWrong"
        default: "broken"
        }
    }
}
