import Web

/// The addresses of this room.
public enum StoryRoutes {
    public static let list = Route("/stories")
    static let feed = Route("/stories/feed.xml")
    static let new = Route("/stories/new")
    static let seriesNew = Route("/stories/series/new")
    static let seriesList = Route("/stories/series")
    public static let series = Route("/stories/series/{series}")
    public static let one = Route("/stories/{story}")
    static let desk = Route("/stories/{story}/desk")
    static let words = Route("/stories/{story}/words")
    static let pictures = Route("/stories/{story}/pictures")
    static let picture = Route("/stories/{story}/pictures/{picture}")
    static let pictureRemoval = Route("/stories/{story}/pictures/{picture}/removal")
    static let area = Route("/stories/{story}/pictures/{picture}/area")
    static let sound = Route("/stories/{story}/sound")
    static let soundRemoval = Route("/stories/{story}/sound/removal")
    static let consent = Route("/stories/{story}/consent")
    static let consentGiven = Route("/stories/{story}/consent/given")
    static let sheet = Route("/stories/{story}/consent/sheet")
    static let scan = Route("/stories/{story}/consent/scan")
    static let publication = Route("/stories/{story}/publication")
    static let ownWithdrawal = Route("/stories/{story}/withdrawal")
    /// With the secret that its teller was given.
    static let withdrawal = Route("/stories/{story}/withdrawal/{token}")
    static let translations = Route("/stories/{story}/translations")
    static let embed = Route("/stories/{story}/embed")
    static let panel = Route("/stories/{story}/panel")
    static let uses = Route("/stories/{story}/uses")
}
