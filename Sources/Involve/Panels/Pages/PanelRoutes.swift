import Web

/// The addresses of this room.
public enum PanelRoutes {
    public static let list = Route("/panels")
    static let new = Route("/panels/new")
    static let one = Route("/panels/{panel}")
    static let signUp = Route("/panels/{panel}/signup")
    static let withdrawal = Route("/panels/{panel}/signup/end")
    static let closing = Route("/panels/{panel}/closing")
    static let extending = Route("/panels/{panel}/extension")
    static let relaxation = Route("/panels/{panel}/relaxation")
    static let lottery = Route("/panels/{panel}/lottery")
    static let draw = Route("/panels/{panel}/draw")
    static let answer = Route("/panels/{panel}/answer")
    static let end = Route("/panels/{panel}/end")
    static let file = Route("/panels/{panel}/data/{file}")
}
