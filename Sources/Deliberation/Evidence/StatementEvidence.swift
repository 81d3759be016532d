import Kernel

/// What a consultation found about one statement: figures computed from its votes, never typed.
public struct StatementEvidence: Sendable, Codable, Hashable {
    /// The statement's number.
    public let statement: Int64
    /// By language code.
    public let texts: [String: String]
    /// The language in which it was written.
    public let original: String
    public let agrees: Int
    public let disagrees: Int
    public let passes: Int
    /// Empty where opinions do not fall into groups.
    public let groups: [Group]
    /// Share of resamples in which every group agrees by majority.
    public let bridgingSupport: Double
    /// When the figures were computed, UTC milliseconds.
    public let asOf: Int64

    /// How one opinion group voted.
    public struct Group: Sendable, Codable, Hashable {
        public let name: String
        public let size: Int
        public let agrees: Int
        public let votes: Int

        public init(name: String, size: Int, agrees: Int, votes: Int) {
            self.name = name
            self.size = size
            self.agrees = agrees
            self.votes = votes
        }

        public var agreement: Proportion { Proportion(agrees, of: votes) }
    }

    public init(
        statement: Int64, texts: [String: String], original: String, agrees: Int, disagrees: Int, passes: Int,
        groups: [Group], bridgingSupport: Double, asOf: Int64
    ) {
        self.statement = statement
        self.texts = texts
        self.original = original
        self.agrees = agrees
        self.disagrees = disagrees
        self.passes = passes
        self.groups = groups
        self.bridgingSupport = bridgingSupport
        self.asOf = asOf
    }

    public var votes: Int { agrees + disagrees + passes }
    public var agreement: Proportion { Proportion(agrees, of: votes) }

    /// True when more than half of every group agree, and four of five resamples say the same.
    public var isCommonGround: Bool {
        bridgingSupport >= 0.8 && groups.allSatisfy { $0.agreement.share > 0.5 } && agreement.share > 0.5
    }

    /// True when one group agrees by majority and another does not.
    public var isContested: Bool {
        groups.contains { $0.agreement.share > 0.5 } && groups.contains { $0.agreement.share < 0.5 }
    }

    public func best(for reader: Language) -> (text: String, language: Language) {
        let known = texts[reader.code] != nil ? reader.code : original
        return (texts[known] ?? "", Language(tag: known) ?? .english)
    }
}
