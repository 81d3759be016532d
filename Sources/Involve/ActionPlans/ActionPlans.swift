import Community
import Foundation
import Kernel
import Storage
import Web

/// The EU action plans on integration, what each place makes of them, and how far it has come.
public struct ActionPlans: Sendable {
    private let house: House
    private let content: PlanContent
    private let agreed: AgreedAsks

    /// - agreed: what institutions of a place have said yes to, for what no action carries out yet
    public init(_ house: House, content: PlanContent, agreed: @escaping AgreedAsks) {
        self.house = house
        self.content = content
        self.agreed = agreed
    }

    /// Asks another room for the subjects that a place's institutions have accepted.
    public typealias AgreedAsks = @Sendable (PlaceID, any Storage.Session) throws -> [Subject]

    public static func describers(_ content: PlanContent) -> [SubjectDescriber] {
        [
            SubjectDescriber(.action) { ids, s in try ActionStore.cards(ids, in: s) },
            SubjectDescriber(.euAction) { ids, _ in
                content.actions.filter { ids.contains($0.subject.id) }.compactMap { action in
                    action.text.localized.map {
                        SubjectCard(action.subject, title: $0, link: ActionRoutes.origin.link(action.id))
                    }
                }
            },
        ]
    }

    /// What this room shows on the pages of places, organisations and suggestions.
    public var panel: Panel {
        let panel = ActionPanel(house: house)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    /// - panels: what other rooms show on the page of an action
    public func feature(panels: [Panel]) -> Feature {
        Feature(
            "action-plans", migrations: ActionPlanSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.involve, ActionRoutes.plans.link(), label: "action.navigation")],
            openData: { [house] write in
                let actions = try await house.database.read { s in try ActionStore.all(in: s) }
                try write(OpenDataFile("actions.csv", ActionTable.write(actions)))
            },
            routes: { [house, content, agreed] routes in
                PlanPages(house: house, content: content, agreed: agreed).add(to: &routes)
                ActionPages(house: house, content: content, panels: panels).add(to: &routes)
            })
    }
}
