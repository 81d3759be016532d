import Kernel
import Storage
import Web

/// The trail around one subject, with a card for everything that can be named.
public struct TrailAround: Sendable {
    public let subject: Subject
    /// Links towards the subject, the furthest source first.
    public let before: [Trail.Link]
    /// Links away from it, the nearest first.
    public let after: [Trail.Link]
    public let cards: [Subject: SubjectCard]

    /// Links shown in each direction; there may be more.
    public static let most = 100

    public static func read(_ subject: Subject, _ house: House, in s: any Storage.Session) throws -> TrailAround {
        let before = try Trail.walk(.back, from: subject, most: most, in: s)
        let after = try Trail.walk(.forward, from: subject, most: most, in: s)
        let subjects = (before + after).flatMap { [$0.from, $0.to] } + [subject]
        return TrailAround(
            subject: subject, before: before.reversed(), after: after,
            cards: try house.subjects.cards(subjects, in: s))
    }
}

extension Visit {
    /// The subject in an address of the form `…/{kind}/{id}`.
    ///
    /// - Throws: `Problem.notFound`
    public var subject: Subject {
        get throws {
            guard let subject = Subject("\(try parameter("kind"))/\(try parameter("id"))") else {
                throw Problem.notFound
            }
            return subject
        }
    }
}

/// The trail of any subject, as a page and as a part of the subject's own page.
struct TrailPages: Sendable {
    let house: House

    func add(to routes: inout Routes) {
        routes.getShared(CommunityRoutes.trail, show)
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let subject = try visit.subject
        let around = try await house.database.read { [house] s in try TrailAround.read(subject, house, in: s) }
        guard let card = around.cards[subject] else { throw Problem.notFound }
        return visit.reply(TrailView(visit, around).page(card))
    }
}
