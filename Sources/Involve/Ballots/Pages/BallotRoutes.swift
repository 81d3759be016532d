import Web

/// The addresses of this room.
public enum BallotRoutes {
    public static let list = Route("/ballots")
    static let new = Route("/ballots/new")
    public static let one = Route("/ballots/{ballot}")
    static let draft = Route("/ballots/{ballot}/draft")
    static let announcement = Route("/ballots/{ballot}/announcement")
    static let opening = Route("/ballots/{ballot}/opening")
    static let preview = Route("/ballots/{ballot}/opening/preview")
    static let closing = Route("/ballots/{ballot}/closing")
    static let vote = Route("/ballots/{ballot}/vote")
    static let credentials = Route("/ballots/{ballot}/credentials")
    static let casts = Route("/ballots/{ballot}/casts")
    static let board = Route("/ballots/{ballot}/board")
    static let openingFile = Route("/ballots/{ballot}/opening.json")
    static let boardFile = Route("/ballots/{ballot}/board.jsonl")
}
