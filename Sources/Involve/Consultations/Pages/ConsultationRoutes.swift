import Web

/// The addresses of this room.
public enum ConsultationRoutes {
    public static let list = Route("/consultations")
    static let new = Route("/consultations/new")
    public static let one = Route("/consultations/{consultation}")
    static let votes = Route("/consultations/{consultation}/votes")
    static let statements = Route("/consultations/{consultation}/statements")
    public static let results = Route("/consultations/{consultation}/results")
    static let projector = Route("/consultations/{consultation}/projector")
    static let live = Route("/consultations/{consultation}/live")
    static let map = Route("/consultations/{consultation}/map.json")
    static let votesFile = Route("/consultations/{consultation}/votes.csv")
    static let commentsFile = Route("/consultations/{consultation}/comments.csv")
    static let moderation = Route("/consultations/{consultation}/moderation")
    static let translation = Route("/consultations/{consultation}/statements/{statement}/translation")
    static let merger = Route("/consultations/{consultation}/statements/{statement}/merger")
    static let short = Route("/c/{code}")
    static let dictionary = Route("/consultations/data-dictionary")
    static let embed = Route("/consultations/{consultation}/embed")
    static let texts = Route("/consultations/{consultation}/texts")
    static let closure = Route("/consultations/{consultation}/closure")
    static let answer = Route("/consultations/{consultation}/answer")
}
