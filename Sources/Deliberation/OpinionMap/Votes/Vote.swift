/// One vote as it was cast.
public struct Vote: Hashable, Sendable {
    public let participant: String
    public let statement: String
    public let value: Value
    /// UTC milliseconds; only the order matters.
    public let time: Int64

    /// What a participant says to a statement.
    public enum Value: Int8, Sendable, CaseIterable {
        case disagree = -1
        case pass = 0
        case agree = 1
    }

    public init(participant: String, statement: String, value: Value, time: Int64) {
        self.participant = participant
        self.statement = statement
        self.value = value
        self.time = time
    }
}

/// What a map needs to know of a statement besides its votes.
public struct StatementFacts: Hashable, Sendable {
    public let id: String
    public let isModeratedOut: Bool
    /// About the consultation itself; shown to everyone.
    public let isMeta: Bool

    public init(id: String, isModeratedOut: Bool = false, isMeta: Bool = false) {
        self.id = id
        self.isModeratedOut = isModeratedOut
        self.isMeta = isMeta
    }
}
