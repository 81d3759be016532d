/// Where opinions lie: participants and statements on a plane, groups, and what they say.
///
/// The same votes in any order give the same map, byte for byte. Fields as in docs/map-output.md.
public struct OpinionMap: Sendable {
    public let method: MapMethod
    public let participants: [MappedParticipant]
    public let statements: [MappedStatement]
    public let groups: [OpinionGroup]
    public let majority: Majority
    public let components: Components
    public let clustering: ClusteringFacts

    /// The map of nobody.
    public static let empty = OpinionMap.make(VoteTable([]))
}

/// How a map is made.
public enum MapMethod: String, Sendable, CaseIterable {
    /// As Polis does, exactly, for comparison.
    case polis
    /// Independent of the order of votes, with its uncertainty.
    case stable
}

/// A participant on the map.
public struct MappedParticipant: Sendable {
    public let id: String
    /// Nil: has not voted.
    public let position: Point?
    /// Nil: too few votes to be placed in a group.
    public let group: String?
    /// Share of resamples that agree with the group; nil without a group.
    public let support: Double?
}

/// A statement on the map.
public struct MappedStatement: Sendable {
    public let id: String
    public let counts: VoteCounts
    /// By group, in the order of `OpinionMap.groups`.
    public let groupCounts: [VoteCounts]
    public let position: Point
    public let extremity: Double
    /// In which order statements are best shown next: in proportion to this.
    public let priority: Double
    /// Group-informed consensus, 0 to 1.
    public let bridging: Double
    public let bridgingDisagree: Double
    /// Share of resamples in which every group agrees by majority.
    public let bridgingSupport: Double
    /// Agreement across the main axis, by matrix factorisation; nil with too few votes or when it was not asked for.
    public let intercept: Double?
    public let isModeratedOut: Bool
}

/// People who vote alike.
public struct OpinionGroup: Sendable {
    /// A letter, kept while the map is made again.
    public let id: String
    public let size: Int
    public let representative: [Representative]
}

/// The axes of the map.
public struct Components: Sendable {
    /// Mean vote by statement.
    public let means: [Double]
    /// Two unit vectors over statements.
    public let vectors: [[Double]]
    public let eigenvalues: [Double]
}

/// How firmly people fall into groups.
public struct ClusteringFacts: Sendable {
    /// 0 when nobody is mapped.
    public let chosen: Int
    public let silhouettes: [Int: Double]
    /// Share of resamples that choose the same number.
    public let support: Double
    /// True when the groups are clearer than one smooth cloud of opinions would show.
    public let isSeparated: Bool

    /// What a page may say about the groups.
    public enum Verdict: String, Sendable {
        case nobodyYet
        case noGroups
        case tentative
        case firm
    }

    /// Firm: separated, and four of five resamples choose the same number.
    public var verdict: Verdict {
        if chosen == 0 { return .nobodyYet }
        if chosen == 1 || !isSeparated { return .noGroups }
        return support >= 0.8 ? .firm : .tentative
    }
}
