import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Web

/// What people tell of their own lives, with what they have agreed to: shown as far as that goes, and gone when it ends.
public struct Stories: Sendable {
    private let house: House
    private let secrets: Secrets

    public init(_ house: House, secrets: Secrets) {
        self.house = house
        self.secrets = secrets
    }

    /// What of this room moderators look at.
    public static let moderated = [ModeratedStory.content]

    /// - now: what may be shown depends on the day
    public static func describers(_ now: @escaping @Sendable () -> Moment) -> [SubjectDescriber] {
        [
            SubjectDescriber(.story) { ids, s in
                try StoryStore.find(ids, in: s).filter { $0.showing(at: now()).isHere }.map { told in
                    SubjectCard(
                        told.story.subject, title: LocalizedText(told.story.words.title, in: told.story.words.language),
                        link: StoryRoutes.one.link(told.story.id))
                }
            },
            SubjectDescriber(.storySeries) { ids, s in
                try ids.compactMap { try StoryPartStore.series(SeriesID($0), in: s) }.map { series in
                    SubjectCard(
                        Subject(.storySeries, series.id), title: LocalizedText(series.title, in: series.language),
                        link: StoryRoutes.series.link(series.id))
                }
            },
        ]
    }

    /// Takes back what somebody told of themselves when their account is erased.
    public var eraser: Eraser {
        { [house] person, visit, s in
            try ForgetTeller(
                person: person,
                withdrawal: WithdrawStory(
                    ending: .erased, tell: UserLetters(house, visit).tell, retract: house.moderation.retract,
                    actor: .person(person), at: visit.now)
            ).apply(in: s)
        }
    }

    public var panel: Panel {
        let panel = StoryPanel(house: house)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    public var feature: Feature {
        Feature(
            "stories", migrations: StorySchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.voice, StoryRoutes.list.link(), label: "story.title")],
            rounds: [{ [house] surroundings in try await Self.endConsents(house, surroundings) }],
            openData: { [house] write in
                let items = try await house.database.read { s in
                    try StoryItem.read(StoryStore.Query(onlyShared: true, most: 100_000), house.now(), in: s)
                }
                let head = CSV.line([
                    "id", "told_by", "telling", "language", "topic", "place", "published", "title", "text", "sources",
                ])
                try write(OpenDataFile("stories.csv", head + items.map(Self.line).joined()))
            },
            routes: { [house, secrets] routes in
                let desk = StoryDeskPages(house: house)
                StoryPages(house: house).add(to: &routes)
                desk.add(to: &routes)
                StoryMediaPages(house: house, desk: desk).add(to: &routes)
                ConsentPages(house: house, secrets: secrets, desk: desk).add(to: &routes)
                SeriesPages(house: house).add(to: &routes)
            })
    }

    /// Looks first, so that a second in which nothing ends writes nothing.
    static func endConsents(_ house: House, _ surroundings: Surroundings) async throws {
        let now = house.now()
        let hasEnded = try await house.database.read { s in
            try !StoryStore.expired(CalendarDay(now), in: s).isEmpty
        }
        guard hasEnded else { return }
        let act = EndConsents(
            withdrawal: WithdrawStory(
                ending: .expired, tell: UserLetters(house, surroundings, at: now).tell,
                retract: house.moderation.retract, actor: .system, at: now))
        try await house.database.write { s in try act.apply(in: s) }
    }

    /// As the teller wants to be called, and where only where that may be said.
    private static func line(_ item: StoryItem) -> String {
        let story = item.told.story
        return CSV.line([
            story.id.description, item.told.teller(item.showing), story.telling.rawValue, story.words.language.code,
            story.words.topic.rawValue, item.place ?? "", story.published.map { CalendarDay($0).description } ?? "",
            story.words.title, story.words.text, story.words.sources,
        ])
    }
}
