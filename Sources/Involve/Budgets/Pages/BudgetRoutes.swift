import Web

/// The addresses of this room.
public enum BudgetRoutes {
    public static let list = Route("/budgets")
    static let new = Route("/budgets/new")
    public static let one = Route("/budgets/{process}")
    static let phase = Route("/budgets/{process}/phase")
    static let method = Route("/budgets/{process}/method")
    static let projects = Route("/budgets/{process}/projects")
    static let newProject = Route("/budgets/{process}/projects/new")
    static let ballot = Route("/budgets/{process}/ballot")
    static let letters = Route("/budgets/{process}/letters")
    static let desk = Route("/budgets/{process}/desk")
    public static let result = Route("/budgets/{process}/result")
    static let file = Route("/budgets/{process}/areas/{area}/ballots.pb")
    public static let project = Route("/budget-projects/{project}")
    static let change = Route("/budget-projects/{project}/change")
    static let comments = Route("/budget-projects/{project}/comments")
    static let merger = Route("/budget-projects/{project}/merger")
    static let check = Route("/budget-projects/{project}/check")
    static let reports = Route("/budget-projects/{project}/reports")
}
