import Community
import Foundation
import Kernel
import Storage
import Web

/// What people think, asked before and after, without names: what changed, how sure that is, and when nothing did.
public struct Surveys: Sendable {
    private let house: House
    private let library: ScaleLibrary
    private let secrets: Secrets
    private let shelf = FindingsShelf()

    public init(_ house: House, secrets: Secrets) throws {
        self.house = house
        self.secrets = secrets
        library = try ScaleLibrary.read()
    }

    public static let describers = [
        SubjectDescriber(.survey) { ids, s in try SurveyStore.cards(ids, in: s) }
    ]

    /// What this room shows on the pages of places, organisations, consultations, actions and proposals.
    public var panel: Panel {
        let panel = SurveyPanel(house: house)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    private var pages: SurveyPages {
        SurveyPages(house: house, library: library, secrets: secrets, shelf: shelf)
    }

    public var feature: Feature {
        Feature(
            "surveys", migrations: SurveySchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.impact, SurveyRoutes.list.link(), label: "survey.list")],
            rounds: [{ [house] _ in try await CloseDueWaves(house: house).apply() }],
            openData: { [house, pages] write in
                let surveys = try await house.database.read { s in try SurveyStore.all(most: 100_000, in: s) }
                var lines = ""
                for survey in surveys where SurveyPolicy.isPublic(survey) && !survey.isExample {
                    lines += OpenTables(try await pages.findings(survey)).lines
                }
                try write(OpenDataFile("surveys.csv", OpenTables.head + lines))
            },
            routes: { [house, library, secrets, pages] routes in
                pages.add(to: &routes)
                AnswerPages(house: house, library: library, secrets: secrets).add(to: &routes)
            })
    }
}
