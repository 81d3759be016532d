import Kernel

/// The letter triples of a text, by which texts that say nearly the same in nearly the same words are found.
///
/// Source: A. Z. Broder, "On the resemblance and containment of documents", SEQUENCES 1997.
public struct LetterTriples: Sendable {
    private let triples: Set<[Character]>

    public init(_ text: String) {
        let letters = Array(" " + foldedForSearch(text) + " ")
        triples =
            letters.count < 3 ? [letters] : Set((0...(letters.count - 3)).map { Array(letters[$0..<($0 + 3)]) })
    }

    /// The triples as texts, for an index of them.
    public var texts: [String] { triples.map { String($0) }.sorted() }

    /// The share of common triples (Jaccard index), 0 to 1.
    public func resemblance(to other: LetterTriples) -> Double {
        let common = triples.intersection(other.triples).count
        let all = triples.count + other.triples.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }
}
