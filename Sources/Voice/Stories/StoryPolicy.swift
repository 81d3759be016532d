import Community
import Kernel

/// Why an act was refused; worded in `StoryWording`.
enum StoryRefusal: Error, Equatable, Sendable {
    case titleWrong(most: Int)
    case textWrong(most: Int)
    case labelWrong(most: Int)
    case nameWrong(most: Int)
    case videoWrong
    case sourcesMissing(most: Int)
    case pictureWrong
    case pictureTooLarge(megabytes: Int)
    case pictureTooWide(megapixels: Int)
    case picturesFull(most: Int)
    case descriptionMissing(most: Int)
    case facesNotSaid
    case areaWrong
    case soundWrong
    case soundTooLarge(megabytes: Int)
    case siteMissing
    case untilWrong(latest: CalendarDay)
    case notConfirmed
    case scanWrong(megabytes: Int)
    case consentMissing
    case makerMissing(most: Int)
    case sameLanguage
    case aboutWrong(most: Int)
    case addressWrong(most: Int)
    /// Not in this state.
    case notNow
    /// Not for this person.
    case notYours
}

/// Who may do what with a story: the one place where it is decided.
enum StoryPolicy {
    enum Act: Sendable, CaseIterable {
        /// Words, pictures and sound: what consent is given to.
        case change
        /// Covering faces and taking pictures or sound away, which shows less than was agreed to.
        case lessen
        case consent
        case publish
        case translate
        case withdraw
        /// The scan of a signed sheet.
        case readScan
    }

    /// What somebody is to a story.
    enum Part: Sendable, CaseIterable {
        case author
        /// A facilitator of the organisation or of its place.
        case editor
        /// A moderator of the organisation or of its place.
        case moderator
    }

    /// - Throws: `.notYours` for the person, else `.notNow` for the state
    static func check(_ act: Act, _ story: Story, as parts: Set<Part>) throws(StoryRefusal) {
        guard !self.parts(act).isDisjoint(with: parts) else { throw .notYours }
        guard states(act).contains(story.state) else { throw .notNow }
        guard act != .consent || story.telling != .portrait else { throw .notNow }
        // A portrait needs no consent, so it is published as it is written.
        guard act != .publish || story.state == .consented || story.telling == .portrait else { throw .consentMissing }
    }

    static func allows(_ act: Act, _ story: Story, as parts: Set<Part>) -> Bool {
        do {
            try check(act, story, as: parts)
            return true
        } catch {
            return false
        }
    }

    static func parts(of person: PersonID?, roles: [Role], _ story: Story, _ belonging: Belonging) -> Set<Part> {
        var parts: Set<Part> = []
        if let person, story.author == person { parts.insert(.author) }
        if roles.include([.facilitator], for: belonging) { parts.insert(.editor) }
        if roles.include([.moderator], for: belonging) { parts.insert(.moderator) }
        return parts
    }

    /// A portrait or a series is written by those who publish.
    static func maySetUp(_ roles: [Role], _ belonging: Belonging) -> Bool {
        roles.include([.facilitator], for: belonging)
    }

    /// Saying that an organisation has taken a story over.
    static func mayUse(_ roles: [Role], _ belonging: Belonging) -> Bool {
        roles.include([.facilitator, .coordinator, .official], for: belonging)
    }

    private static func parts(_ act: Act) -> Set<Part> {
        switch act {
        case .change, .lessen, .consent, .translate, .withdraw, .readScan: [.author, .editor]
        case .publish: [.editor]
        }
    }

    private static func states(_ act: Act) -> Set<Story.State> {
        switch act {
        case .change: [.draft, .consented]
        case .publish: [.draft, .consented]
        case .lessen, .translate, .withdraw, .readScan, .consent: [.draft, .consented, .published]
        }
    }
}
