import Community
import Kernel
import Storage

/// Starting a story: a draft that only its author and the facilitators of its organisation see.
struct StartStory: Sendable {
    let story: Story
    let person: PersonID

    /// - Throws: `StoryRefusal`
    func apply(in s: any Session) throws {
        try story.words.check(story.telling)
        if story.telling == .portrait {
            let roles = try RoleStore.roles(of: person, in: s)
            let belonging = Belonging(
                organisation: story.organisation, places: try PlaceStore.path(story.place, in: s).map(\.id))
            guard StoryPolicy.maySetUp(roles, belonging) else { throw StoryRefusal.notYours }
        }
        try StoryStore.insert(story, in: s)
        try AuditLog.record(.init("story/started", story.subject, by: .person(person), at: story.since), in: s)
        if let series = story.words.series {
            try Trail.link(
                Subject(.storySeries, series), .ledTo, story.subject, by: .person(person), at: story.since, in: s)
        }
    }
}

/// Changing what is written. Consent was given to other words, so it is asked for again.
struct ChangeStory: Sendable {
    let id: StoryID
    let words: Story.Words
    let person: PersonID
    let at: Moment

    /// - Throws: `StoryRefusal`
    func apply(in s: any Session) throws {
        let story = try StoryStanding.checked(.change, on: id, by: person, in: s).story
        try words.check(story.telling)
        guard words != story.words else { return }
        try StoryStore.write(words, of: id, in: s)
        try Self.reopen(story, at: at, in: s)
        try AuditLog.record(.init("story/changed", story.subject, by: .person(person), at: at), in: s)
    }

    /// What was agreed to is not what stands there now.
    static func reopen(_ story: Story, at: Moment, in s: any Session) throws {
        guard story.state == .consented else { return }
        try ConsentStore.end(.changed, of: story.id, at: at, in: s)
        try StoryStore.move(story.id, to: .draft, at: at, in: s)
    }
}
