/// A map that follows votes as they come: it ends where a map made anew from all votes would end.
///
/// A vote costs about as much as the number of votes of its participant; the axes then cost the square of the number of
/// statements, started from the axes before.
public struct LiveOpinionMap: Sendable {
    private typealias Cell = (column: Int32, value: Int8)

    private var participants: [String] = []
    private var participantIndex: [String: Int] = [:]
    private var statements: [String] = []
    private var statementIndex: [String: Int] = [:]
    /// The votes of each participant, columns in order of appearance.
    private var rows: [[Cell]] = []
    /// When each of them was cast.
    private var times: [[Int64]] = []
    private var counts = PairCounts()
    private var axes: [Double]?
    private var groups: [String: String] = [:]

    public init() {}

    /// Takes a vote in; an older one than the one known for the same statement changes nothing.
    public mutating func record(_ vote: Vote) {
        let row = number(of: vote.participant, in: &participantIndex, &participants)
        if row == rows.count {
            rows.append([])
            times.append([])
        }
        let column = number(of: vote.statement, in: &statementIndex, &statements)
        if let known = rows[row].firstIndex(where: { $0.column == Int32(column) }) {
            let before = (times[row][known], rows[row][known].value)
            guard before <= (vote.time, vote.value.rawValue) else { return }
            let old = rows[row].remove(at: known)
            times[row].remove(at: known)
            counts.count(column, old.value, beside: rows[row], sign: -1)
        }
        counts.count(column, vote.value.rawValue, beside: rows[row], sign: 1)
        rows[row].append((Int32(column), vote.value.rawValue))
        times[row].append(vote.time)
    }

    public mutating func record(_ votes: [Vote]) {
        for vote in votes { record(vote) }
    }

    /// The map of everything recorded; groups keep the letters of the map before.
    public mutating func map(
        facts: [StatementFacts] = [], options: OpinionMap.Options = OpinionMap.Options()
    ) -> OpinionMap {
        let (table, order) = table(facts)
        let matrix = RatingMatrix(table)
        let size = matrix.size
        let gram = counts.gram(order: order, means: matrix.means, uses: table.isModeratedOut.map { !$0 })
        let start = axes.flatMap { $0.count == size ? $0 : nil } ?? matrix.firstGuess
        let components = PrincipalComponents(count: 2, size: size, start: start) { vector in
            Self.product(gram, vector)
        }
        let map = OpinionMap.make(
            table, method: .stable, options: options, previous: groups, matrix: matrix, axes: components)
        if components.vectors.count == 2 { axes = zip(components.vectors[0], components.vectors[1]).map { $0 + $1 } }
        groups = [:]
        for participant in map.participants { groups[participant.id] = participant.group }
        return map
    }

    /// The votes as a table in canonical order, and the number by appearance of each of its columns.
    private func table(_ facts: [StatementFacts]) -> (VoteTable, order: [Int]) {
        let rowOrder = participants.indices.sorted { canonicalOrder(participants[$0], participants[$1]) }
        let order = statements.indices.sorted { canonicalOrder(statements[$0], statements[$1]) }
        var place = [Int32](repeating: 0, count: order.count)
        for (position, number) in order.enumerated() { place[number] = Int32(position) }
        var starts = [0]
        var columns: [Int32] = []
        var values: [Int8] = []
        for row in rowOrder {
            for cell in rows[row].map({ (place[Int($0.column)], $0.value) }).sorted(by: { $0.0 < $1.0 }) {
                columns.append(cell.0)
                values.append(cell.1)
            }
            starts.append(columns.count)
        }
        let table = VoteTable(
            participants: rowOrder.map { participants[$0] }, statements: order.map { statements[$0] },
            rowStarts: starts, columns: columns, values: values, facts: facts)
        return (table, order)
    }

    private func number(of name: String, in index: inout [String: Int], _ list: inout [String]) -> Int {
        if let known = index[name] { return known }
        index[name] = list.count
        list.append(name)
        return list.count - 1
    }

    private static func product(_ matrix: [Double], _ vector: [Double]) -> [Double] {
        let size = vector.count
        var result = [Double](repeating: 0, count: size)
        matrix.withUnsafeBufferPointer { matrix in
            vector.withUnsafeBufferPointer { vector in
                for row in 0..<size {
                    var sum = 0.0
                    for column in 0..<size { sum += matrix[row * size + column] * vector[column] }
                    result[row] = sum
                }
            }
        }
        return result
    }
}
