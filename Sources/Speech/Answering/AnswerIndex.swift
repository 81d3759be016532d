/// Finds the claims whose known statements are nearest to a text: cosine of TF-IDF weights.
///
/// Source: Salton and Buckley, "Term-weighting approaches in automatic text retrieval" (1988).
struct AnswerIndex: Sendable {
    /// How much the mean over all statements of a claim adds to its nearest one. Our first choice; not tuned.
    private static let share = 1.5

    private struct Posting: Sendable {
        var statement: Int32
        var weight: Float
    }

    /// Which claim a statement belongs to.
    private var owners: [Int] = []
    private var postings: [UInt64: [Posting]] = [:]
    private let claims: Int
    /// Statements of each claim.
    private let counts: [Int]

    /// - statements: per claim
    init(_ statements: [[String]], language: String) {
        claims = statements.count
        counts = statements.map(\.count)
        owners = statements.indices.flatMap { claim in statements[claim].map { _ in claim } }
        let terms = statements.joined().map { AnswerTerms.of($0, language: language) }
        var holders: [UInt64: Int] = [:]
        for term in terms.joined() { holders[term.hash, default: 0] += 1 }
        for (statement, list) in terms.enumerated() {
            let weights = list.map { $0.weight * Self.rarity(holders[$0.hash] ?? 1, of: terms.count) }
            let length = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
            for (term, weight) in zip(list, weights) where length > 0 {
                postings[term.hash, default: []].append(
                    Posting(statement: Int32(statement), weight: Float(weight / length)))
            }
        }
    }

    private static func rarity(_ holders: Int, of all: Int) -> Double {
        Arithmetic.log(Double(all + 1) / Double(holders))
    }

    /// Claims with something in common with the text, nearest first; equal ones in the order of the library.
    ///
    /// The score is between 0 and 1, and no probability.
    func ranked(_ text: String, language: String) -> [(claim: Int, score: Double)] {
        var sums = [Double](repeating: 0, count: owners.count)
        var squares = 0.0
        for term in AnswerTerms.of(text, language: language) {
            let list = postings[term.hash] ?? []
            let weight = term.weight * Self.rarity(max(list.count, 1), of: owners.count)
            squares += weight * weight
            for posting in list { sums[Int(posting.statement)] += weight * Double(posting.weight) }
        }
        guard squares > 0 else { return [] }
        var best = [Double](repeating: 0, count: claims)
        var total = [Double](repeating: 0, count: claims)
        for (statement, sum) in sums.enumerated() where sum > 0 {
            let nearness = sum / squares.squareRoot()
            best[owners[statement]] = max(best[owners[statement]], nearness)
            total[owners[statement]] += nearness
        }
        return (0..<claims).filter { best[$0] > 0 }
            .map { ($0, (best[$0] + Self.share * total[$0] / Double(counts[$0])) / (1 + Self.share)) }
            .sorted { ($0.score, $1.claim) > ($1.score, $0.claim) }
    }
}
