/// Reads a Pabulib file line by line: META, PROJECTS, VOTES, each with a header of its own.
struct PabulibReader {
    let file: String
    private var lines: SeparatedLines
    var meta: [String: Entry] = [:]
    var kind = PabulibElection.BallotKind.approval
    var projects: [Row] = []
    var ballots: [[BudgetElection.Choice]] = []
    var positions: [String: Int] = [:]
    var voters: Set<String> = []
    var repeatedVoters: [String] = []
    var budget = Amount(line: 1, number: nil)

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

    struct Amount {
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

    func problem(_ line: Int, _ field: String, _ text: String) -> InputError {
        InputError(file: file, line: line, field: field, problem: text)
    }
}
