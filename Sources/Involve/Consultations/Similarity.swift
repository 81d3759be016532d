import Deliberation

/// Statements that say nearly the same in nearly the same words.
enum Similarity {
    /// A guess to be revisited with use: a missed twin costs a moderator a merge, a false one costs the author a click.
    static let threshold = 0.4
    static let shown = 3

    /// Those above the threshold, the nearest first.
    static func nearest(to text: String, among statements: [Statement]) -> [Statement] {
        let own = LetterTriples(text)
        return statements.map { statement in
            let texts = [statement.text] + statement.translations.values
            return (statement, texts.map { own.resemblance(to: LetterTriples($0)) }.max() ?? 0)
        }
        .filter { $0.1 >= threshold }
        .sorted { ($0.1, $1.0.id) > ($1.1, $0.0.id) }
        .prefix(shown).map(\.0)
    }
}
