/// A statement on which most of everyone say the same.
public struct MajorityStatement: Hashable, Sendable {
    public let statement: String
    /// (successes + 1) / (votes + 2)
    public let probability: Double
    /// z of that share against one half.
    public let test: Double
}

/// What most people agree with, and what most reject, at most five each.
public struct Majority: Hashable, Sendable {
    public let agree: [MajorityStatement]
    public let disagree: [MajorityStatement]

    init(_ tally: VoteTally, _ table: VoteTable) {
        func strongest(_ successes: (VoteCounts) -> Int) -> [MajorityStatement] {
            table.statements.indices.filter { !table.isModeratedOut[$0] }
                .compactMap { column -> (column: Int, entry: MajorityStatement)? in
                    let counts = tally.everyone[column]
                    let probability = VoteCounts.probability(successes(counts), of: counts.votes)
                    let test = Tests.proportion(successes(counts), of: counts.votes)
                    guard probability > 0.5, test > RepresentativeChoice.significance else { return nil }
                    return (
                        column,
                        MajorityStatement(
                            statement: table.statements[column], probability: probability, test: test)
                    )
                }
                .sorted {
                    let (a, b) = ($0.entry.probability * $0.entry.test, $1.entry.probability * $1.entry.test)
                    return a != b ? a > b : $0.column < $1.column
                }
                .prefix(5).map(\.entry)
        }
        agree = strongest(\.agrees)
        disagree = strongest(\.disagrees)
    }
}
