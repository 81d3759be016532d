import Web

/// The addresses of this room.
public enum ClaimRoutes {
    public static let list = Route("/claims")
    /// With `from` for what it is about on this site.
    public static let new = Route("/claims/new")
    static let balance = Route("/claims/balance")
    static let balanceFile = Route("/claims/balance.csv")
    static let cards = Route("/claims/cards")
    public static let one = Route("/claims/{claim}")
    static let text = Route("/claims/{claim}/text")
    static let correction = Route("/claims/{claim}/corrections")
    static let entries = Route("/claims/{claim}/entries")
    static let entryRemoval = Route("/claims/{claim}/entries/{entry}/removal")
    static let submission = Route("/claims/{claim}/submission")
    static let submissionEnd = Route("/claims/{claim}/submission/end")
    static let reviews = Route("/claims/{claim}/reviews")
    static let reopening = Route("/claims/{claim}/reopening")
    static let replies = Route("/claims/{claim}/replies")
    static let replyDecision = Route("/claims/{claim}/replies/{reply}/decision")
}
