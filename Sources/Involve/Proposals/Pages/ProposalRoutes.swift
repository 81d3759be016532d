import Web

/// The addresses of this room.
public enum ProposalRoutes {
    public static let list = Route("/proposals")
    static let new = Route("/proposals/new")
    public static let one = Route("/proposals/{proposal}")
    static let words = Route("/proposals/{proposal}/words")
    static let versions = Route("/proposals/{proposal}/versions")
    static let revision = Route("/proposals/{proposal}/revision")
    static let publication = Route("/proposals/{proposal}/publication")
    static let withdrawal = Route("/proposals/{proposal}/withdrawal")
    static let authors = Route("/proposals/{proposal}/authors")
    static let endorsement = Route("/proposals/{proposal}/endorsement")
    static let endorsementEnd = Route("/proposals/{proposal}/endorsement/end")
    static let amendments = Route("/proposals/{proposal}/amendments")
    static let decision = Route("/proposals/{proposal}/amendments/{amendment}/decision")
    static let arguments = Route("/proposals/{proposal}/arguments")
    static let support = Route("/proposals/{proposal}/arguments/{argument}/support")
    static let merger = Route("/proposals/{proposal}/merger")
    static let consent = Route("/proposals/{proposal}/merger/{from}/consent")
}
