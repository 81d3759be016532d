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
        let byTime = Self.byTime(votes, order)
        var rows = Names(order)
        var names = Names(order)
        var cells = byTime.map { index in
            Cell(
                row: rows.add(votes[index].participant), column: names.add(votes[index].statement),
                value: votes[index].value.rawValue)
        }
        rows.settle()
        names.settle()
        for index in cells.indices {
            cells[index].row = rows.position[Int(cells[index].row)]
            cells[index].column = names.position[Int(cells[index].column)]
        }
        let (starts, columns, values) = Self.packed(cells, rowCount: rows.list.count)
        self.init(
            participants: rows.list, statements: names.list, rowStarts: starts, columns: columns, values: values,
            facts: facts)
    }

    private struct Cell {
        var row: Int32
        var column: Int32
        let value: Int8
    }

    /// The order of casting; most inputs have it already.
    private static func byTime(_ votes: [Vote], _ order: Order) -> [Int] {
        func precedes(_ left: Vote, _ right: Vote) -> Bool {
            if left.time != right.time { return left.time < right.time }
            return order == .canonical && left.value.rawValue < right.value.rawValue
        }
        let isSorted = votes.indices.dropFirst().allSatisfy { !precedes(votes[$0], votes[$0 - 1]) }
        guard !isSorted else { return Array(votes.indices) }
        return votes.indices.sorted {
            precedes(votes[$0], votes[$1]) || (!precedes(votes[$1], votes[$0]) && $0 < $1)
        }
    }

    /// Rows one after the other, columns ascending, the last of several votes on a statement kept.
    private static func packed(_ cells: [Cell], rowCount: Int) -> ([Int], [Int32], [Int8]) {
        var ends = [Int](repeating: 0, count: rowCount + 1)
        for cell in cells { ends[Int(cell.row) + 1] += 1 }
        for row in 0..<rowCount { ends[row + 1] += ends[row] }
        // Column above, place in the order of casting below: sorting the key keeps the last vote last.
        var keys = [UInt64](repeating: 0, count: cells.count)
        var next = ends
        for (place, cell) in cells.enumerated() {
            keys[next[Int(cell.row)]] = UInt64(cell.column) << 32 | UInt64(place)
            next[Int(cell.row)] += 1
        }
        var starts = [0]
        var columns: [Int32] = []
        var values: [Int8] = []
        starts.reserveCapacity(rowCount + 1)
        columns.reserveCapacity(cells.count)
        values.reserveCapacity(cells.count)
        for row in 0..<rowCount {
            keys[ends[row]..<ends[row + 1]].sort()
            for index in ends[row]..<ends[row + 1] {
                let column = keys[index] >> 32
                if index + 1 < ends[row + 1], keys[index + 1] >> 32 == column { continue }
                columns.append(Int32(column))
                values.append(cells[Int(keys[index] & 0xFFFF_FFFF)].value)
            }
            starts.append(columns.count)
        }
        return (starts, columns, values)
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
    private var index: [String: Int32] = [:]
    private(set) var list: [String] = []
    /// Where the n-th name to appear stands in the list; known once settled.
    private(set) var position: [Int32] = []

    init(_ order: VoteTable.Order) {
        self.order = order
    }

    /// The number of a name by appearance.
    mutating func add(_ name: String) -> Int32 {
        if let known = index[name] { return known }
        let number = Int32(list.count)
        index[name] = number
        list.append(name)
        return number
    }

    /// Brings the list into its order.
    mutating func settle() {
        position = list.indices.map(Int32.init)
        guard order == .canonical else { return }
        let sorted = list.indices.sorted { canonicalOrder(list[$0], list[$1]) }
        for (place, number) in sorted.enumerated() { position[number] = Int32(place) }
        list = sorted.map { list[$0] }
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
