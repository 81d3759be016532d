import Community
import Kernel
import Media
import Storage
import Web

/// A story with everything that its pages need.
struct OneStory: Sendable {
    let standing: StoryStanding
    let showing: Showing
    let place: Place?
    let organisation: Organisation?
    let series: StorySeries?
    let pictures: [StoryPicture]
    let sound: CleanSound.Kind?
    let translations: [StoryTranslation]
    /// Who has taken it over, by name.
    let uses: [(use: StoryUse, organisation: String)]
    let hasScan: Bool
    let around: TrailAround
    let follows: Bool
    /// Organisations for which the visitor can say that they use it.
    let mayUseFor: [Organisation]

    var story: Story { standing.story }
    var consent: Consent? { standing.told.consent }
    var teller: String { standing.told.teller(showing) }

    /// Whether the visitor looks after it, and so sees it before and beside what everybody sees.
    var isInside: Bool { !standing.parts.isEmpty }

    /// The version for a reader: in their language where there is one, else the original.
    func best(for language: Language) -> (title: String, text: String, language: Language) {
        let words = story.words
        guard language != words.language, let found = translations.first(where: { $0.language == language }) else {
            return (words.title, words.text, words.language)
        }
        return (found.title, found.text, language)
    }

    static func read(_ id: StoryID, _ visit: Visit, _ house: House, in s: any Storage.Session) throws -> OneStory? {
        guard let standing = try StoryStanding.read(id, visit.person?.id, in: s) else { return nil }
        let story = standing.story
        let showing = standing.told.showing(at: visit.now)
        let uses = try StoryPartStore.uses(of: id, in: s).map {
            ($0, try OrganisationStore.find($0.organisation, in: s)?.name ?? "")
        }
        let roles = try visit.roles(in: s)
        let own =
            roles.isEmpty || !showing.isShared
            ? []
            : try OrganisationStore.all(in: s).filter {
                StoryPolicy.mayUse(roles, try OrganisationStore.belonging($0, in: s))
            }
        return OneStory(
            standing: standing, showing: showing, place: try PlaceStore.find(story.place, in: s),
            organisation: try OrganisationStore.find(story.organisation, in: s),
            series: try story.words.series.flatMap { try StoryPartStore.series($0, in: s) },
            pictures: try StoryPartStore.pictures(of: id, in: s), sound: try StoryPartStore.soundType(of: id, in: s),
            translations: try StoryPartStore.translations(of: id, in: s), uses: uses,
            hasScan: try ConsentStore.scan(of: id, in: s) != nil,
            around: try TrailAround.read(story.subject, house, in: s),
            follows: try FollowButton.read(visit, story.subject, in: s), mayUseFor: own)
    }
}

extension House {
    /// The story that an address names.
    ///
    /// - Throws: `Problem.notFound`
    func story(_ visit: Visit) async throws -> OneStory {
        let id = try visit.id("story", of: StoryKind.self)
        let found = try await database.read { [self] s in try OneStory.read(id, visit, self, in: s) }
        guard let found else { throw Problem.notFound }
        return found
    }

    /// The same for those who may do that with it.
    ///
    /// - Throws: `Problem.signInNeeded`, `.notFound`
    func story(_ visit: Visit, for act: StoryPolicy.Act) async throws -> OneStory {
        _ = try visit.signedIn()
        let one = try await story(visit)
        guard one.standing.may(act) else { throw Problem.notFound }
        return one
    }
}
