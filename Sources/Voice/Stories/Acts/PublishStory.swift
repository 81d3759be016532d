import Community
import Kernel
import Storage

/// Showing a story to everybody, by a facilitator who has read it.
struct PublishStory: Sendable {
    let id: StoryID
    let event: Notices.EventID
    let announce: Announce
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
        // Where it is hidden or waits, nobody is called to read it.
        guard try announce(story.subject, at, s) == .shown else { return }
        try Notices.post("story/published", about: story.subject, id: event, at: at, in: s)
    }
}
