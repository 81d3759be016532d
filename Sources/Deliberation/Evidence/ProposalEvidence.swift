import Kernel

/// Who stands behind a proposal and what was said about it: counted, never typed.
public struct ProposalEvidence: Sendable, Codable, Hashable {
    /// The proposal's number.
    public let proposal: Int64
    public let title: String
    /// What it asks, in its authors' words.
    public let ask: String
    /// The code of the language in which it was written.
    public let language: String
    /// People who endorse it, its authors included.
    public let people: Int
    /// Organisations that endorse it, by name.
    public let organisations: [String]
    /// Nil: it collects none.
    public let signatures: Signatures?
    /// Arguments of the first level.
    public let supporting: Int
    public let against: Int
    public let questions: Int
    /// When the figures were counted, UTC milliseconds.
    public let asOf: Int64

    /// What was signed so far, of what is needed.
    public struct Signatures: Sendable, Codable, Hashable {
        public let online: Int
        public let paper: Int
        public let threshold: Int

        public init(online: Int, paper: Int, threshold: Int) {
            self.online = online
            self.paper = paper
            self.threshold = threshold
        }

        public var total: Int { online + paper }
    }

    public init(
        proposal: Int64, title: String, ask: String, language: String, people: Int, organisations: [String],
        signatures: Signatures?, supporting: Int, against: Int, questions: Int, asOf: Int64
    ) {
        self.proposal = proposal
        self.title = title
        self.ask = ask
        self.language = language
        self.people = people
        self.organisations = organisations
        self.signatures = signatures
        self.supporting = supporting
        self.against = against
        self.questions = questions
        self.asOf = asOf
    }
}
