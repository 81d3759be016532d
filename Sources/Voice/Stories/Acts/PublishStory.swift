import Community
import Kernel
import Storage

/// Showing a story to everybody, by a facilitator who has read it.
struct PublishStory: Sendable {
    let id: StoryID
    let event: Notices.EventID
    let person: PersonID
    let at: Moment

    /// - Throws: `StoryRefusal.notYours`, `.notNow`, `.consentMissing`
    func apply(in s: any Session) throws {
        let told = try StoryStanding.checked(.publish, on: id, by: person, in: s)
        let story = told.story
        if story.telling != .portrait {
            guard let consent = told.consent, consent.until >= CalendarDay(at) else {
                throw StoryRefusal.consentMissing
            }
        }
        try StoryStore.move(id, to: .published, at: at, in: s)
        try AuditLog.record(.init("story/published", story.subject, by: .person(person), at: at), in: s)
        try Notices.post("story/published", about: story.subject, id: event, at: at, in: s)
    }
}

/// Hiding a story from everybody but those who look after it, by a decision of moderators.
///
/// Who may decide so is for whoever calls it to check: the desk of this room does, and so does moderation.
public struct HideStory: Sendable {
    let id: StoryID
    let actor: Actor
    let at: Moment

    public init(_ id: StoryID, by actor: Actor, at: Moment) {
        self.id = id
        self.actor = actor
        self.at = at
    }

    /// False when there is nothing to hide.
    public func apply(in s: any Session) throws -> Bool {
        guard let story = try StoryStore.find(id, in: s)?.story, story.state != .withdrawn, !story.isHidden else {
            return false
        }
        try StoryStore.setHidden(at, id, in: s)
        try AuditLog.record(.init("story/hidden", story.subject, by: actor, at: at), in: s)
        return true
    }
}

/// Showing a hidden story again, as far as its consent goes.
public struct RestoreStory: Sendable {
    let id: StoryID
    let actor: Actor
    let at: Moment

    public init(_ id: StoryID, by actor: Actor, at: Moment) {
        self.id = id
        self.actor = actor
        self.at = at
    }

    /// False when it is not hidden.
    public func apply(in s: any Session) throws -> Bool {
        guard let story = try StoryStore.find(id, in: s)?.story, story.isHidden else { return false }
        try StoryStore.setHidden(nil, id, in: s)
        try AuditLog.record(.init("story/restored", story.subject, by: actor, at: at), in: s)
        return true
    }
}
