/// The centred votes as a sparse operator: a vote is its value less the column mean, anything else is 0.
///
/// Source: Polis, compdemocracy/polis at 08e03eb, math/src/polismath/math (steps 1 to 6 of docs/methods/opinion-map.md).
struct RatingMatrix: Sendable {
    let table: VoteTable
    /// Mean vote by column; 0 where a statement was moderated out, since everyone counts as passing.
    let means: [Double]
    /// 1 for columns in use, 0 for those moderated out.
    private let uses: [Double]

    init(_ table: VoteTable) {
        self.table = table
        let count = table.statements.count
        var sums = [Int](repeating: 0, count: count)
        var votes = [Int](repeating: 0, count: count)
        for (column, value) in zip(table.columns, table.values) {
            sums[Int(column)] += Int(value)
            votes[Int(column)] += 1
        }
        means = (0..<count).map { column in
            table.isModeratedOut[column] || votes[column] == 0 ? 0 : Double(sums[column]) / Double(votes[column])
        }
        uses = table.isModeratedOut.map { $0 ? 0 : 1 }
    }

    var size: Int { means.count }

    /// `XᵀX·v`: one pass over the votes.
    func gram(_ vector: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: size)
        let scaled = zip(vector, uses).map { $0 * $1 }
        let shift = zip(scaled, means).map { $0 * $1 }
        table.columns.withUnsafeBufferPointer { columns in
            table.values.withUnsafeBufferPointer { values in
                result.withUnsafeMutableBufferPointer { result in
                    scaled.withUnsafeBufferPointer { scaled in
                        shift.withUnsafeBufferPointer { shift in
                            means.withUnsafeBufferPointer { means in
                                var start = 0
                                for end in table.rowStarts.dropFirst() {
                                    var product = 0.0
                                    for cell in start..<end {
                                        let column = Int(columns[cell])
                                        product += Double(values[cell]) * scaled[column] - shift[column]
                                    }
                                    for cell in start..<end {
                                        let column = Int(columns[cell])
                                        result[column] += product * (Double(values[cell]) - means[column])
                                    }
                                    start = end
                                }
                            }
                        }
                    }
                }
            }
        }
        for column in 0..<size { result[column] *= uses[column] }
        return result
    }

    /// Where each participant stands; nil for one who has not voted.
    ///
    /// Position = √(S / votes) · Σ (vote − mean) · component; statements moderated out count as votes of everyone.
    func positions(_ components: [[Double]]) -> [Point?] {
        let moderated = table.isModeratedOut.count { $0 }
        return (0..<table.participants.count).map { participant in
            guard table.voteCount(of: participant) > 0 else { return nil }
            var point = Point(x: 0, y: 0)
            var votes = moderated
            table.forEachVote(of: participant) { column, value in
                guard uses[column] > 0 else { return }
                votes += 1
                let centred = Double(value) - means[column]
                point.x += centred * components[0][column]
                point.y += centred * components[1][column]
            }
            return point.scaled((Double(size) / Double(max(votes, 1))).squareRoot())
        }
    }

    /// Where somebody would stand who agreed with this statement and saw nothing else.
    func statementPositions(_ components: [[Double]]) -> [Point] {
        let scale = Double(size).squareRoot()
        return (0..<size).map { column in
            Point(
                x: (1 - means[column]) * components[0][column] * scale,
                y: (1 - means[column]) * components[1][column] * scale)
        }
    }
}

/// A position on the map.
public struct Point: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    var length: Double { (x * x + y * y).squareRoot() }

    func scaled(_ factor: Double) -> Point { Point(x: x * factor, y: y * factor) }

    @inline(__always)
    func squaredDistance(to other: Point) -> Double {
        let dx = x - other.x
        let dy = y - other.y
        return dx * dx + dy * dy
    }
}
