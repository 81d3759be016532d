/// How often each pair of statements was voted on together, and how: whole numbers, so that a vote can be taken out
/// exactly as it was put in, in any order.
///
/// From them the centred Gram matrix follows without touching the votes again:
/// C[j,k] = Σ vⱼvₖ − mₖ Σ vⱼ1ₖ − mⱼ Σ 1ⱼvₖ + mⱼmₖ Σ 1ⱼ1ₖ over the people who voted on both.
/// 12 bytes a pair of statements.
struct PairCounts: Sendable {
    private(set) var size = 0
    /// Σ vⱼ·vₖ, row by row.
    private var products: [Int32] = []
    /// Σ vⱼ·1ₖ.
    private var sums: [Int32] = []
    /// Σ 1ⱼ·1ₖ.
    private var pairs: [Int32] = []
    private var capacity = 0

    /// Adds (`sign` +1) or takes out (−1) a vote next to the other votes of the same person, itself not among them.
    ///
    /// Cost: the number of those votes.
    mutating func count(_ column: Int, _ value: Int8, beside others: [(column: Int32, value: Int8)], sign: Int32) {
        grow(to: column + 1)
        add(column, column, Int32(value), Int32(value), sign)
        for other in others {
            grow(to: Int(other.column) + 1)
            add(column, Int(other.column), Int32(value), Int32(other.value), sign)
            add(Int(other.column), column, Int32(other.value), Int32(value), sign)
        }
    }

    /// Σ v of a column, and how many voted.
    func total(_ column: Int) -> (sum: Int32, votes: Int32) {
        guard column < size else { return (0, 0) }
        let cell = column * capacity + column
        return (sums[cell], pairs[cell])
    }

    /// C as a dense symmetric matrix, row by row.
    ///
    /// - order: the columns in the order of the result
    /// - means: by column of the result
    func gram(order: [Int], means: [Double], uses: [Bool]) -> [Double] {
        let count = order.count
        var gram = [Double](repeating: 0, count: count * count)
        for (row, j) in order.enumerated() where uses[row] {
            for column in row..<count where uses[column] {
                let k = order[column]
                guard j < size, k < size else { continue }
                let (here, there) = (j * capacity + k, k * capacity + j)
                let value =
                    Double(products[here]) - means[column] * Double(sums[here])
                    - means[row] * Double(sums[there]) + means[row] * means[column] * Double(pairs[here])
                gram[row * count + column] = value
                gram[column * count + row] = value
            }
        }
        return gram
    }

    private mutating func add(_ j: Int, _ k: Int, _ vj: Int32, _ vk: Int32, _ sign: Int32) {
        let cell = j * capacity + k
        products[cell] += sign * vj * vk
        sums[cell] += sign * vj
        pairs[cell] += sign
    }

    private mutating func grow(to wanted: Int) {
        size = max(size, wanted)
        guard wanted > capacity else { return }
        let larger = max(wanted, capacity * 2, 16)
        products = Self.widened(products, from: capacity, to: larger)
        sums = Self.widened(sums, from: capacity, to: larger)
        pairs = Self.widened(pairs, from: capacity, to: larger)
        capacity = larger
    }

    private static func widened(_ matrix: [Int32], from old: Int, to new: Int) -> [Int32] {
        var wide = [Int32](repeating: 0, count: new * new)
        for row in 0..<old {
            for column in 0..<old { wide[row * new + column] = matrix[row * old + column] }
        }
        return wide
    }
}
