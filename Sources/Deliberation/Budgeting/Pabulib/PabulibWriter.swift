/// An election as a Pabulib file, so that anybody can count it with a program of their own: ballots without persons,
/// equal ones together, in no order of time.
///
/// Source: as `PabulibElection`.
public struct PabulibWriter: Sendable {
    let election: BudgetElection
    let kind: PabulibElection.BallotKind
    let meta: [(key: String, value: String)]
    private let unnamed: Set<Int>

    /// - meta: more lines of META, such as `description`; budget, counts and the type of ballots are added
    /// - unnamed: positions of projects whose names are left out
    public init(
        _ election: BudgetElection, kind: PabulibElection.BallotKind, meta: [(key: String, value: String)],
        unnamed: Set<Int> = []
    ) {
        self.election = election
        self.kind = kind
        self.meta = meta
        self.unnamed = unnamed
    }

    public var text: String {
        let counts = [
            ("num_projects", String(election.projects.count)), ("num_votes", String(election.voters)),
            ("budget", amount(election.budget)), ("vote_type", kind.rawValue),
        ]
        var lines = ["META", "key;value"]
        lines += (meta.map { ($0.key, $0.value) } + counts).map { Self.line([$0.0, $0.1]) }
        lines += ["PROJECTS", "project_id;cost;name"]
        lines += election.projects.enumerated().map { position, project in
            Self.line([project.id, amount(project.cost), unnamed.contains(position) ? "" : project.name])
        }
        lines += ["VOTES", hasPoints ? "voter_id;vote;points" : "voter_id;vote"]
        var voter = 0
        for ballot in ballots {
            voter += 1
            lines.append(Self.line([String(voter), ballot.vote] + (hasPoints ? [ballot.points] : [])))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var hasPoints: Bool { kind == .cumulative || kind == .scoring }

    /// In the order of what they say, so that the file tells nothing else.
    private var ballots: [(vote: String, points: String)] {
        election.groups.flatMap { group -> [(vote: String, points: String)] in
            let choices = kind == .ordinal ? group.choices.sorted { $0.points > $1.points } : group.choices
            let vote = choices.map { election.projects[$0.project].id }.joined(separator: ",")
            let points = choices.map { String($0.points) }.joined(separator: ",")
            return Array(repeating: (vote, points), count: group.voters)
        }.sorted { ($0.vote, $0.points) < ($1.vote, $1.points) }
    }

    private func amount(_ minor: Int64) -> String {
        let (whole, rest) = minor.quotientAndRemainder(dividingBy: election.currencyUnit)
        guard rest > 0 else { return String(whole) }
        let digits = String(rest)
        return "\(whole).\(String(repeating: "0", count: election.decimals - digits.count))\(digits)"
    }

    /// Fields between semicolons; one that holds a semicolon, a quote or a line end stands in quotes.
    private static func line(_ fields: [String]) -> String {
        fields.map { field in
            let flat = String(field.map { $0.isNewline ? " " : $0 })
            guard flat.contains(where: { $0 == ";" || $0 == "\"" }) else { return flat }
            return "\"" + flat.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }.joined(separator: ";")
    }
}
