import Web

/// The addresses of this room.
public enum ActionRoutes {
    public static let plans = Route("/action-plans")
    static let origin = Route("/action-plans/actions/{action}")
    public static let place = Route("/places/{place}/plan")
    static let table = Route("/places/{place}/plan.csv")
    static let json = Route("/places/{place}/plan.json")
    static let importing = Route("/places/{place}/plan/import")
    static let new = Route("/actions/new")
    static let list = Route("/actions")
    public static let one = Route("/actions/{action}")
    static let words = Route("/actions/{action}/words")
    static let state = Route("/actions/{action}/state")
    static let reports = Route("/actions/{action}/reports")
}
