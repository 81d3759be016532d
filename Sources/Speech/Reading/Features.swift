/// One feature of a text: its place in the table of weights, and the tokens that made it.
struct Feature: Sendable {
    var index: UInt32
    var kind: UInt8
    var first: UInt16
    var last: UInt16
}

/// The features of a text, in six kinds. Each kind counts the same however many features it has.
///
/// Source: Weinberger et al., "Feature hashing for large scale multitask learning" (ICML 2009).
struct Features: Sendable {
    /// Weights a head has: 2^20.
    static let size = 1 << 20
    static let kinds = 6
    /// How much each kind counts: words, letters, quotation, negation, meanings, tenor. Chosen by cross-validation.
    private static let emphasis: [Float] = [1, 1, 1, 1, 2, 1]
    /// Longer texts are read up to here, so that a comment cannot take long.
    static let longestText = 2000

    private(set) var list: [Feature] = []
    private(set) var counts = [Int](repeating: 0, count: kinds)

    init(_ reading: Reading) {
        let tokens = reading.tokens.prefix(Self.longestText)
        list.reserveCapacity(tokens.count * 26)
        let words = tokens.indices.filter { tokens[$0].kind != .stop || tokens[$0].letters == [0x3F] }
        addWords(tokens, words)
        for index in tokens.indices where tokens[index].isWord { addLetters(tokens[index], at: index) }
        addScopes(tokens, words)
        addMeanings(tokens)
        addTenor(tokens)
    }

    /// What the sum of a kind's weights is divided by.
    static func norm(_ kind: Int, _ count: Int) -> Float { Float(count).squareRoot() / emphasis[kind] }

    private mutating func add(_ kind: Int, _ hash: UInt64, _ first: Int, _ last: Int) {
        // The upper bits of FNV-1a depend on all input; the lower ones of a short input do not.
        let mixed = (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
        list.append(
            Feature(
                index: UInt32(truncatingIfNeeded: mixed >> 44), kind: UInt8(kind), first: UInt16(first),
                last: UInt16(last)))
        counts[kind] += 1
    }
}

extension Features {
    /// Words, neighbours, and pairs with one word between.
    private mutating func addWords(_ tokens: ArraySlice<Token>, _ words: [Int]) {
        for (place, index) in words.enumerated() {
            let hash = tokens[index].hash
            add(0, FNV.pair(hash, 0, seed: 1), index, index)
            for distance in 1...2 where place + distance < words.count {
                let other = words[place + distance]
                add(0, FNV.pair(hash, tokens[other].hash, seed: 1 + UInt64(distance)), index, other)
            }
        }
    }

    /// Two to five letters in a row within a word, its ends marked; an identity term is one feature.
    private mutating func addLetters(_ token: Token, at index: Int) {
        guard token.group == nil || token.isSlur else { return add(1, FNV.pair(token.hash, 0, seed: 4), index, index) }
        let letters = [0x5E] + token.letters.prefix(40) + [0x24]
        for start in letters.indices {
            var hash = FNV()
            hash.add(5)
            for end in start..<min(start + 5, letters.count) {
                hash.add(UInt64(letters[end]))
                if end > start { add(1, hash.value, index, index) }
            }
        }
    }

    /// Words inside quotation marks, and words under negation.
    private mutating func addScopes(_ tokens: ArraySlice<Token>, _ words: [Int]) {
        for index in words {
            let token = tokens[index]
            if token.isQuoted { add(2, FNV.pair(token.hash, 0, seed: 6), index, index) }
            if token.isNegated { add(3, FNV.pair(token.hash, 0, seed: 7), index, index) }
        }
    }

    /// What the words mean, alone, in order and near each other: the same in every language.
    private mutating func addMeanings(_ tokens: ArraySlice<Token>) {
        var meanings: [(index: Int, value: UInt64)] = []
        for (index, token) in tokens.enumerated() {
            guard let value = Self.meaning(token) else { continue }
            meanings.append((index, value))
        }
        for (place, meaning) in meanings.enumerated() {
            add(4, FNV.pair(meaning.value, 0, seed: 8), meaning.index, meaning.index)
            if let group = tokens[meaning.index].group {
                add(4, FNV.pair(group.number, 0, seed: 9), meaning.index, meaning.index)
            }
            for distance in 1...4 where place + distance < meanings.count {
                let other = meanings[place + distance]
                let seed: UInt64 = distance == 1 ? 10 : 11
                add(4, FNV.pair(meaning.value, other.value, seed: seed), meaning.index, other.index)
            }
        }
    }

    /// Whether the text as a whole speaks well or ill, of a group or of none: the same in every language.
    private mutating func addTenor(_ tokens: ArraySlice<Token>) {
        guard !tokens.isEmpty else { return }
        let tenor = Tenor(tokens)
        for (place, value) in tenor.values.enumerated() {
            add(5, FNV.pair(value, UInt64(place), seed: 12), tenor.first, tenor.last)
        }
    }

    private static func meaning(_ token: Token) -> UInt64? {
        let value: UInt64
        if token.kind == .stop {
            guard token.letters == [0x3F] else { return nil }
            value = 200
        } else if token.group != nil {
            value = token.isSlur ? 203 : 201
        } else if let concept = token.concept {
            value = UInt64(concept)
        } else {
            return nil
        }
        return value + (token.isNegated ? 1000 : 0) + (token.isQuoted ? 2000 : 0)
    }
}
