import Kernel

public enum InstitutionKind {}
public typealias InstitutionID = Identifier<InstitutionKind>

extension Subject.Kind {
    public static let institution: Subject.Kind = "institution"
}

/// Who decides something: what, where, on what ground, and how people reach it.
public struct Institution: Sendable, Hashable {
    public let id: InstitutionID
    public let place: PlaceID
    public let role: Role
    /// In the language of the place.
    public let name: String
    public let english: String
    /// What it decides, in a plain sentence, by language code; empty: as its role says.
    public var competence: [String: String] = [:]
    public let areas: Set<PolicyArea>
    /// The law or treaty that gives it the competence.
    public var basis: String
    /// A public page that proves the entry.
    public var source: String
    public let ways: [Way]
    /// The address of its office for the public; nothing is sent there.
    public var contact: String?
    /// Where a suggestion is delivered; nil: not known yet.
    public var email: String?
    /// The organisation whose officials answer here; nil: it has none on this site.
    public var organisation: OrganisationID?

    /// What an institution is for; worded under `institution.role.<role>` where nothing more is known.
    public enum Role: String, Sendable, CaseIterable {
        case government, ministry, parliament, council, ombudsman, equality, advisory, local
    }

    /// How people reach it.
    public struct Way: Sendable, Hashable {
        public let kind: Kind
        public let url: String

        public enum Kind: String, Sendable, CaseIterable {
            case consultation, petition, hearing, ombudsman, member, initiative, office
        }
    }

    public init(
        id: InstitutionID, place: PlaceID, role: Role, name: String, english: String, areas: Set<PolicyArea>,
        basis: String, source: String, ways: [Way], email: String? = nil, organisation: OrganisationID? = nil
    ) {
        self.id = id
        self.place = place
        self.role = role
        self.name = name
        self.english = english
        self.areas = areas
        self.basis = basis
        self.source = source
        self.ways = ways
        self.email = email
        self.organisation = organisation
    }

    public var subject: Subject { Subject(.institution, id) }
}

/// What policy is about.
public enum PolicyArea: String, Sendable, CaseIterable {
    case integration, work, education, health, housing, participation
    case antiDiscrimination = "anti-discrimination"
    case residence
}

/// How long an institution of a place has to answer, and who says so.
public struct AnswerTerm: Sendable, Hashable {
    /// Calendar days from the day of delivery.
    public let days: Int
    public let source: String
    /// On which no term ends.
    public let holidays: [Holiday]

    public init(days: Int, source: String, holidays: [Holiday] = []) {
        self.days = days
        self.source = source
        self.holidays = holidays
    }

    /// The last day to answer what was delivered at a moment: the term ends with its last day, and where that is a
    /// Saturday, a Sunday or a public holiday, with the next working day.
    ///
    /// Source: Regulation (EEC, Euratom) No 1182/71, Articles 2 and 3, which does not count the day of the event itself.
    public func due(from delivered: Moment) -> CalendarDay {
        var last = CalendarDay(delivered).adding(days: days)
        while last.weekday >= 5 || holidays.contains(where: { $0.falls(on: last) }) { last = last.adding(days: 1) }
        return last
    }
}
