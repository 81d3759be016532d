import Kernel

/// What an ask stands on: a statement that people voted on, or a proposal that people stand behind.
public enum Evidence: Sendable, Hashable {
    case statement(StatementEvidence)
    case proposal(ProposalEvidence)

    /// The thing that the figures are about.
    public var subject: Subject {
        switch self {
        case .statement(let found): Subject("statement", found.statement)
        case .proposal(let found): Subject("proposal", found.proposal)
        }
    }

    /// When the figures were computed, UTC milliseconds.
    public var asOf: Int64 {
        switch self {
        case .statement(let found): found.asOf
        case .proposal(let found): found.asOf
        }
    }

    /// The words of the statement, or what the proposal asks.
    public func text(for reader: Language) -> (text: String, language: Language) {
        switch self {
        case .statement(let found): found.best(for: reader)
        case .proposal(let found): (found.ask, Language(tag: found.language) ?? .english)
        }
    }

    /// True for a statement that all groups agree on.
    public var isCommonGround: Bool {
        if case .statement(let found) = self { found.isCommonGround } else { false }
    }
}

/// Stored as the figures themselves: those of a proposal name it, those of a statement do not.
extension Evidence: Codable {
    private enum Mark: CodingKey {
        case proposal
    }

    public init(from decoder: any Decoder) throws {
        let isProposal = try decoder.container(keyedBy: Mark.self).contains(.proposal)
        self =
            isProposal
            ? .proposal(try ProposalEvidence(from: decoder)) : .statement(try StatementEvidence(from: decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .statement(let found): try found.encode(to: encoder)
        case .proposal(let found): try found.encode(to: encoder)
        }
    }
}

/// Everything that a consultation found, or that proposals of a place ask.
public struct SourceEvidence: Sendable {
    /// The consultation, or the proposal from which somebody starts.
    public let source: Subject
    /// The question, or the title.
    public let title: LocalizedText
    /// In whose name the source was opened; nil: anybody's.
    public let organisation: OrganisationID?
    public let place: PlaceID
    /// Whether figures may still change under a vote that is open.
    public let isClosed: Bool
    /// What all groups agree on most, or the proposal started from, comes first.
    public let items: [Evidence]

    public init(
        source: Subject, title: LocalizedText, organisation: OrganisationID?, place: PlaceID, isClosed: Bool,
        items: [Evidence]
    ) {
        self.source = source
        self.title = title
        self.organisation = organisation
        self.place = place
        self.isClosed = isClosed
        self.items = items
    }

    /// What is picked before somebody has chosen: three points of common ground, or the proposal itself.
    public var picked: Set<Subject> {
        source.kind == "proposal" ? [source] : Set(items.filter(\.isCommonGround).prefix(3).map(\.subject))
    }
}

/// Asks the room that holds a subject for its evidence; nil when there is none.
public typealias EvidenceSource = @Sendable (Subject) async throws -> SourceEvidence?
