/// An election as a Pabulib file describes it.
///
/// Source: Faliszewski et al., "Participatory Budgeting: Data, Tools, and Analysis", IJCAI 2023, appendix; the format
/// is described at pabulib.org/format.
public struct PabulibElection: Sendable {
    /// The lines of META, by key in lower case.
    public let meta: [String: String]
    public let kind: BallotKind
    public let election: BudgetElection
    /// What is odd about the file without making it unusable.
    public let notes: [String]

    public enum BallotKind: String, CaseIterable, Sendable {
        case approval
        /// Projects in order of preference; points are those of Borda on the ballot: the last gets 0.
        case ordinal
        /// Points that a voter shares out.
        case cumulative
        /// Points for each project by itself.
        case scoring
    }

    /// - file: its name, for messages
    /// - Throws: `InputError` at the first thing that cannot be used
    public init(_ bytes: [UInt8], file: String) throws(InputError) {
        var reader = PabulibReader(bytes, file: file)
        try reader.read()
        let projects = try reader.scaledProjects()
        meta = reader.meta.mapValues(\.text)
        kind = reader.kind
        let budget = try reader.scaledBudget()
        do {
            election = try BudgetElection(
                projects: projects, budget: budget, decimals: reader.places, ballots: reader.ballots,
                hasPoints: kind != .approval)
        } catch {
            throw reader.error(for: error)
        }
        notes = reader.notes()
    }
}
