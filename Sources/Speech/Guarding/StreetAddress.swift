/// A street with a house number, as addresses are written in the product's languages.
enum StreetAddress {
    /// Words for streets that stand before the name; folded. Our own list.
    private static let before: Set<String> = [
        "strada", "str", "bulevardul", "bd", "aleea", "calea", "splaiul", "rua", "avenida", "av", "travessa", "calle",
        "c", "plaza", "via", "viale", "corso", "piazza", "ulica", "ul", "aleja", "al", "osiedle", "os", "triq", "οδος",
        "λεωφορος", "οδοσ", "λεωφοροσ", "вулиця", "вул", "rue", "avenue", "boulevard", "شارع", "نهج", "طريق",
    ]
    /// Words for streets that stand after the name and the number before it.
    private static let after: Set<String> = ["street", "road", "avenue", "lane", "st", "rd"]
    /// Words that may stand between name and number.
    private static let links: Set<String> = [
        "nr", "no", "n", "numarul", "numero", "numer", "αρ", "αριθμοσ", "буд", "رقم", "de", "da", "do", "dos", "das",
        "la",
        "del", "della", "di", "los", "las", "el", "sf", "του", "τησ", "των",
    ]
    /// Words of a street's name, at most.
    private static let longestName = 5

    static func find(in text: String) -> [PersonalData.Finding] {
        let words = Word.all(in: text)
        return words.indices.compactMap { index in
            let word = words[index]
            let range: Range<String.Index>? =
                if before.contains(word.folded), let last = number(words, after: index) {
                    word.range.lowerBound..<words[last].range.upperBound
                } else if after.contains(word.folded), let first = number(words, before: index) {
                    words[first].range.lowerBound..<word.range.upperBound
                } else {
                    german(words, index)
                }
            return range.map { .init(kind: .address, range: $0) }
        }
    }

    /// The house number behind a name of capitalised words; in Arabic, which has no capitals, after the word for "number".
    private static func number(_ words: [Word], after start: Int) -> Int? {
        let end = min(start + longestName + 2, words.count)
        guard start + 2 < end else { return nil }
        var isAnnounced = false
        for index in (start + 1)..<end {
            let word = words[index]
            if word.isHouseNumber {
                return index > start + 1 && (isAnnounced || !words[start + 1].isArabic) ? index : nil
            }
            if word.folded == "رقم" { isAnnounced = true }
            guard word.isCapitalised || word.isArabic || links.contains(word.folded) else { return nil }
        }
        return nil
    }

    private static func number(_ words: [Word], before end: Int) -> Int? {
        for index in stride(from: end - 1, through: max(0, end - 1 - longestName), by: -1) {
            if words[index].isHouseNumber { return index < end - 1 ? index : nil }
            guard words[index].isCapitalised else { return nil }
        }
        return nil
    }

    /// "Lindenstraße 12".
    private static func german(_ words: [Word], _ index: Int) -> Range<String.Index>? {
        let word = words[index]
        guard word.isCapitalised, word.folded.count > 6, index + 1 < words.count, words[index + 1].isHouseNumber,
            ["strasse", "weg", "platz", "allee"].contains(where: { word.folded.hasSuffix($0) })
        else { return nil }
        return word.range.lowerBound..<words[index + 1].range.upperBound
    }

    private struct Word {
        var folded: String
        var range: Range<String.Index>
        var isCapitalised: Bool
        var isArabic: Bool
        /// One to four digits, a letter behind them at most.
        var isHouseNumber: Bool

        static func all(in text: String) -> [Word] {
            text.split { !$0.isLetter && !$0.isNumber }.map { part in
                let digits = part.prefix(while: \.isNumber)
                let rest = part.dropFirst(digits.count)
                let folded = Folding.shared.folded(part).compactMap(Unicode.Scalar.init)
                return Word(
                    folded: String(String.UnicodeScalarView(folded)), range: part.startIndex..<part.endIndex,
                    isCapitalised: part.first?.isUppercase ?? false,
                    isArabic: part.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) },
                    isHouseNumber: (1...4).contains(digits.count)
                        && (rest.isEmpty || (rest.count == 1 && rest.first?.isLetter == true)))
            }
        }
    }
}
