/// What texts are compared by when a claim is looked for: words, neighbours, letters in a row, groups and meanings.
///
/// A word that names a group counts as its group, so that a statement about one group is found by one about another.
enum AnswerTerms {
    /// How much a term of each kind counts. Our first choice, good enough on the development half; not tuned.
    private static let word = 1.0
    private static let neighbours = 0.7
    private static let letters = 0.4
    private static let group = 0.5
    private static let meaning = 0.4
    /// Longer texts are read up to here, so that a long one cannot take long.
    private static let longestText = 200
    /// Letters of one word that are read.
    private static let longestWord = 30

    struct Term: Sendable {
        var hash: UInt64
        /// How much its kind counts, times the root of how often it occurs.
        var weight: Double
    }

    /// Each term once, in the order of their hashes, so that sums come out the same on every machine.
    static func of(_ text: String, language: String) -> [Term] {
        let tokens = Reading(text, language: language).tokens.filter { $0.isWord }.prefix(longestText)
        var found: [(hash: UInt64, weight: Double)] = []
        var last: UInt64?
        for token in tokens {
            found.append((FNV.pair(token.hash, 0, seed: 21), token.group == nil ? word : group))
            if let last { found.append((FNV.pair(last, token.hash, seed: 22), neighbours)) }
            last = token.hash
            if let concept = token.concept { found.append((FNV.pair(UInt64(concept), 0, seed: 23), meaning)) }
            if token.group == nil || token.isSlur { found += runs(token.letters) }
        }
        return counted(found)
    }

    /// Three and four letters in a row within a word, its ends marked.
    private static func runs(_ word: [UInt32]) -> [(hash: UInt64, weight: Double)] {
        let marked = [0x5E] + word.prefix(longestWord) + [0x24]
        return [3, 4].flatMap { length in
            marked.count < length
                ? []
                : (0...(marked.count - length)).map {
                    (FNV.hash(marked[$0..<($0 + length)], seed: 24 + UInt64(length)), letters)
                }
        }
    }

    private static func counted(_ found: [(hash: UInt64, weight: Double)]) -> [Term] {
        var terms: [Term] = []
        var count = 0.0
        for (hash, weight) in found.sorted(by: { $0.hash < $1.hash }) {
            if let last = terms.last, last.hash == hash {
                count += 1
                terms[terms.count - 1].weight = weight * count.squareRoot()
            } else {
                count = 1
                terms.append(Term(hash: hash, weight: weight))
            }
        }
        return terms
    }
}
