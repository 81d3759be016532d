/// A word or mark of a text, with where it stands.
struct Token: Sendable, Equatable {
    enum Kind: Sendable {
        case word, number, mention, address, symbol, stop
    }

    var kind: Kind
    /// Folded letters.
    var letters: [UInt32]
    /// Where it stands in the text, in Unicode scalars.
    var range: Range<Int>
    /// Inside a pair of quotation marks.
    var isQuoted = false
    /// Shortly after a word of negation, in the same sentence.
    var isNegated = false
    /// The word alone, hashed; for identity terms that are no slurs, their group.
    var hash: UInt64 = 0
    /// The group that the term names.
    var group: IdentityGroup?
    /// Names the group with a word that insults it, or that its members have reclaimed.
    var isSlur = false
    /// What the word is about; nil for most words.
    var concept: UInt8?

    var isWord: Bool { kind == .word || kind == .number }
    /// The folded letters as text.
    var text: String {
        letters.reduce(into: "") { text, letter in
            if let scalar = Unicode.Scalar(letter) { text.unicodeScalars.append(scalar) }
        }
    }
}

/// FNV-1a in 64 bits, over whole scalars.
///
/// Source: Fowler, Noll, Vo, IETF draft-eastlake-fnv, for the constants.
struct FNV: Sendable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ unit: UInt64) { value = (value ^ unit) &* 0x100_0000_01B3 }

    static func hash(_ letters: some Sequence<UInt32>, seed: UInt64 = 0) -> UInt64 {
        var hash = FNV()
        hash.add(seed)
        for letter in letters { hash.add(UInt64(letter)) }
        return hash.value
    }

    static func pair(_ first: UInt64, _ second: UInt64, seed: UInt64) -> UInt64 {
        var hash = FNV()
        hash.add(seed)
        hash.add(first)
        hash.add(second)
        return hash.value
    }
}
