import Kernel
import Storage
import Web

/// What somebody wrote, as a moderator reads it.
public struct ModeratedText: Sendable {
    public let subject: Subject
    /// All of it that others read, in paragraphs.
    public let text: String
    public let language: Language
    /// With an account; whoever has none is told on the page where they wrote.
    public let authors: [PersonID]
    /// Whose moderators it concerns.
    public let belonging: Belonging
    /// Where it was said, and what may have rules of its own on what waits: a consultation, an organisation, a place.
    public let space: Subject
    /// Where it stands; nil: has no page.
    public let link: Link?
    public let pictures: [Link]
    /// What its room has chosen for it already; nil: what its space has.
    public let holding: Holding?
    /// What waits of it where no space has chosen anything.
    public let usual: Holding

    public init(
        _ subject: Subject, text: String, in language: Language, by authors: [PersonID], of belonging: Belonging,
        space: Subject, at link: Link?, pictures: [Link] = [], holding: Holding? = nil, usual: Holding = .usual
    ) {
        self.subject = subject
        self.text = text
        self.language = language
        self.authors = authors
        self.belonging = belonging
        self.space = space
        self.link = link
        self.pictures = pictures
        self.holding = holding
        self.usual = usual
    }
}

/// How the things of one kind are moderated: every room hands App one of these for each kind that people write.
public struct ModeratedContent: Sendable {
    public let kind: Subject.Kind
    /// Reads one; nil when there is none. It is read also while it is hidden.
    public let read: @Sendable (_ id: Int64, any Storage.Session) throws -> ModeratedText?
    /// Hides one or shows it again, in the transaction of the decision.
    public let expose: @Sendable (Exposure, _ id: Int64, Moment, any Storage.Session) throws -> Void
    public let exposure: @Sendable (_ id: Int64, any Storage.Session) throws -> Exposure

    /// Content whose room leaves out what is withheld.
    public init(
        _ kind: Subject.Kind, read: @escaping @Sendable (Int64, any Storage.Session) throws -> ModeratedText?
    ) {
        self.init(
            kind, read: read,
            exposure: { id, s in try Withheld.exposure(of: Subject(kind, id), in: s) },
            expose: { exposure, id, at, s in try Withheld.expose(exposure, Subject(kind, id), at: at, in: s) })
    }

    /// Content that its room hides in its own way.
    public init(
        _ kind: Subject.Kind, read: @escaping @Sendable (Int64, any Storage.Session) throws -> ModeratedText?,
        exposure: @escaping @Sendable (Int64, any Storage.Session) throws -> Exposure,
        expose: @escaping @Sendable (Exposure, Int64, Moment, any Storage.Session) throws -> Void
    ) {
        self.kind = kind
        self.read = read
        self.exposure = exposure
        self.expose = expose
    }
}

/// Says that something was written or changed, in the transaction of the write; returns whether others see it.
public typealias Announce = @Sendable (Subject, Moment, any Storage.Session) throws -> Exposure

/// Hands a text to those of a place who record hate speech, in the transaction of the act; the same words are handed in once.
public typealias SpeechRecorder =
    @Sendable (_ text: ModeratedText, _ place: PlaceID, _ person: PersonID, Moment, any Storage.Session) throws -> Void

/// What the rooms ask of moderation; made by its room, handed to all by App.
public struct ModerationDesk: Sendable {
    public let announce: Announce
    /// Says that its owner has taken something away: nobody needs to decide on it any more.
    public let retract: @Sendable (Subject, Moment, any Storage.Session) throws -> Void
    /// Where its author reads why something is hidden; nil where no decision hides it.
    public let reasons: @Sendable (Subject, any Storage.Session) throws -> Link?
    /// What a text says that should perhaps not be public.
    public let personalData: PersonalDataFinder

    public init(
        announce: @escaping Announce,
        retract: @escaping @Sendable (Subject, Moment, any Storage.Session) throws -> Void,
        reasons: @escaping @Sendable (Subject, any Storage.Session) throws -> Link?,
        personalData: @escaping PersonalDataFinder
    ) {
        self.announce = announce
        self.retract = retract
        self.reasons = reasons
        self.personalData = personalData
    }

    /// Without moderation: everything is shown at once.
    public static let none = ModerationDesk(
        announce: { _, _, _ in .shown }, retract: { _, _, _ in }, reasons: { _, _ in nil }, personalData: { _, _ in [] }
    )
}
