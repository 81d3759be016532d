import Community
import Foundation
import Kernel
import Storage
import Web

/// Citizens' panels: people drawn by lot from volunteers, with chances that everybody can check.
public struct Panels: Sendable {
    private let house: House

    public init(_ house: House) {
        self.house = house
    }

    public static let describers = [SubjectDescriber(.citizensPanel) { ids, s in try PanelStore.cards(ids, in: s) }]

    /// Takes back what somebody volunteered for; where they were drawn the next of their kind is asked.
    public var eraser: Eraser {
        { [house] person, visit, s in
            try LeavePanels(tell: PanelLetters(visit: visit, house: house).tell, person: person).apply(in: s)
        }
    }

    /// What this room shows on pages of other rooms.
    public var panel: Panel {
        let links = PanelLinks(house: house)
        return { subject, visit in try await links.show(subject, visit) }
    }

    public var feature: Feature {
        Feature(
            "panels", migrations: PanelSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.involve, PanelRoutes.list.link(), label: "panels.title")],
            rounds: [
                { [house] _ in
                    let now = house.now()
                    let isDue = try await house.database.read { s in
                        try !PanelStore.drawn(before: now - CitizensPanel.peopleKept, most: 1, in: s).isEmpty
                    }
                    guard isDue else { return }
                    try await house.database.write { s in try EndPanel.forgetOld(at: now, in: s) }
                }
            ],
            openData: { [house] write in
                let all = try await house.database.read { s in
                    try PanelStore.all(most: 100_000, in: s).map {
                        PanelData(panel: $0, volunteers: try VolunteerStore.all(of: $0.id, in: s))
                    }
                }
                for data in all {
                    for name in data.names {
                        try write(OpenDataFile("panels/\(data.panel.id)/\(name)", data.file(name) ?? ""))
                    }
                }
            },
            routes: { [house] routes in
                let pages = PanelPages(house: house)
                pages.add(to: &routes)
                LeadingPages(house: house, pages: pages).add(to: &routes)
            })
    }
}
