import Community
import Kernel
import Storage

/// Tells an organisation that a story it has taken over is withdrawn, in the transaction of the withdrawal.
typealias TellUser = @Sendable (_ use: StoryUse, _ title: String, any Session) throws -> Void

/// Taking a story back: nothing of it stays but that there was one. Everything that shows it reads the same rows, so it is
/// gone everywhere at once; those who have taken it over are told.
struct WithdrawStory: Sendable {
    let ending: ConsentStore.Ending
    let tell: TellUser
    /// Nobody needs to look at it any more.
    let retract: @Sendable (Subject, Moment, any Session) throws -> Void
    let actor: Actor
    let at: Moment

    func apply(to story: Story, in s: any Session) throws {
        let uses = try StoryPartStore.uses(of: story.id, in: s)
        for use in uses {
            try tell(use, story.words.title, s)
            try StoryPartStore.noteTold(use.id, at: at, in: s)
        }
        try retract(story.subject, at, s)
        try StoryPartStore.destroyMedia(of: story.id, in: s)
        try ConsentStore.end(ending, of: story.id, at: at, in: s)
        if story.published == nil {
            try StoryStore.delete(story.id, in: s)
        } else {
            try StoryStore.empty(story.id, at: at, in: s)
        }
        try AuditLog.record(
            .init(
                "story/withdrawn", story.subject, by: actor, at: at, details: "\(ending.rawValue), told: \(uses.count)"),
            in: s)
    }
}

/// Withdrawing by whoever wrote it down, or by a facilitator whom the teller has asked.
struct WithdrawOwnStory: Sendable {
    let id: StoryID
    let withdrawal: WithdrawStory
    let person: PersonID

    /// - Throws: `StoryRefusal.notYours`, `.notNow`
    func apply(in s: any Session) throws {
        let story = try StoryStanding.checked(.withdraw, on: id, by: person, in: s).story
        try withdrawal.apply(to: story, in: s)
    }
}

/// What ends with its last day.
struct EndConsents: Sendable {
    let withdrawal: WithdrawStory

    func apply(in s: any Session) throws {
        for told in try StoryStore.expired(CalendarDay(withdrawal.at), in: s) {
            try withdrawal.apply(to: told.story, in: s)
        }
    }
}

/// What goes when an account is erased: stories of one's own. What was written down for others is theirs and stays, with
/// their link to withdraw it; drafts of it go.
struct ForgetTeller: Sendable {
    let person: PersonID
    let withdrawal: WithdrawStory

    func apply(in s: any Session) throws {
        for told in try StoryStore.of(person, in: s) where told.story.telling != .portrait {
            if told.story.telling == .own || told.story.published == nil {
                try withdrawal.apply(to: told.story, in: s)
            }
        }
        try StoryStore.forgetAuthor(person, in: s)
        try StoryPartStore.forgetUses(by: person, in: s)
    }
}
