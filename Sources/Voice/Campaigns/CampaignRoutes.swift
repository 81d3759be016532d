import Web

/// The addresses of this room.
public enum CampaignRoutes {
    /// The library of counter-narratives.
    public static let narratives = Route("/counter-narratives")
    static let newNarrative = Route("/counter-narratives/new")
    static let waiting = Route("/counter-narratives/waiting")
    static let claim = Route("/counter-narratives/claims/{claim}")
    static let review = Route("/counter-narratives/{narrative}/review")
    static let rating = Route("/counter-narratives/{narrative}/rating")
    /// Where one pastes a text and gets cards.
    public static let answer = Route("/counter-narratives/answer")

    public static let campaigns = Route("/campaigns")
    static let newCampaign = Route("/campaigns/new")
    public static let campaign = Route("/campaigns/{campaign}")
    static let revision = Route("/campaigns/{campaign}/revision")
    /// One of the steps, as a noun: `/campaigns/…/steps/assessment`.
    static let step = Route("/campaigns/{campaign}/steps/{step}")
}
