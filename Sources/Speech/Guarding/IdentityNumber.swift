/// Numbers by which the product's countries know a person. Those with a check digit are found only when it is right.
enum IdentityNumber {
    static func find(in text: String, _ runs: [DigitRun]) -> [PersonalData.Finding] {
        let bare = runs.filter { run in
            !run.touchesLetter && !run.hasPlus && run.groups.count == 1
                && (isRomanian(run.digits) || isPolish(run.digits) || isGreek(run.digits))
        }
        let words = words(of: text).filter { isSpanish($0.word) || isItalian($0.word) || isMaltese($0.word) }
        return (bare.map(\.range) + words.map(\.range)).map { .init(kind: .identityNumber, range: $0) }
    }

    /// The personal numeric code: century and sex, day of birth, county, number, check digit.
    ///
    /// Source: Romanian Emergency Ordinance 97/2005 and its rules of application.
    static func isRomanian(_ digits: [Int]) -> Bool {
        guard digits.count == 13, (1...9).contains(digits[0]), isDay(digits[3...6]) else { return false }
        let weights = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]
        let rest = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 } % 11
        return digits[12] == (rest == 10 ? 1 : rest)
    }

    /// PESEL: day of birth, the century in its month; number; check digit.
    ///
    /// Source: Polish Act on population registration of 24 September 2010, article 15.
    static func isPolish(_ digits: [Int]) -> Bool {
        guard digits.count == 11 else { return false }
        let month = (digits[2] * 10 + digits[3]) % 20
        guard isDay([month / 10, month % 10, digits[4], digits[5]]) else { return false }
        let weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]
        let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }
        return digits[10] == (10 - sum % 10) % 10
    }

    /// AMKA: day of birth as two digits each, number, Luhn's check digit.
    ///
    /// Source: Greek Act 3655/2008, article 153; ISO/IEC 7812-1, annex B, for the digit.
    static func isGreek(_ digits: [Int]) -> Bool {
        guard digits.count == 11, isDay([digits[2], digits[3], digits[0], digits[1]]) else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, item in
            guard item.offset % 2 == 1 else { return sum + item.element }
            return sum + (item.element * 2 > 9 ? item.element * 2 - 9 : item.element * 2)
        }
        return sum % 10 == 0
    }

    /// DNI, and NIE with X, Y or Z for its first digit: eight digits and a letter that they decide.
    ///
    /// Source: Spanish Royal Decree 1553/2005, article 11, and the Ministry of the Interior's table of letters.
    static func isSpanish(_ word: [Character]) -> Bool {
        guard word.count == 9, let last = word.last else { return false }
        let first = ["X": "0", "Y": "1", "Z": "2"][word[0]] ?? word[0]
        guard let number = Int(String([first] + word[1..<8])), word[1..<8].allSatisfy(\.isNumber) else { return false }
        return Array("TRWAGMYFPDXBNJZSQVHLCKE")[number % 23] == last
    }

    /// The tax code: letters and digits at fixed places, the last a check letter.
    ///
    /// Source: Italian Ministerial Decree of 12 March 1974, articles 2 to 7.
    static func isItalian(_ word: [Character]) -> Bool {
        guard word.count == 16 else { return false }
        let digitPlaces: Set = [6, 7, 9, 10, 12, 13, 14]
        let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
        var sum = 0
        for (place, character) in word.enumerated() {
            guard let value = character.asciiValue.map(Int.init) else { return false }
            let number = digitPlaces.contains(place) ? value - 48 : value - 65
            guard (0..<(digitPlaces.contains(place) ? 10 : 26)).contains(number) else { return false }
            if place == 15 { return number == sum % 26 }
            sum += place % 2 == 0 ? odd[number] : number
        }
        return false
    }

    /// Up to seven digits and a letter; fewer than four digits are too often something else.
    ///
    /// Source: Maltese Identity Card and other Identity Documents Act, chapter 258.
    static func isMaltese(_ word: [Character]) -> Bool {
        guard (5...8).contains(word.count), let last = word.last, "MGAPLHBZ".contains(last) else { return false }
        return word.dropLast().allSatisfy(\.isNumber)
    }

    /// Two digits of the month and two of the day.
    private static func isDay(_ digits: some Collection<Int>) -> Bool {
        let digits = Array(digits)
        return (1...12).contains(digits[0] * 10 + digits[1]) && (1...31).contains(digits[2] * 10 + digits[3])
    }

    /// ASCII letters and digits that stand together, in capitals; one hyphen before a last letter is left out.
    private static func words(of text: String) -> [(word: [Character], range: Range<String.Index>)] {
        text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) && $0 != "-" }
            .map { part in (part.uppercased().filter { $0 != "-" }.map { $0 }, part.startIndex..<part.endIndex) }
    }
}
