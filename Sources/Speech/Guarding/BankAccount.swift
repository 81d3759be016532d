/// International bank account numbers whose check digits are right.
///
/// Source: ISO 13616-1 (15 to 34 signs); ISO/IEC 7064, MOD 97-10.
enum BankAccount {
    static func find(in text: String) -> [PersonalData.Finding] {
        var findings: [PersonalData.Finding] = []
        var place = text.startIndex
        while place < text.endIndex {
            if isStart(text, place), let end = end(text, from: place) {
                findings.append(.init(kind: .bankAccount, range: place..<end))
                place = end
            } else {
                place = text.index(after: place)
            }
        }
        return findings
    }

    /// Two letters and two digits, nothing of a word before them.
    private static func isStart(_ text: String, _ place: String.Index) -> Bool {
        if let before = text[..<place].last, before.isLetter || before.isNumber { return false }
        let head = Array(text[place...].prefix(4))
        return head.count == 4 && head.allSatisfy(\.isASCII) && head[0].isLetter && head[1].isLetter
            && head[2].isNumber && head[3].isNumber
    }

    /// The end of the longest run of groups that is an account number.
    private static func end(_ text: String, from start: String.Index) -> String.Index? {
        var signs: [Character] = []
        var best: String.Index?
        var place = start
        while place < text.endIndex, signs.count < 34 {
            let character = text[place]
            place = text.index(after: place)
            if character == " " || character == "\u{A0}" { continue }
            guard character.isASCII, character.isLetter || character.isNumber else { break }
            signs.append(character)
            let endsWord = place == text.endIndex || !(text[place].isLetter || text[place].isNumber)
            if endsWord, signs.count >= 15, isValid(signs) { best = place }
        }
        return best
    }

    static func isValid(_ signs: [Character]) -> Bool {
        let moved = signs.dropFirst(4) + signs.prefix(4)
        let rest = moved.reduce(0) { rest, sign in
            guard let value = sign.hexDigitValue ?? sign.uppercased().first?.asciiValue.map({ Int($0) - 55 }) else {
                return rest
            }
            return value > 9 ? (rest * 100 + value) % 97 : (rest * 10 + value) % 97
        }
        return rest == 1
    }
}
