/// The lines of a PrefLib file that begin with #, as far as counting needs them.
struct PrefLibHeader {
    private var number: Int?
    private var names: [Int: String] = [:]
    private(set) var categories = 0

    /// Takes one line in; says what is wrong with it.
    mutating func take(_ text: String, line: Int) -> (field: String, text: String)? {
        let parts = text.drop { $0 == "#" || $0 == " " }.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let key = parts[0].uppercased()
        let value = Self.trimmed(parts[1])
        if key == "NUMBER ALTERNATIVES" {
            guard number == nil else { return (key, "is there twice") }
            guard let count = Int(value), (0...RankedBallots.mostCandidates).contains(count) else {
                return (key, "must be a whole number up to \(RankedBallots.mostCandidates)")
            }
            number = count
        } else if key == "NUMBER CATEGORIES" {
            guard let count = Int(value), (1...1_000).contains(count) else {
                return (key, "must be a whole number from 1 to 1000")
            }
            categories = count
        } else if key.hasPrefix("ALTERNATIVE NAME ") {
            guard let place = Int(key.dropFirst("ALTERNATIVE NAME ".count)), place >= 1, place <= number ?? .max else {
                return (String(key.prefix(40)), "there is no such alternative")
            }
            guard names.updateValue(value, forKey: place) == nil else { return (key, "is there twice") }
        }
        return nil
    }

    /// Named by their numbers; nil before the header said how many there are.
    var candidates: [RankedBallots.Candidate]? {
        number.map { count in
            (0..<count).map { RankedBallots.Candidate(id: "\($0 + 1)", name: names[$0 + 1] ?? "\($0 + 1)") }
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        let isSpace = { (character: Character) in character == " " || character == "\r" || character == "\t" }
        return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
