extension PabulibReader {
    mutating func readMeta(_ row: SeparatedLines.Line) throws(InputError) {
        let key = row.fields[0].lowercased()
        guard !key.isEmpty else { throw problem(row.number, "key", "is empty") }
        guard meta[key] == nil else { throw problem(row.number, key, "is there twice") }
        meta[key] = Entry(line: row.number, text: row.fields.dropFirst().first ?? "")
    }

    mutating func checkMeta(at line: Int) throws(InputError) {
        guard let amount = meta["budget"] else { throw problem(line, "budget", "META does not say the budget") }
        budget = Amount(line: amount.line, number: DecimalNumber(amount.text))
        guard budget.number != nil else {
            throw problem(amount.line, "budget", Self.notAnAmount(amount.text))
        }
        guard let type = meta["vote_type"] else {
            throw problem(line, "vote_type", "META does not say what kind of ballots there are")
        }
        guard let kind = PabulibElection.BallotKind(rawValue: type.text.lowercased()) else {
            throw problem(
                type.line, "vote_type",
                "must be approval, ordinal, cumulative or scoring, not “\(type.text.prefix(40))”")
        }
        self.kind = kind
        for key in ["num_projects", "num_votes"] {
            guard let count = meta[key] else { continue }
            guard Int(count.text).map({ $0 >= 0 }) ?? false else {
                throw problem(count.line, key, "must be a whole number, not “\(count.text.prefix(40))”")
            }
        }
    }

    static func notAnAmount(_ text: String) -> String {
        "must be a number from 0 with at most \(BudgetElection.mostDecimals) decimals, not “\(text.prefix(40))”"
    }

    mutating func readProject(
        _ row: SeparatedLines.Line, _ columns: PabulibColumns
    ) throws(InputError) {
        let id = try columns.required("project_id", of: row)
        guard !id.contains(",") else { throw problem(row.number, "project_id", "has a comma, which separates votes") }
        guard positions[id] == nil else { throw problem(row.number, "project_id", "\(id) is there twice") }
        let text = try columns.required("cost", of: row)
        guard let cost = DecimalNumber(text) else { throw problem(row.number, "cost", Self.notAnAmount(text)) }
        guard cost.digits > 0 else { throw problem(row.number, "cost", "must be more than 0") }
        positions[id] = projects.count
        projects.append(Row(line: row.number, id: id, name: try columns.optional("name", of: row) ?? "", cost: cost))
    }

    var hasPointsColumn: Bool { kind == .cumulative || kind == .scoring }

    mutating func readVote(_ row: SeparatedLines.Line, _ columns: PabulibColumns) throws(InputError) {
        if let voter = try columns.optional("voter_id", of: row), !voter.isEmpty, !voters.insert(voter).inserted {
            repeatedVoters.append(voter)
        }
        let vote = try columns.present("vote", of: row)
        let names = vote.isEmpty ? [] : vote.split(separator: ",", omittingEmptySubsequences: false)
        let points = hasPointsColumn ? try self.points(names.count, row, columns) : []
        var chosen: [BudgetElection.Choice] = []
        var named: Set<Int> = []
        for (place, part) in names.enumerated() {
            let id = part.first == " " || part.last == " " ? Self.trimmed(part) : String(part)
            guard let project = positions[id] else {
                throw problem(row.number, "vote", id.isEmpty ? "names an empty project" : "there is no project \(id)")
            }
            guard named.insert(project).inserted else {
                throw problem(row.number, "vote", "names project \(id) twice")
            }
            let worth =
                switch kind {
                case .approval: Int64(1)
                case .ordinal: Int64(names.count - place - 1)
                case .cumulative, .scoring: points[place]
                }
            if worth > 0 || kind == .ordinal { chosen.append(BudgetElection.Choice(project: project, points: worth)) }
        }
        ballots.append(chosen)
    }

    private func points(
        _ count: Int, _ row: SeparatedLines.Line, _ columns: PabulibColumns
    ) throws(InputError) -> [Int64] {
        let text = try columns.present("points", of: row)
        let parts = text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == count else {
            throw problem(row.number, "points", "has \(parts.count) entries for \(count) projects")
        }
        var points: [Int64] = []
        for part in parts {
            guard let value = Int64(Self.trimmed(part)), (0...BudgetElection.highestPoints).contains(value) else {
                throw problem(
                    row.number, "points",
                    "must be whole numbers from 0 to \(BudgetElection.highestPoints), not “\(part.prefix(40))”")
            }
            points.append(value)
        }
        return points
    }

    private static func trimmed(_ part: Substring) -> String {
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
