/// Texts that say the same in nearly the same words: one text pasted again and again, with small changes.
///
/// Texts are compared as sets of four letters in a row, without case, accents and marks. Candidates come from MinHash
/// signatures in bands; each is confirmed by the whole sets, so nothing is grouped by chance.
///
/// Source: Broder, "On the resemblance and containment of documents" (SEQUENCES 1997); Leskovec, Rajaraman, Ullman,
/// Mining of Massive Datasets, section 3.4, for the bands.
public struct Copies: Sendable {
    /// The share of common pieces from which two texts count as copies. Our choice, on edited copies of our own.
    public static let likeness = 0.6
    /// Shorter texts ("thank you", "I agree") are alike without being copied: letters and digits, at least.
    public static let shortest = 24
    private static let pieceLength = 4
    private static let bands = 20
    private static let rows = 3

    /// Numbers of the texts, in groups of at least two, each ascending, ordered by the first.
    public let groups: [[Int]]

    /// Cost: linear in the texts' length, and in the pairs that are alike.
    public init(_ texts: [String]) {
        let sets = texts.map(Self.pieces)
        var parents = Array(texts.indices)
        func root(_ start: Int) -> Int {
            var place = start
            while parents[place] != place {
                parents[place] = parents[parents[place]]
                place = parents[place]
            }
            return place
        }
        var buckets: [[UInt64]: [Int]] = [:]
        for (index, pieces) in sets.enumerated() where !pieces.isEmpty {
            for bucket in Self.signature(pieces) {
                let earlier = buckets[bucket, default: []]
                let twin = earlier.first { other in
                    root(other) != root(index) && Self.likeness(pieces, sets[other]) >= Self.likeness
                }
                if let twin {
                    parents[max(root(twin), root(index))] = min(root(twin), root(index))
                }
                // A bucket needs one text of each group: more would make many copies cost their square.
                if !earlier.contains(where: { root($0) == root(index) }) { buckets[bucket, default: []].append(index) }
            }
        }
        var groups: [Int: [Int]] = [:]
        for index in texts.indices where !sets[index].isEmpty { groups[root(index), default: []].append(index) }
        self.groups = groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    /// The share of pieces that two texts have in common; 0 where one is too short to tell.
    public static func likeness(_ first: String, _ second: String) -> Double {
        likeness(pieces(first), pieces(second))
    }

    /// Source: the coefficient of Jaccard.
    private static func likeness(_ first: Set<UInt64>, _ second: Set<UInt64>) -> Double {
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        let common = first.intersection(second).count
        return Double(common) / Double(first.count + second.count - common)
    }

    private static func pieces(_ text: String) -> Set<UInt64> {
        let letters = text.unicodeScalars.reduce(into: [UInt32]()) { letters, scalar in
            switch Folding.shared.kind(scalar) {
            case .letter, .digit: Folding.shared.append(scalar, to: &letters)
            default: break
            }
        }
        guard letters.count >= shortest else { return [] }
        return Set((0...(letters.count - pieceLength)).map { FNV.hash(letters[$0..<($0 + pieceLength)]) })
    }

    /// One key a band: its number and the least hashes of its rows.
    private static func signature(_ pieces: Set<UInt64>) -> [[UInt64]] {
        (0..<bands).map { band in
            [UInt64(band)]
                + (0..<rows).map { row in
                    let seed = UInt64(band * rows + row + 1)
                    return pieces.reduce(UInt64.max) { min($0, mixed($1 ^ (seed &* 0x9E37_79B9_7F4A_7C15))) }
                }
        }
    }

    /// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014), for the mixing.
    private static func mixed(_ value: UInt64) -> UInt64 {
        let first = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        let second = (first ^ (first >> 27)) &* 0x94D0_49BB_1331_11EB
        return second ^ (second >> 31)
    }
}
