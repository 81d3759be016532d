import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Web

/// What a few neighbours do together without an institution: what it needs, who brings it, how it went.
public struct LocalInitiatives: Sendable {
    private let house: House

    public init(_ house: House) {
        self.house = house
    }

    public static let describers = [
        SubjectDescriber(.localInitiative) { ids, s in try LocalInitiativeStore.cards(ids, in: s) }
    ]

    /// Takes back what somebody offered for things that go on, and forgets their words, when their account is erased.
    public var eraser: Eraser {
        { person, visit, s in try LeaveLocalInitiatives(person: person, at: visit.now).apply(in: s) }
    }

    /// What of this room moderators look at.
    public static let moderated = ModeratedLocalInitiative.contents

    /// When those of a place and all in it were finished, since a moment; for figures.
    public static func finished(
        in place: PlaceID, since: Moment, _ s: any Storage.Session
    ) throws -> [Moment] {
        try LocalInitiativeStore.finished(in: place, since: since, in: s)
    }

    /// What this room shows on the pages of places, people, proposals, consultations and actions.
    public var panel: Panel {
        let panel = LocalInitiativePanel(house: house)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    public var feature: Feature {
        Feature(
            "local initiatives", migrations: LocalInitiativeSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.act, LocalInitiativeRoutes.list.link(), label: "neighbours.title")],
            openData: { [house] write in
                let lines = try await house.database.read { s in
                    try LocalInitiativeStore.all(LocalInitiative.Phase.allCases, most: 100_000, in: s).map {
                        Self.line($0, try ContributionStore.needs(of: $0.id, in: s))
                    }
                }
                let head = CSV.line([
                    "id", "title", "language", "place", "phase", "started", "since", "needs", "needs_covered",
                ])
                try write(OpenDataFile("local-initiatives.csv", head + lines.joined()))
            },
            routes: { [house] routes in
                let pages = LocalInitiativePages(house: house)
                pages.add(to: &routes)
                ContributionPages(house: house, pages: pages).add(to: &routes)
            })
    }

    /// Without anybody's name.
    private static func line(_ initiative: LocalInitiative, _ needs: [Need]) -> String {
        CSV.line([
            initiative.id.description, initiative.title, initiative.language.code, initiative.place.description,
            initiative.phase.rawValue, CalendarDay(initiative.started).description,
            CalendarDay(initiative.since).description, String(needs.count), String(needs.count { $0.left == 0 }),
        ])
    }
}
