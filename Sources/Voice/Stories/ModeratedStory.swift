import Community
import Kernel
import Storage
import Web

/// What of this room moderators look at: stories that are published. A facilitator has read each before, so that it is
/// shown at once where nobody has chosen otherwise.
enum ModeratedStory {
    static let content = ModeratedContent(
        .story, read: read,
        exposure: { id, s in try Withheld.exposure(of: Subject(.story, StoryID(id)), in: s) },
        expose: { exposure, id, at, s in
            try Withheld.expose(exposure, Subject(.story, StoryID(id)), at: at, in: s)
            try StoryStore.setHidden(exposure == .shown ? nil : at, StoryID(id), in: s)
        })

    @Sendable private static func read(_ id: Int64, in s: any Storage.Session) throws -> ModeratedText? {
        guard let story = try StoryStore.find(StoryID(id), in: s)?.story, story.state == .published else { return nil }
        let pictures = try StoryPartStore.pictures(of: story.id, in: s)
        let translations = try StoryPartStore.translations(of: story.id, in: s)
        let texts =
            [story.words.title, story.words.label, story.words.text]
            + translations.flatMap { [$0.title, $0.text] } + pictures.map(\.description)
        return ModeratedText(
            story.subject, text: texts.filter { !$0.isEmpty }.joined(separator: "\n"), in: story.words.language,
            by: [story.author].compactMap { $0 },
            of: Belonging(
                organisation: story.organisation, places: try PlaceStore.path(story.place, in: s).map(\.id)),
            space: Subject(.organisation, story.organisation), at: StoryRoutes.one.link(story.id),
            pictures: pictures.map { StoryRoutes.picture.link(story.id, $0.id) }, usual: .nothing)
    }
}
