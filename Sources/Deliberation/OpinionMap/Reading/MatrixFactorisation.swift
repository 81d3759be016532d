/// Bridging without groups: the agreement with a statement that is left when opinion along one axis is taken out.
///
/// r̂ = μ + iᵤ + iₙ + fᵤ·fₙ, with agree 1, pass ½, disagree 0; the intercept iₙ is the score. Minimises the mean
/// squared error + λf (mean fᵤ² + mean fₙ²) + λi (mean iᵤ² + mean iₙ² + μ²) by alternating exact solutions.
///
/// Source: Wojcik et al., "Birdwatch: crowd wisdom and bridging algorithms" (2022), with the normalisation of the
/// published code.
struct MatrixFactorisation: Sendable {
    static let interceptPenalty = 0.15
    static let factorPenalty = 0.03

    let mean: Double
    /// By column; nil where too few voted.
    let intercepts: [Double?]
    let factors: [Double?]
    let loss: Double

    init(_ table: VoteTable, iterations: Int = 3_000, tolerance: Double = 1e-10) {
        var model = Model(Ratings(table))
        var previous = Double.infinity
        for iteration in 0..<iterations where model.ratings.count > 0 {
            model.step()
            guard iteration % 10 == 9 else { continue }
            let loss = model.loss
            if previous - loss <= tolerance * tolerance.squareRoot() * 1e-1 { break }
            previous = loss
        }
        mean = model.mean
        loss = model.ratings.count > 0 ? model.loss : 0
        var intercepts = [Double?](repeating: nil, count: table.statements.count)
        var factors = intercepts
        for (index, column) in model.ratings.columns.enumerated() {
            intercepts[column] = model.notes.intercepts[index]
            factors[column] = model.notes.factors[index]
        }
        self.intercepts = intercepts
        self.factors = factors
    }

    /// The ratings of people and statements with enough of them.
    private struct Ratings {
        /// The table's columns that are kept.
        var columns: [Int]
        /// By rating.
        var users: [Int] = []
        var notes: [Int] = []
        var values: [Double] = []
        var userCount = 0

        var count: Int { values.count }

        /// Statements of at least 5 voters, then people of at least 10 votes, then statements again.
        init(_ table: VoteTable) {
            var keepsColumn = table.isModeratedOut.map { !$0 }
            var keepsRow = [Bool](repeating: true, count: table.participants.count)
            func columnCounts() -> [Int] {
                var counts = [Int](repeating: 0, count: table.statements.count)
                for row in table.participants.indices where keepsRow[row] {
                    table.forEachVote(of: row) { column, _ in counts[column] += 1 }
                }
                return counts
            }
            for (column, count) in columnCounts().enumerated() where count < 5 { keepsColumn[column] = false }
            for row in table.participants.indices {
                var votes = 0
                table.forEachVote(of: row) { column, _ in if keepsColumn[column] { votes += 1 } }
                if votes < 10 { keepsRow[row] = false }
            }
            for (column, count) in columnCounts().enumerated() where count < 5 { keepsColumn[column] = false }

            columns = keepsColumn.indices.filter { keepsColumn[$0] }
            var number = [Int](repeating: 0, count: keepsColumn.count)
            for (index, column) in columns.enumerated() { number[column] = index }
            for row in table.participants.indices where keepsRow[row] {
                let before = count
                table.forEachVote(of: row) { column, value in
                    guard keepsColumn[column] else { return }
                    users.append(userCount)
                    notes.append(number[column])
                    values.append((Double(value) + 1) / 2)
                }
                if count > before { userCount += 1 }
            }
        }
    }

    private struct Side {
        var intercepts: [Double]
        var factors: [Double]
    }

    private struct Model {
        let ratings: Ratings
        var mean = 0.0
        var users: Side
        var notes: Side

        init(_ ratings: Ratings) {
            self.ratings = ratings
            var random = SeededRandom(seed: 1)
            users = Side(intercepts: Array(repeating: 0, count: ratings.userCount), factors: [])
            notes = Side(intercepts: Array(repeating: 0, count: ratings.columns.count), factors: [])
            users.factors = users.intercepts
            notes.factors = notes.intercepts.map { _ in random.unit() - 0.5 }
        }

        /// One exact solution for people, statements and the mean in turn.
        mutating func step() {
            solve(&users, of: ratings.users, against: notes, ratings.notes)
            solve(&notes, of: ratings.notes, against: users, ratings.users)
            var sum = 0.0
            for index in 0..<ratings.count { sum += ratings.values[index] - prediction(index) + mean }
            mean = sum / (Double(ratings.count) * (1 + interceptPenalty))
        }

        /// The ridge regression of each member's intercept and factor on the other side's factors.
        private func solve(_ side: inout Side, of own: [Int], against other: Side, _ others: [Int]) {
            let size = side.intercepts.count
            let perMember = Double(ratings.count) / Double(max(size, 1))
            var (n, f, ff, r, fr) = (zeros(size), zeros(size), zeros(size), zeros(size), zeros(size))
            for index in 0..<ratings.count {
                let member = own[index]
                let factor = other.factors[others[index]]
                let rest = ratings.values[index] - mean - other.intercepts[others[index]]
                n[member] += 1
                f[member] += factor
                ff[member] += factor * factor
                r[member] += rest
                fr[member] += factor * rest
            }
            for member in 0..<size {
                let a = n[member] + interceptPenalty * perMember
                let d = ff[member] + factorPenalty * perMember
                let determinant = a * d - f[member] * f[member]
                side.intercepts[member] = (r[member] * d - fr[member] * f[member]) / determinant
                side.factors[member] = (fr[member] * a - r[member] * f[member]) / determinant
            }
        }

        private func zeros(_ count: Int) -> [Double] { [Double](repeating: 0, count: count) }

        private func prediction(_ index: Int) -> Double {
            let (user, note) = (ratings.users[index], ratings.notes[index])
            return mean + users.intercepts[user] + notes.intercepts[note] + users.factors[user] * notes.factors[note]
        }

        var loss: Double {
            var error = 0.0
            for index in 0..<ratings.count {
                let difference = ratings.values[index] - prediction(index)
                error += difference * difference
            }
            func meanSquare(_ list: [Double]) -> Double { dot(list, list) / Double(max(list.count, 1)) }
            return error / Double(ratings.count)
                + factorPenalty * (meanSquare(users.factors) + meanSquare(notes.factors))
                + interceptPenalty * (meanSquare(users.intercepts) + meanSquare(notes.intercepts) + mean * mean)
        }
    }
}
