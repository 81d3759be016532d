/// Tells the product's languages apart: Greek, Arabic and Cyrillic by their letters, the others by one to four letters
/// in a row.
///
/// A text in a language that is not in the list gets one that is; short texts of a few letters are a toss-up.
/// Source: Cavnar and Trenkle, "N-gram-based text categorization" (SDAIR 1994), for the idea; here a naive Bayes over
/// hashed n-grams.
public struct LanguageGuess: Sendable {
    static let places = 1 << 14
    static let latin = ["en", "ro", "it", "es", "pt", "pl", "fr", "de", "mt"]
    /// Steps of the table for one unit of the logarithm.
    private static let steps = 16.0

    /// Per place, for each language with Latin letters.
    var table: [Int8]

    /// A code of `SpeechLanguages`; nil for a text without letters.
    public func language(of text: String) -> String? {
        var other = ["el": 0, "ar": 0, "uk": 0]
        var latin = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
            case 0x370...0x3FF, 0x1F00...0x1FFF: other["el", default: 0] += 1
            case 0x600...0x6FF: other["ar", default: 0] += 1
            case 0x400...0x4FF: other["uk", default: 0] += 1
            default: break
            }
        }
        for code in ["el", "ar", "uk"] where (other[code] ?? 0) > latin { return code }
        guard latin > 0 else { return ["el", "ar", "uk"].first { (other[$0] ?? 0) > 0 } }
        var sums = [Int](repeating: 0, count: Self.latin.count)
        for place in Self.features(text) {
            for language in sums.indices { sums[language] += Int(table[place * sums.count + language]) }
        }
        return sums.indices.max { sums[$0] < sums[$1] }.map { Self.latin[$0] }
    }

    /// One to four letters in a row, with accents: they tell languages apart. Mentions and addresses are left out.
    private static func features(_ text: String) -> [Int] {
        var letters: [UInt32] = [0x20]
        for word in text.prefix(600).split(separator: " ") where !word.hasPrefix("@") && !word.contains("://") {
            guard word != "URL", word != "EMAIL" else { continue }
            for scalar in word.lowercased().unicodeScalars where scalar.value >= 0x61 || scalar == "'" {
                letters.append(scalar.value)
            }
            if letters.last != 0x20 { letters.append(0x20) }
        }
        var places: [Int] = []
        for start in letters.indices {
            var hash = FNV()
            for end in start..<min(start + 4, letters.count) {
                hash.add(UInt64(letters[end]))
                places.append(Int(((hash.value ^ (hash.value >> 29)) &* 0xBF58_476D_1CE4_E5B9) >> 50))
            }
        }
        return places
    }
}

extension LanguageGuess {
    /// Texts of a language that are counted; more change nothing.
    private static let mostTexts = 8000

    /// Counts the n-grams of texts in languages with Latin letters.
    init(_ examples: [Example]) {
        let width = Self.latin.count
        var counts = [Double](repeating: 0.02, count: Self.places * width)
        var texts = [Int](repeating: 0, count: width)
        for example in examples {
            guard let language = Self.latin.firstIndex(of: example.language),
                texts[language] < Self.mostTexts, !example.dataset.hasPrefix("translated")
            else { continue }
            texts[language] += 1
            for place in Self.features(example.text) { counts[place * width + language] += 1 }
        }
        var totals = [Double](repeating: 0, count: width)
        for (index, count) in counts.enumerated() { totals[index % width] += count }
        table = [Int8](repeating: 0, count: counts.count)
        for place in 0..<Self.places {
            let logs = (0..<width).map { Arithmetic.log((counts[place * width + $0] + 0.1) / (totals[$0] + 1600)) }
            let mean = logs.reduce(0, +) / Double(width)
            for language in 0..<width {
                let value = ((logs[language] - mean) * Self.steps).rounded()
                table[place * width + language] = Int8(max(-127, min(127, value)))
            }
        }
    }
}
