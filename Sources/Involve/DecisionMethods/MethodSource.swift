import Community

extension DecisionMethod {
    /// Where what the page says of its strengths and weaknesses is shown.
    var source: String {
        switch self {
        case .approval: "Brams and Fishburn, Approval Voting, American Political Science Review 72 (1978)"
        case .score: "Smith, Range voting (2000); Balinski and Laraki, Majority Judgment (MIT Press, 2010), ch. 17"
        case .borda:
            "Borda 1781; Emerson, The original Borda count and partial voting, Social Choice and Welfare 40 (2013)"
        case .irv:
            "Woodall, Monotonicity of single-seat preferential election rules, Discrete Applied Mathematics 77 (1997)"
        case .stv: "Tideman, The single transferable vote, Journal of Economic Perspectives 9 (1995)"
        case .schulze: "Schulze, A new monotonic, clone-independent … method, Social Choice and Welfare 36 (2011)"
        case .rankedPairs:
            "Tideman, Independence of clones as a criterion for voting rules, Social Choice and Welfare 4 (1987)"
        case .greedy: "Talmon and Faliszewski, A framework for approval-based budgeting methods, AAAI 2019"
        case .equalShares:
            "Peters, Pierczyński and Skowron, Proportional participatory budgeting with additive utilities, NeurIPS 2021"
        case .phragmen:
            "Los, Christoff and Grossi, Proportional budget allocations: towards a systematization, IJCAI 2022"
        case .sortition:
            "Flanigan, Gölz, Gupta, Hennig and Procaccia, Fair algorithms for selecting citizens’ assemblies, Nature 596 (2021)"
        case .secretBallot: "Chaum, Blind signatures for untraceable payments, CRYPTO ’82; RFC 9474"
        }
    }
}
