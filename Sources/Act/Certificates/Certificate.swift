import Community
import Kernel

public enum CertificateKind {}
public typealias CertificateID = Identifier<CertificateKind>

extension Subject.Kind {
    public static let certificate: Subject.Kind = "certificate"
}

/// What somebody can show for what they did: asked for by them, signed by the host.
public struct Certificate: Sendable, Equatable {
    public let id: CertificateID
    /// In the address of its check page; nobody finds it who was not given it.
    public let token: String
    /// Nil once the account is erased.
    public let person: PersonID?
    /// As it is printed; empty once the account is erased.
    public let holder: String
    public let organisation: OrganisationID
    public let organisationName: String
    public let language: Language
    public let engagements: [Engagement]
    /// What the holder says that they learned; empty once the account is erased.
    public let learned: [KeyCompetence: String]
    public let state: State
    public let requested: Moment
    /// Who signed in the name of the organisation, and when; only then.
    public let signer: String?
    public let signed: Moment?
    /// Its place in the list of the organisation's revoked certificates; only once signed.
    public let statusIndex: Int?
    /// Why it was declined or revoked; only then.
    public let reason: String?
    /// The certificate that this one corrects.
    public let replaces: CertificateID?
    /// With which a name is compared once it is no longer kept.
    public let nameMark: NameMark?

    public enum State: String, Sendable, CaseIterable {
        case requested, declined, issued, revoked
    }

    /// One thing that the holder did, with hours that the host has confirmed.
    public struct Engagement: Sendable, Equatable, Codable {
        public let title: String
        public let tasks: String
        public let first: CalendarDay
        public let last: CalendarDay
        public let minutes: Int

        public init(title: String, tasks: String, first: CalendarDay, last: CalendarDay, minutes: Int) {
            self.title = title
            self.tasks = tasks
            self.first = first
            self.last = last
            self.minutes = minutes
        }
    }

    public var subject: Subject { Subject(.certificate, id) }
    public var minutes: Int { engagements.reduce(0) { $0 + $1.minutes } }
    public var first: CalendarDay? { engagements.map(\.first).min() }
    public var last: CalendarDay? { engagements.map(\.last).max() }

    public static let longestName = 120
    public static let longestLearned = 600
    public static let longestReason = 400
}

extension CalendarDay: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = CalendarDay(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: text))
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(description)
    }
}

/// The eight key competences for lifelong learning.
///
/// Source: Council Recommendation of 22 May 2018 (2018/C 189/01), annex.
public enum KeyCompetence: String, Sendable, CaseIterable, Codable {
    case literacy, multilingual
    case science = "mathematics-science-technology"
    case digital
    case personal = "personal-social-learning"
    case citizenship, entrepreneurship
    case culture = "cultural-awareness"
}

/// Why an act on a certificate was refused; worded in `CertificateWording`.
public enum CertificateRefusal: Error, Equatable, Sendable {
    case nameMissing(most: Int)
    case nothingChosen
    case learnedTooLong(KeyCompetence, most: Int)
    case askedAlready
    case reasonMissing(most: Int)
    /// It is not in the state that the act needs.
    case notNow
}

/// Who may do what with a certificate: the one place where it is decided.
enum CertificatePolicy {
    /// Keeping the paper and the badge: the holder, while it holds.
    static func mayKeep(_ certificate: Certificate, _ person: PersonID) -> Bool {
        certificate.state == .issued && certificate.person == person
    }

    /// Signing, declining, revoking and correcting: coordinators of the organisation.
    static func isHost(_ roles: [Role], for belonging: Belonging) -> Bool {
        roles.include([.coordinator], for: belonging)
    }
}
