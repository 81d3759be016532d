import Web

/// The addresses of this room.
public enum SurveyRoutes {
    public static let list = Route("/surveys")
    static let new = Route("/surveys/new")
    static let scales = Route("/surveys/scales")
    public static let one = Route("/surveys/{survey}")
    static let closure = Route("/surveys/{survey}/waves/{wave}/closure")
    static let sheet = Route("/surveys/{survey}/waves/{wave}/{arm}/sheet.pdf")
    static let findings = Route("/surveys/{survey}/findings.json")
    static let answers = Route("/surveys/{survey}/answers.csv")
    static let tables = Route("/surveys/{survey}/tables.csv")

    /// Short, since people type it: where one answers.
    static let door = Route("/s/{code}")
    static let responses = Route("/s/{code}/responses")
    static let question = Route("/s/{code}/questions/{number}")
    static let handIn = Route("/s/{code}/hand-in")
    static let thanks = Route("/s/{code}/thanks")
}
