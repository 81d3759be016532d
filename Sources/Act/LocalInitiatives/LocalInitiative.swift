import Kernel

public enum LocalInitiativeKind {}
public enum NeedKind {}
public enum ContributionKind {}
public enum TaskKind {}
public enum PictureKind {}

public typealias LocalInitiativeID = Identifier<LocalInitiativeKind>
public typealias NeedID = Identifier<NeedKind>
public typealias ContributionID = Identifier<ContributionKind>
public typealias TaskID = Identifier<TaskKind>
public typealias PictureID = Identifier<PictureKind>

extension Subject.Kind {
    public static let localInitiative: Subject.Kind = "local-initiative"
    public static let localPicture: Subject.Kind = "local-picture"
}

/// Something that a few neighbours want to do without an institution.
public struct LocalInitiative: Sendable, Equatable {
    public let id: LocalInitiativeID
    public let place: PlaceID
    /// In which its texts are written.
    public let language: Language
    public let title: String
    public let what: String
    public let dates: Dates
    /// In which money is asked for; ISO 4217.
    public let currency: String
    public let phase: Phase
    public let started: Moment
    /// Since when it is in its phase.
    public let since: Moment
    /// Why it was stopped; only then. Empty where its last organiser has left.
    public let reason: String?
    /// How it went; only once it is done.
    public let story: String?
    /// The starter first.
    public let organisers: [Organiser]

    public enum Phase: String, Sendable, CaseIterable {
        case gathering
        case underWay = "under-way"
        case done, stopped

        /// What may come next; nothing after an end.
        var next: [Phase] {
            switch self {
            case .gathering: [.underWay, .stopped]
            case .underWay: [.done, .stopped]
            case .done, .stopped: []
            }
        }

        /// Whether one can still offer, take and add.
        var isOpen: Bool { !next.isEmpty }
    }

    /// The days on which it takes place, as far as they are known.
    public struct Dates: Sendable, Equatable {
        public let from: CalendarDay?
        public let until: CalendarDay?

        public static let unknown = Dates(from: nil, until: nil)
    }

    public struct Organiser: Sendable, Equatable {
        public let person: PersonID
        public let name: String
        /// Whether others than the organisers may read the name.
        public let showsName: Bool
    }

    public var subject: Subject { Subject(.localInitiative, id) }

    func isOrganised(by person: PersonID?) -> Bool {
        person.map { id in organisers.contains { $0.person == id } } ?? false
    }

    public static let longestTitle = 120
    public static let longestWhat = 3_000
    public static let longestStory = 4_000
    public static let longestReason = 400
    /// Of needs, and of tasks: more is a project, which an organisation carries.
    static let mostLines = 30
}

/// One thing that is needed, with how much of it.
public struct Need: Sendable, Equatable {
    public let id: NeedID
    public let kind: Kind
    public let what: String
    /// People or pieces; for money in the smallest unit of the currency.
    public let wanted: Int
    /// How much of it was accepted.
    public let covered: Int

    public enum Kind: String, Sendable, CaseIterable {
        case people, things, room, money

        /// How many stored units one written unit has.
        var unit: Int { self == .money ? 100 : 1 }

        /// In written units. Beyond a little money, accounts and a bank are needed, which this is not.
        var most: Int { self == .money ? 2_000 : 500 }
    }

    public var left: Int { wanted - covered }

    public static let longestWhat = 160
}

/// What somebody offers for a need.
struct Contribution: Sendable, Equatable {
    let id: ContributionID
    let need: NeedID
    let person: PersonID
    let name: String
    let showsName: Bool
    /// In the units of the need.
    let amount: Int
    /// For the organisers alone.
    let word: String
    let wouldOrganise: Bool
    let state: State
    /// What the organisers said; it may hold how to meet, so only the person and the organisers read it.
    let answer: String

    enum State: String, Sendable, CaseIterable {
        case open, accepted, declined, withdrawn
    }

    static let longestWord = 600
}

/// Something to do, taken by one of them and ticked off.
struct LocalTask: Sendable, Equatable {
    let id: TaskID
    let text: String
    let taker: PersonID?
    let done: Moment?

    static let longestText = 160
}

/// A picture of how it went.
struct Picture: Sendable, Equatable {
    let id: PictureID
    /// For those who do not see it.
    let description: String

    static let longestDescription = 300
    static let most = 12
}
