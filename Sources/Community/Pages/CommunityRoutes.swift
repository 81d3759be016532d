import Web

/// The addresses of this room.
public enum CommunityRoutes {
    public static let home = Route("/")
    public static let signIn = Route("/sign-in")
    static let signInLinkRequest = Route("/sign-in/link")
    static let signInPassword = Route("/sign-in/password")
    static let signInSent = Route("/sign-in/sent")
    static let signInLink = Route("/sign-in/{token}")
    /// Where a sign-in at the identity provider starts; with `return`.
    public static let provider = Route("/sign-in/provider")
    static let providerReturn = Route("/sign-in/provider/return")
    static let signOut = Route("/sign-out")
    static let signOutEverywhere = Route("/sign-out/everywhere")
    public static let me = Route("/me")
    /// What waits for moderators, of every room; with `space`, of one.
    public static let moderation = Route("/moderation")
    static let erasure = Route("/me/erasure")
    public static let place = Route("/places/{place}")
    public static let organisation = Route("/organisations/{organisation}")
    static let organisations = Route("/organisations")
    static let roles = Route("/organisations/{organisation}/roles")
    static let revocation = Route("/organisations/{organisation}/roles/revocation")
    public static let trail = Route("/trail/{kind}/{id}")
    static let follow = Route("/follow/{kind}/{id}")
    static let unfollow = Route("/follow/{kind}/{id}/end")
    public static let following = Route("/me/following")
    static let unsubscription = Route("/unsubscribe/{person}/{token}")
    public static let institutions = Route("/institutions")
    public static let institution = Route("/institutions/{institution}")
    static let institutionContact = Route("/institutions/{institution}/contact")
    static let institutionFacts = Route("/institutions/{institution}/facts")
    static let corrections = Route("/institutions/{institution}/corrections")
    static let correctionReview = Route("/institutions/{institution}/corrections/{correction}/review")
    static let about = Route("/about")
    static let privacy = Route("/privacy")
}
