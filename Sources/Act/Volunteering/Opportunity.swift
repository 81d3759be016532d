import Kernel

public enum OpportunityKind {}
public typealias OpportunityID = Identifier<OpportunityKind>

extension Subject.Kind {
    public static let opportunity: Subject.Kind = "opportunity"
}

/// Something to do for others, with others: what an organisation offers to volunteers.
public struct Opportunity: Sendable, Equatable {
    public let id: OpportunityID
    public let organisation: OrganisationID
    public let place: PlaceID
    /// In which its texts are written.
    public let language: Language
    public var words: Words
    public var tags: Tags
    public var requirements: Requirements
    /// Whom to tell when something is wrong: a name with a number or address.
    public var safeguarding: String
    /// Counts changes, so that who saves second is told.
    public let revision: Int
    public let ended: Moment?

    public var subject: Subject { Subject(.opportunity, id) }

    /// The texts that somebody wrote.
    public struct Words: Sendable, Equatable {
        public var title: String
        /// What one does.
        public var what: String
        /// With whom; may be empty.
        public var company: String
    }

    /// What can be searched and filtered.
    public struct Tags: Sendable, Equatable {
        public var interests: Set<Interest> = []
        /// Languages that help here.
        public var helpful: Set<Language> = []
        /// Languages that one can practise here.
        public var practised: Set<Language> = []
        public var access: Set<Access> = []
    }

    public enum Interest: String, Sendable, CaseIterable {
        case languages, children, elders, food, nature, sport, culture, repair, welcome, technology
    }

    public enum Access: String, Sendable, CaseIterable {
        case stepFree = "step-free"
        case childCare = "child-care"
        case travelPaid = "travel-paid"
    }

    /// What is asked of volunteers: as the law of the place asks, and never legal status.
    public struct Requirements: Sendable, Equatable {
        /// In years; nil: none.
        public var minimumAge: Int?
        /// What one learns before the first shift; may be empty.
        public var training: String
        /// The check that the law asks for this work; may be empty.
        public var background: String
    }

    static let longestTitle = 120
    static let longestText = 4_000
    static let longestNote = 600
    /// Years that a form may ask for: below it is child labour law, above it discrimination by age.
    ///
    /// Source: Directive 94/33/EC, article 4 (light work from 13); Directive 2000/78/EC, article 6.
    static let ages = 13...21
}
