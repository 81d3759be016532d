import Community
import Kernel
import Storage

/// Writing a story in another language, beside the original, with who or what has translated it.
struct TranslateStory: Sendable {
    let id: StoryID
    let translation: StoryTranslation
    let person: PersonID
    let at: Moment

    /// - Throws: `StoryRefusal.notYours`, `.notNow`, `.titleWrong`, `.textWrong`, `.makerMissing`, `.sameLanguage`
    func apply(in s: any Session) throws {
        let story = try StoryStanding.checked(.translate, on: id, by: person, in: s).story
        guard translation.language != story.words.language else { throw StoryRefusal.sameLanguage }
        guard (1...Story.longestTitle).contains(translation.title.count) else {
            throw StoryRefusal.titleWrong(most: Story.longestTitle)
        }
        guard (1...Story.longestText).contains(translation.text.count) else {
            throw StoryRefusal.textWrong(most: Story.longestText)
        }
        guard (1...StoryTranslation.longestName).contains(translation.madeBy.count) else {
            throw StoryRefusal.makerMissing(most: StoryTranslation.longestName)
        }
        try StoryPartStore.write(translation, of: id, at: at, in: s)
        try AuditLog.record(
            .init(
                "story/translated", story.subject, by: .person(person), at: at,
                details: "\(translation.language.code) \(translation.maker.rawValue)"), in: s)
    }
}

/// Saying that an organisation uses a story, so that it is told when the story is withdrawn.
struct UseStory: Sendable {
    let id: StoryID
    let use: StoryUse
    let at: Moment

    /// - Throws: `StoryRefusal.notYours`, `.notNow`, `.addressWrong`
    func apply(in s: any Session) throws {
        guard let told = try StoryStore.find(id, in: s), told.showing(at: at).isHere,
            let organisation = try OrganisationStore.find(use.organisation, in: s),
            StoryPolicy.mayUse(
                try RoleStore.roles(of: use.person, in: s), try OrganisationStore.belonging(organisation, in: s))
        else { throw StoryRefusal.notYours }
        guard told.showing(at: at).isShared else { throw StoryRefusal.notNow }
        guard use.address.isEmpty || WebAddress.isSound(use.address) else {
            throw StoryRefusal.addressWrong(most: StoryUse.longestAddress)
        }
        try StoryPartStore.insert(use, of: id, at: at, in: s)
        try AuditLog.record(
            .init("story/used", told.story.subject, by: .person(use.person), at: at, details: "\(use.organisation)"),
            in: s)
    }
}

/// Starting a series.
struct StartSeries: Sendable {
    let series: StorySeries
    let person: PersonID
    let at: Moment

    /// - Throws: `StoryRefusal.notYours`, `.titleWrong`, `.aboutWrong`
    func apply(in s: any Session) throws {
        guard let organisation = try OrganisationStore.find(series.organisation, in: s),
            StoryPolicy.maySetUp(
                try RoleStore.roles(of: person, in: s), try OrganisationStore.belonging(organisation, in: s))
        else { throw StoryRefusal.notYours }
        guard (1...Story.longestTitle).contains(series.title.count) else {
            throw StoryRefusal.titleWrong(most: Story.longestTitle)
        }
        guard (1...StorySeries.longestAbout).contains(series.about.count) else {
            throw StoryRefusal.aboutWrong(most: StorySeries.longestAbout)
        }
        try StoryPartStore.insert(series, at: at, in: s)
        try AuditLog.record(
            .init("story-series/started", Subject(.storySeries, series.id), by: .person(person), at: at), in: s)
    }
}
