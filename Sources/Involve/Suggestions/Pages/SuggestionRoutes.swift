import Web

/// The addresses of this room.
public enum SuggestionRoutes {
    public static let list = Route("/suggestions")
    static let new = Route("/suggestions/new/{kind}/{id}")
    static let drafts = Route("/suggestions/drafts/{kind}/{id}")
    public static let one = Route("/suggestions/{suggestion}")
    static let edit = Route("/suggestions/{suggestion}/words")
    static let revision = Route("/suggestions/{suggestion}/revision")
    static let publication = Route("/suggestions/{suggestion}/publication")
    static let withdrawal = Route("/suggestions/{suggestion}/withdrawal")
    static let paper = Route("/suggestions/{suggestion}/suggestion.pdf")
    static let data = Route("/suggestions.json")
    static let desk = Route("/answers")
    static let answer = Route("/asks/{ask}/answers/{institution}")
    static let rating = Route("/answers/{answer}/rating")
}
