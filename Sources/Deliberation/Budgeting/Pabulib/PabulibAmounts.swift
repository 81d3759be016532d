extension PabulibReader {
    /// The decimal places that the budget and all costs need.
    var places: Int { projects.reduce(budget.number?.places ?? 0) { max($0, $1.cost.places) } }

    func scaledBudget() throws(InputError) -> Int64 {
        guard let amount = budget.number?.scaled(to: places), amount <= BudgetElection.highestAmount else {
            throw problem(budget.line, "budget", "is larger than this program counts")
        }
        return amount
    }

    func scaledProjects() throws(InputError) -> [BudgetElection.Project] {
        var scaled: [BudgetElection.Project] = []
        for row in projects {
            guard let cost = row.cost.scaled(to: places), cost <= BudgetElection.highestAmount else {
                throw problem(row.line, "cost", "is larger than this program counts")
            }
            scaled.append(BudgetElection.Project(id: row.id, name: row.name, cost: cost))
        }
        return scaled
    }

    /// What the reader has not found by itself.
    func error(for refusal: BudgetElection.Refusal) -> InputError {
        switch refusal {
        case .tooManyProjects(let limit):
            problem(projects.last?.line ?? 1, "project_id", "there are more than \(limit) projects")
        default:
            problem(1, "PROJECTS", "cannot be counted")
        }
    }

    func notes() -> [String] {
        var notes: [String] = []
        if let said = meta["num_projects"].flatMap({ Int($0.text) }), said != projects.count {
            notes.append("META says \(said) projects, the file has \(projects.count)")
        }
        if let said = meta["num_votes"].flatMap({ Int($0.text) }), said != ballots.count {
            notes.append("META says \(said) votes, the file has \(ballots.count)")
        }
        if !repeatedVoters.isEmpty {
            notes.append("\(repeatedVoters.count) voters are there more than once, first \(repeatedVoters[0])")
        }
        return notes
    }
}
