import Web

/// The addresses of this room.
public enum CommunityRoutes {
    public static let signIn = Route("/sign-in")
    static let signInLinkRequest = Route("/sign-in/link")
    static let signInPassword = Route("/sign-in/password")
    static let signInSent = Route("/sign-in/sent")
    static let signInLink = Route("/sign-in/{token}")
    static let signOut = Route("/sign-out")
    static let signOutEverywhere = Route("/sign-out/everywhere")
    public static let me = Route("/me")
    public static let place = Route("/places/{place}")
    public static let organisation = Route("/organisations/{organisation}")
    static let organisations = Route("/organisations")
    static let roles = Route("/organisations/{organisation}/roles")
    static let revocation = Route("/organisations/{organisation}/roles/revocation")
    static let about = Route("/about")
    static let privacy = Route("/privacy")
}
