import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Web

/// What a consultation found becomes a policy suggestion with its evidence, addressed to who can act, and is answered in
/// public by a date.
public struct Suggestions: Sendable {
    private let house: House
    private let evidence: EvidenceSource

    /// - evidence: asks the room of a consultation for what it found
    public init(_ house: House, evidence: @escaping EvidenceSource) {
        self.house = house
        self.evidence = evidence
    }

    public static let describers = [
        SubjectDescriber(.suggestion) { ids, s in try SuggestionStore.cards(ids, in: s) },
        SubjectDescriber(.answer) { ids, s in try AnswerStore.cards(ids, in: s) },
    ]

    /// What this room shows on the pages of consultations, organisations, places and institutions.
    public var panel: Panel {
        let panel = SuggestionPanel(house: house)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    /// What of this room moderators look at.
    public static let moderated = [ModeratedSuggestion.content]

    /// The answers in which institutions of a place said yes, wholly or in part.
    public static func agreed(in place: PlaceID, _ s: any Storage.Session) throws -> [Subject] {
        var answers: [Answer] = []
        for suggestion in try SuggestionStore.about(place, most: 200, in: s) where suggestion.phase == .published {
            answers += try AnswerStore.all(of: suggestion.id, in: s)
        }
        return answers.filter { $0.verdict == .accepted || $0.verdict == .inPart }.map(\.subject)
    }

    /// - panels: what other rooms show on the page of a suggestion
    public func feature(panels: [Panel]) -> Feature {
        Feature(
            "suggestions", migrations: SuggestionSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.involve, SuggestionRoutes.list.link(), label: "suggestion.navigation")],
            openData: { [house] write in try await SuggestionData(house: house).all(write) },
            routes: { [house, evidence] routes in
                SuggestionPages(house: house, panels: panels).add(to: &routes)
                DraftPages(house: house, evidence: evidence).add(to: &routes)
                AnswerPages(house: house).add(to: &routes)
            })
    }
}
