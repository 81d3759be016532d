import Kernel

public enum StoryKind {}
public enum SeriesKind {}
enum StoryPictureKind {}
enum StoryUseKind {}

public typealias StoryID = Identifier<StoryKind>
public typealias SeriesID = Identifier<SeriesKind>
typealias StoryPictureID = Identifier<StoryPictureKind>
typealias StoryUseID = Identifier<StoryUseKind>

extension Subject.Kind {
    public static let story: Subject.Kind = "story"
    public static let storySeries: Subject.Kind = "story-series"
}

/// What somebody tells of their own life, or, as a portrait, what is publicly known of somebody.
public struct Story: Sendable, Equatable {
    public let id: StoryID
    /// Who accompanies it: its facilitators read it before everybody does.
    public let organisation: OrganisationID
    public let place: PlaceID
    /// Who wrote it here; nil once their account is erased.
    public let author: PersonID?
    public let telling: Telling
    public let words: Words
    public let state: State
    /// Since when it is in its state.
    public let since: Moment
    public let published: Moment?
    /// Not shown to anybody but those who look after it, by a decision of moderators.
    public let isHidden: Bool

    /// Whose account it is.
    public enum Telling: String, Sendable, CaseIterable {
        /// The author's own.
        case own
        /// Somebody's who told it to the author; they need no account.
        case helped
        /// Of somebody known, from sources that everybody can read: needs no consent, shows no private picture.
        case portrait
    }

    public enum State: String, Sendable, CaseIterable {
        case draft
        /// Consent was given for it as it stands.
        case consented
        case published, withdrawn
    }

    /// Everything that is written.
    public struct Words: Sendable, Equatable {
        public var language: Language
        public var title: String
        public var text: String
        /// How the teller wants to be called where the name is not shown: "a mother of two from Aleppo".
        public var label: String
        /// Shown only with consent.
        public var name: String
        public var topic: Topic
        public var series: SeriesID?
        /// An address with https; empty: none.
        public var video: String
        /// One in each line.
        public var sources: String

        func searched() -> String { foldedForSearch("\(title) \(text) \(label)") }
    }

    /// What it is about.
    public enum Topic: String, Sendable, CaseIterable {
        case arriving, language, school, work, home, family, neighbours, health, culture, belonging
    }

    public var subject: Subject { Subject(.story, id) }

    public static let longestTitle = 120
    public static let longestText = 12_000
    public static let longestLabel = 80
    public static let longestSources = 3_000
    /// Questions of the interview guide; worded in the catalogue.
    static let questions = 1...8
}

/// The same in another language, beside the original.
struct StoryTranslation: Sendable, Equatable {
    let language: Language
    let title: String
    let text: String
    let maker: Maker
    /// The person or the program, as readers see it.
    let madeBy: String

    enum Maker: String, Sendable, CaseIterable {
        case human, machine
    }

    static let longestName = 80
}

/// Stories that belong together: portraits, interviews, a day of many people.
struct StorySeries: Sendable, Equatable {
    let id: SeriesID
    let organisation: OrganisationID
    let language: Language
    let title: String
    let about: String

    static let longestAbout = 2_000
}

/// A picture of a story.
struct StoryPicture: Sendable, Equatable {
    let id: StoryPictureID
    /// For those who do not see it.
    let description: String
    let faces: Faces

    /// Whether somebody can be recognised on it.
    enum Faces: String, Sendable, CaseIterable {
        case none, shown, covered
    }

    static let longestDescription = 300
    static let most = 8
}

/// An organisation that has taken over a story, and is told when it is withdrawn.
struct StoryUse: Sendable, Equatable {
    let id: StoryUseID
    let organisation: OrganisationID
    /// Who said so, and is written to.
    let person: PersonID
    /// Where it is used; empty: on paper or not said.
    let address: String

    static let longestAddress = 400
}
