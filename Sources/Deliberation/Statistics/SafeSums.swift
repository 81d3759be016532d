/// Sums over groups that overlap, shown only while no combination of them tells of a few people.
///
/// What can be worked out from shown sums by adding and subtracting, each as often as one likes, is the space that their
/// groups span, a group being a row of ones and noughts over people. A group is taken in only while every combination that is
/// not nought everywhere is of `fewest` people at least. People who are in the same groups are one column.
///
/// Source: A. Hundepool et al., "Statistical Disclosure Control" (2012), chapter 4: auditing of linked tables.
public struct SafeSums<Member: Hashable & Sendable>: Sendable {
    private let fewest: Int
    private var groups: [Set<Member>] = []

    /// Sets of columns that are looked at before a group is refused unseen: linked tables that need more are too many.
    private static var mostChecks: Int { 30_000 }

    public init(fewest: Int = SmallGroups.fewest) {
        self.fewest = fewest
    }

    /// Takes in a group that is shown whatever else is.
    public mutating func show(_ group: Set<Member>) {
        groups.append(group)
    }

    /// Whether a group could be shown beside the others.
    public func admits(_ group: Set<Member>) -> Bool {
        guard group.count >= fewest else { return false }
        let all = groups + [group]
        // Whoever is in the same groups cannot be told apart.
        var sizes: [[Bool]: Int] = [:]
        for member in all.reduce(into: Set<Member>(), { $0.formUnion($1) }) {
            sizes[all.map { $0.contains(member) }, default: 0] += 1
        }
        let columns = sizes.sorted { ($0.value, $0.key.bits) < ($1.value, $1.key.bits) }
        let few = columns.prefix { $0.value < fewest }.map(\.value)
        guard let hidden = Self.largest(few, below: fewest) else { return false }
        let rank = Matrix(columns.map(\.key)).rank
        return hidden.allSatisfy { left in
            Matrix(columns.enumerated().filter { !left.contains($0.offset) }.map(\.element.key)).rank == rank
        }
    }

    /// The sets of columns whose sizes, which grow, come to less than `limit` and would not with one more; nil: too many.
    private static func largest(_ sizes: [Int], below limit: Int) -> [Set<Int>]? {
        var found: [Set<Int>] = []
        var open: [(chosen: [Int], total: Int)] = [([], 0)]
        while let (chosen, total) = open.popLast() {
            guard found.count + open.count <= mostChecks else { return nil }
            let next = (chosen.last.map { $0 + 1 } ?? 0)..<sizes.count
            let fitting = next.filter { total + sizes[$0] < limit }
            open += fitting.map { (chosen + [$0], total + sizes[$0]) }
            let isLargest = !sizes.indices.contains { !chosen.contains($0) && total + sizes[$0] < limit }
            if isLargest && !chosen.isEmpty { found.append(Set(chosen)) }
        }
        return found
    }
}

extension [Bool] {
    /// For a fixed order.
    fileprivate var bits: String { map { $0 ? "1" : "0" }.joined() }
}

/// A matrix of ones and noughts whose rank is worked out in whole numbers modulo a prime; a larger rank than that is
/// possible only where the prime divides every larger minor.
private struct Matrix {
    /// Each as a list of its entries.
    private var columns: [[Int64]]
    /// The eighth Mersenne prime.
    private static let prime: Int64 = 2_147_483_647

    init(_ columns: [[Bool]]) {
        self.columns = columns.map { $0.map { $0 ? 1 : 0 } }
    }

    var rank: Int {
        var rest = columns
        let height = rest.first?.count ?? 0
        var rank = 0
        for row in 0..<height {
            guard let pivot = rest.indices.dropFirst(rank).first(where: { rest[$0][row] != 0 }) else { continue }
            rest.swapAt(rank, pivot)
            let inverse = Self.power(rest[rank][row], Self.prime - 2)
            for index in rest.indices.dropFirst(rank + 1) where rest[index][row] != 0 {
                let factor = rest[index][row] * inverse % Self.prime
                for entry in row..<height {
                    let less = factor * rest[rank][entry] % Self.prime
                    rest[index][entry] = (rest[index][entry] - less + Self.prime) % Self.prime
                }
            }
            rank += 1
        }
        return rank
    }

    /// Source: Fermat's little theorem gives the inverse.
    private static func power(_ base: Int64, _ exponent: Int64) -> Int64 {
        var (result, square, rest) = (Int64(1), base % prime, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = result * square % prime }
            square = square * square % prime
            rest >>= 1
        }
        return result
    }
}
