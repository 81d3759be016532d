/// Digits that stand together, also in groups, as telephone and identity numbers are written.
struct DigitRun: Sendable {
    /// In any script, as values.
    var digits: [Int]
    /// How many digits stand in each group.
    var groups: [Int]
    var range: Range<String.Index>
    var hasPlus: Bool
    /// A letter, a sign of money or per cent beside it: an amount, or a part of a code.
    var isMarked: Bool
    /// A letter stands directly before or after it.
    var touchesLetter: Bool

    private static let separators: Set<Character> = [" ", "\u{A0}", "\u{202F}", "-", "–", ".", "/", "(", ")"]
    private static let signs: Set<Character> = ["€", "$", "£", "%", "°", "#"]
    /// Most signs between two groups: "(021) 312", ") - ".
    private static let mostSeparators = 3

    static func all(in text: String) -> [DigitRun] {
        var runs: [DigitRun] = []
        var place = text.startIndex
        while place < text.endIndex {
            guard value(text[place]) != nil else {
                place = text.index(after: place)
                continue
            }
            let run = run(text, from: place)
            runs.append(run)
            place = run.range.upperBound
        }
        return runs
    }

    private static func value(_ character: Character) -> Int? {
        guard let value = character.wholeNumberValue, (0...9).contains(value), character.unicodeScalars.count == 1
        else {
            return nil
        }
        return value
    }

    private static func run(_ text: String, from start: String.Index) -> DigitRun {
        var digits: [Int] = []
        var groups = [0]
        var end = start
        var place = start
        var skipped = 0
        while place < text.endIndex {
            if let digit = value(text[place]) {
                if skipped > 0 { groups.append(0) }
                skipped = 0
                digits.append(digit)
                groups[groups.count - 1] += 1
                end = text.index(after: place)
            } else {
                skipped += 1
                guard separators.contains(text[place]), skipped <= mostSeparators else { break }
            }
            place = text.index(after: place)
        }
        return finished(text, digits, groups, start..<end)
    }

    private static func finished(
        _ text: String, _ digits: [Int], _ groups: [Int], _ range: Range<String.Index>
    ) -> DigitRun {
        var before = text[..<range.lowerBound]
        while before.last == "(" { before = before.dropLast() }
        let hasPlus = before.last == "+"
        let after = text[range.upperBound...].first
        let next = text[range.upperBound...].first { $0 != " " && $0 != "\u{A0}" }
        let letters = (before.last?.isLetter ?? false) || (after?.isLetter ?? false)
        let marks = [before.last, next].compactMap { $0 }.contains { signs.contains($0) }
        let start = hasPlus ? text.index(before: before.endIndex) : range.lowerBound
        return DigitRun(
            digits: digits, groups: groups, range: start..<range.upperBound, hasPlus: hasPlus,
            isMarked: marks || letters, touchesLetter: letters)
    }
}
