import Web

/// A way of deciding that has a page which explains it in a minute; the room that decides by it links there.
public enum DecisionMethod: String, CaseIterable, Sendable {
    case approval
    case score
    case borda
    case irv
    case stv
    case schulze
    case rankedPairs = "ranked-pairs"
    /// Participatory budgets: by votes, as most cities do.
    case greedy
    case equalShares = "equal-shares"
    case phragmen
    /// A panel by lot.
    case sortition
    /// Credentials signed blind, and a public board.
    case secretBallot = "secret-ballot"

    /// All of them.
    public static let list = Route("/methods/deciding")
    public static let one = Route("/methods/deciding/{method}")

    /// The page that explains it.
    public var link: Link { Self.one.link(rawValue) }
}
