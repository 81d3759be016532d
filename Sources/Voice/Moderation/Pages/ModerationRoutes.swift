import Community
import Web

/// The addresses of this room.
public enum ModerationRoutes {
    public static let queue = CommunityRoutes.moderation
    static let entry = Route("/moderation/entries/{entry}")
    static let entryDecision = Route("/moderation/entries/{entry}/decision")
    static let entryCase = Route("/moderation/entries/{entry}/case")
    static let pass = Route("/moderation/entries/{entry}/pass")
    static let decision = Route("/moderation/decisions/{decision}")
    static let appeal = Route("/moderation/decisions/{decision}/appeal")
    static let filing = ReportLink.route
    static let report = Route("/moderation/reports/{report}")
    static let reportAppeal = Route("/moderation/reports/{report}/appeal")
    static let spaces = Route("/moderation/spaces")
    static let rules = Route("/moderation/rules")
    public static let transparency = Route("/moderation/transparency")
    static let transparencyTable = Route("/moderation/transparency.csv")
    static let transparencyData = Route("/moderation/transparency.json")
    static let log = Route("/moderation/log")
    static let logTable = Route("/moderation/log.csv")
}
