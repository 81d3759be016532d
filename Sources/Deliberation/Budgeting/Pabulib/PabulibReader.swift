/// Reads a Pabulib file line by line: META, PROJECTS, VOTES, each with a header of its own.
struct PabulibReader {
    let file: String
    private var lines: SeparatedLines
    private(set) var meta: [String: Entry] = [:]
    private(set) var kind = PabulibElection.BallotKind.approval
    private(set) var projects: [Row] = []
    private(set) var ballots: [[BudgetElection.Choice]] = []
    private var positions: [String: Int] = [:]
    private var voters: Set<String> = []
    private var repeatedVoters: [String] = []
    private var budget = Amount(line: 1, number: nil)
    private var metaLine = 1

    /// A value and where it stands.
    struct Entry {
        let line: Int
        let text: String
    }

    struct Row {
        let line: Int
        let id: String
        let name: String
        let cost: DecimalNumber
    }

    private struct Amount {
        let line: Int
        let number: DecimalNumber?
    }

    private enum Section: String, CaseIterable {
        case meta = "META"
        case projects = "PROJECTS"
        case votes = "VOTES"
    }

    init(_ bytes: [UInt8], file: String) {
        self.file = file
        lines = SeparatedLines(bytes, file: file)
    }

    /// Everything, in the order in which it stands.
    mutating func read() throws(InputError) {
        var line = try lines.next()
        var end = 1
        for section in Section.allCases {
            guard let title = line else { throw missing(section, at: end) }
            guard name(of: title) == section else {
                throw InputError(
                    file: file, line: title.number, field: nil,
                    problem: "here the section \(section.rawValue) should begin, not “\(title.fields[0].prefix(40))”")
            }
            end = title.number
            guard let header = try lines.next(), name(of: header) == nil else {
                throw InputError(
                    file: file, line: title.number, field: section.rawValue,
                    problem: "the section has no header line")
            }
            let columns = try PabulibColumns(header, file: file)
            line = try lines.next()
            while let row = line, section == .votes || name(of: row) == nil {
                switch section {
                case .meta: try readMeta(row)
                case .projects: try readProject(row, columns)
                case .votes: try readVote(row, columns)
                }
                end = row.number
                line = try lines.next()
            }
            if section == .meta { try checkMeta(at: title.number) }
            if section == .projects { try columns.require(["project_id", "cost"]) }
            if section == .votes { try columns.require(hasPointsColumn ? ["vote", "points"] : ["vote"]) }
        }
    }

    private func name(of line: SeparatedLines.Line) -> Section? {
        guard line.fields.dropFirst().allSatisfy(\.isEmpty) else { return nil }
        return Section(rawValue: line.fields[0].uppercased())
    }

    private func missing(_ section: Section, at line: Int) -> InputError {
        InputError(file: file, line: line, field: section.rawValue, problem: "the file has no such section")
    }

    private func problem(_ line: Int, _ field: String, _ text: String) -> InputError {
        InputError(file: file, line: line, field: field, problem: text)
    }
}

extension PabulibReader {
    private mutating func readMeta(_ row: SeparatedLines.Line) throws(InputError) {
        let key = row.fields[0].lowercased()
        guard !key.isEmpty else { throw problem(row.number, "key", "is empty") }
        guard meta[key] == nil else { throw problem(row.number, key, "is there twice") }
        meta[key] = Entry(line: row.number, text: row.fields.dropFirst().first ?? "")
    }

    private mutating func checkMeta(at line: Int) throws(InputError) {
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

    private mutating func readProject(
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

    private var hasPointsColumn: Bool { kind == .cumulative || kind == .scoring }

    private mutating func readVote(_ row: SeparatedLines.Line, _ columns: PabulibColumns) throws(InputError) {
        if let voter = try columns.optional("voter_id", of: row), !voter.isEmpty, !voters.insert(voter).inserted {
            repeatedVoters.append(voter)
        }
        let vote = try columns.present("vote", of: row)
        let names = vote.isEmpty ? [] : vote.split(separator: ",", omittingEmptySubsequences: false)
        let points = hasPointsColumn ? try self.points(names.count, row, columns) : []
        var chosen: [BudgetElection.Choice] = []
        for (place, part) in names.enumerated() {
            let id = part.first == " " || part.last == " " ? Self.trimmed(part) : String(part)
            guard let project = positions[id] else {
                throw problem(row.number, "vote", id.isEmpty ? "names an empty project" : "there is no project \(id)")
            }
            guard !chosen.contains(where: { $0.project == project }) else {
                throw problem(row.number, "vote", "names project \(id) twice")
            }
            let worth =
                switch kind {
                case .approval: Int64(1)
                case .ordinal: Int64(names.count - place - 1)
                case .cumulative, .scoring: points[place]
                }
            chosen.append(BudgetElection.Choice(project: project, points: worth))
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
