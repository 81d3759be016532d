/// The last vote of each participant on each statement, row by row: only what was voted takes room.
///
/// 5 bytes a vote. A cell that is not there was not seen; after centring it counts as exactly 0, so nothing dense is
/// ever built.
public struct VoteTable: Sendable {
    /// Row names.
    public let participants: [String]
    /// Column names.
    public let statements: [String]
    /// By column.
    let isModeratedOut: [Bool]
    let isMeta: [Bool]
    /// Row `p` holds the cells `rowStarts[p] ..< rowStarts[p + 1]`, columns ascending.
    let rowStarts: [Int]
    let columns: [Int32]
    /// −1, 0, +1.
    let values: [Int8]

    /// How rows and columns are ordered.
    public enum Order: Sendable {
        /// By first appearance after sorting by time, as the base method has it.
        case appearance
        /// By identifier, so that the order of the input cannot matter.
        case canonical
    }

    /// - votes: in any order; of two on the same statement at the same time the higher value counts
    /// - facts: of statements that are moderated out or meta; others need no entry
    public init(_ votes: [Vote], facts: [StatementFacts] = [], order: Order = .canonical) {
        let byTime = votes.indices.sorted { left, right in
            let (a, b) = (votes[left], votes[right])
            if a.time != b.time { return a.time < b.time }
            return order == .appearance ? left < right : a.value.rawValue < b.value.rawValue
        }
        var rows = Names(order)
        var names = Names(order)
        for index in byTime {
            rows.add(votes[index].participant)
            names.add(votes[index].statement)
        }
        let rowNames = rows.settled()
        let columnNames = names.settled()

        var cells: [[Int32: Int8]] = Array(repeating: [:], count: rowNames.count)
        for index in byTime {
            let vote = votes[index]
            guard let row = rows.index[vote.participant], let column = names.index[vote.statement] else { continue }
            cells[row][Int32(column)] = vote.value.rawValue
        }
        self.init(participants: rowNames, statements: columnNames, cells: cells, facts: facts)
    }

    /// A table that is already one vote a cell.
    ///
    /// - cells: by row, column → value
    init(participants: [String], statements: [String], cells: [[Int32: Int8]], facts: [StatementFacts]) {
        var starts = [0]
        var columns: [Int32] = []
        var values: [Int8] = []
        for row in cells {
            for (column, value) in row.sorted(by: { $0.key < $1.key }) {
                columns.append(column)
                values.append(value)
            }
            starts.append(columns.count)
        }
        self.init(
            participants: participants, statements: statements, rowStarts: starts, columns: columns, values: values,
            facts: facts)
    }

    init(
        participants: [String], statements: [String], rowStarts: [Int], columns: [Int32], values: [Int8],
        facts: [StatementFacts]
    ) {
        self.participants = participants
        self.statements = statements
        self.rowStarts = rowStarts
        self.columns = columns
        self.values = values
        let byID = Dictionary(facts.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        isModeratedOut = statements.map { byID[$0]?.isModeratedOut ?? false }
        isMeta = statements.map { byID[$0]?.isMeta ?? false }
    }

    public var voteCount: Int { values.count }

    func voteCount(of participant: Int) -> Int { rowStarts[participant + 1] - rowStarts[participant] }

    /// Calls `body` with the column and value of each vote of a row.
    @inline(__always)
    func forEachVote(of participant: Int, _ body: (Int, Int8) -> Void) {
        for cell in rowStarts[participant]..<rowStarts[participant + 1] { body(Int(columns[cell]), values[cell]) }
    }
}

/// Collects names and numbers them.
private struct Names {
    let order: VoteTable.Order
    var index: [String: Int] = [:]
    private var list: [String] = []

    init(_ order: VoteTable.Order) {
        self.order = order
    }

    mutating func add(_ name: String) {
        guard index[name] == nil else { return }
        index[name] = list.count
        list.append(name)
    }

    mutating func settled() -> [String] {
        guard order == .canonical else { return list }
        list.sort(by: canonicalOrder)
        for (position, name) in list.enumerated() { index[name] = position }
        return list
    }
}

/// Numbers before other names and by value, other names by their bytes.
func canonicalOrder(_ left: String, _ right: String) -> Bool {
    switch (Int64(left), Int64(right)) {
    case (let a?, let b?): a != b ? a < b : left < right
    case (.some, nil): true
    case (nil, .some): false
    case (nil, nil): left < right
    }
}
