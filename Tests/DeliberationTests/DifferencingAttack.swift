/// Somebody who adds and subtracts published sums, each as often as they like, to learn of a few people.
///
/// Works in floating point over every set of up to four people, and shares no code with what guards against it.
struct DifferencingAttack {
    private let rows: [[Double]]
    private let all: Int

    /// - groups: those over whom a sum is published; people are numbers
    init(_ groups: [Set<Int>], among all: Int) {
        self.all = all
        rows = groups.map { group in (0..<all).map { group.contains($0) ? 1.0 : 0 } }
    }

    /// The first few people of whom a combination of sums is; nil: there are none.
    var found: Set<Int>? {
        let rank = Self.rank(rows)
        return few.first { few in
            Self.rank(rows.map { row in row.indices.filter { !few.contains($0) }.map { row[$0] } }) < rank
        }
    }

    /// Everybody by one, two, three and four.
    private var few: [Set<Int>] {
        var sets: [Set<Int>] = [[]]
        for person in 0..<all { sets += sets.filter { $0.count < 4 }.map { $0.union([person]) } }
        return sets.filter { !$0.isEmpty }
    }

    private static func rank(_ rows: [[Double]]) -> Int {
        var rows = rows
        var rank = 0
        for column in rows.first?.indices ?? 0..<0 where rank < rows.count {
            guard let pivot = (rank..<rows.count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
                abs(rows[pivot][column]) > 1e-9
            else { continue }
            rows.swapAt(rank, pivot)
            for row in rows.indices.dropFirst(rank + 1) {
                let factor = rows[row][column] / rows[rank][column]
                for entry in rows[row].indices { rows[row][entry] -= factor * rows[rank][entry] }
            }
            rank += 1
        }
        return rank
    }
}
