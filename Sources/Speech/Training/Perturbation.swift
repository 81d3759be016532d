/// Spelling as people disguise or mistype it, so that the model learns words in that form, too.
///
/// Harmless and hateful texts are treated alike: bad spelling itself must not become a sign of hate.
enum Perturbation {
    /// The text with one to three of its longer words misspelled; the same text and seed give the same result.
    static func of(_ text: String, seed: UInt64) -> String {
        var random = SplitMix(seed: FNV.hash(text.unicodeScalars.map(\.value), seed: seed))
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let long = words.indices.filter { words[$0].count >= 4 }
        guard !long.isEmpty else { return text }
        for _ in 0..<(1 + random.below(3)) {
            let place = long[random.below(long.count)]
            words[place] = misspelled(words[place], &random)
        }
        if random.below(5) == 0, words.count > 1 {
            let place = random.below(words.count - 1)
            words[place] += words.remove(at: place + 1)
        }
        return words.joined(separator: " ")
    }

    private static let lookAlikes: [Character: Character] = [
        "a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7",
    ]

    private static func misspelled(_ word: String, _ random: inout SplitMix) -> String {
        var letters = Array(word)
        guard letters.count >= 4 else { return word }
        let place = 1 + random.below(letters.count - 2)
        switch random.below(5) {
        case 0, 1: letters.remove(at: place)
        case 2: letters.swapAt(place, place + 1)
        case 3: letters = letters.map { lookAlikes[$0] ?? $0 }
        default: return String(letters.map(String.init).joined(separator: " "))
        }
        return String(letters)
    }
}
