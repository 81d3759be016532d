import Kernel

/// Statements that say nearly the same in nearly the same words.
///
/// The share of common letter triples (Jaccard index) of the folded texts; of those above the threshold the nearest.
/// Source: Broder, "On the resemblance and containment of documents" (1997).
enum Similarity {
    /// A guess to be revisited with use: a missed twin costs a moderator a merge, a false one costs the author a click.
    static let threshold = 0.4
    static let shown = 3

    static func nearest(to text: String, among statements: [Statement]) -> [Statement] {
        let own = triples(text)
        return statements.map { statement in
            let texts = [statement.text] + statement.translations.values
            return (statement, texts.map { share(own, triples($0)) }.max() ?? 0)
        }
        .filter { $0.1 >= threshold }
        .sorted { ($0.1, $1.0.id) > ($1.1, $0.0.id) }
        .prefix(shown).map(\.0)
    }

    static func share(_ left: Set<[Character]>, _ right: Set<[Character]>) -> Double {
        let common = left.intersection(right).count
        let all = left.count + right.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }

    static func triples(_ text: String) -> Set<[Character]> {
        let letters = Array(" " + foldedForSearch(text) + " ")
        guard letters.count >= 3 else { return [letters] }
        return Set((0...(letters.count - 3)).map { Array(letters[$0..<($0 + 3)]) })
    }
}
