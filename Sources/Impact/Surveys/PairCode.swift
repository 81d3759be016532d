import Kernel
import Web

/// Four small facts by which somebody's answers before and after find each other without a name, and which they need not
/// remember.
///
/// Source: after L. A. Yurek, J. Vasey and D. Sullivan Havens, Evaluation Review 32 (2008) 435–452, and R. Schnell,
/// T. Bachteler and J. Reiher, Evaluation Review 34 (2010) 391–418, on self-generated identification codes.
struct PairCode: Sendable, Equatable {
    /// One form whichever alphabet, case and digits were typed.
    let text: String

    /// - Throws: `.codeWrong` with the first field that says nothing
    init(mother: String, birthplace: String, day: String, siblings: String) throws(SurveyRefusal) {
        guard let mother = Self.sound(mother) else { throw .codeWrong(field: "mother") }
        guard let birthplace = Self.sound(birthplace) else { throw .codeWrong(field: "birthplace") }
        guard let day = Self.number(day), (1...31).contains(day) else { throw .codeWrong(field: "day") }
        guard let siblings = Self.number(siblings), (0...30).contains(siblings) else {
            throw .codeWrong(field: "siblings")
        }
        text = "\(mother)\(birthplace)\(day)/\(siblings)"
    }

    /// What is kept of a code: nobody finds the code from it once the key of the survey is gone, and the same code has
    /// another mark in every other survey, and in the other group.
    func mark(key: String, arm: Survey.Arm, _ secrets: Secrets) -> String {
        secrets.sign("survey-pair", Array("\(key)/\(arm.rawValue)/\(text)".utf8))
    }

    /// A number in the digits of any script.
    private static func number(_ text: String) -> Int? {
        let digits = text.trimmingSpaces().map(\.wholeNumberValue)
        guard (1...2).contains(digits.count) else { return nil }
        return digits.reduce(Optional(0)) { sum, digit in
            guard let sum, let digit, digit < 10 else { return nil }
            return sum * 10 + digit
        }
    }

    /// The sound that a word begins with, the same for a name in Arabic, Cyrillic, Greek and Latin letters; nil: no letter.
    private static func sound(_ word: String) -> Character? {
        let letters = foldedForSearch(word)
        // The article: الموصل is Mosul.
        let bare = letters.hasPrefix("ال") && letters.count > 3 ? letters.dropFirst(2) : letters[...]
        guard let first = bare.first, first.isLetter else { return nil }
        // Mp and nt in Greek are b and d.
        if bare.hasPrefix("μπ") { return "b" }
        if bare.hasPrefix("ντ") { return "t" }
        return sounds.first { $0.letters.contains(first) }?.sound ?? first
    }

    /// Letters that stand for one another when a name is written in another alphabet. Vowels are one, as Arabic leaves them out.
    private static let sounds: [(sound: Character, letters: String)] = [
        ("a", "aeiouαεηιουωаеиіїоуєэюяыاع"), ("b", "bpvwfβπφбпвфبپوف"), ("g", "gjyγгґжйجيگژغ"),
        ("k", "kqcκξкчхcxقكچ"), ("h", "hχحخه"), ("t", "dtθδτдтتثدذضط"), ("s", "szσζψсзшщцسشصزظ"), ("m", "mμмم"),
        ("n", "nνнن"), ("l", "lλлل"), ("r", "rρрر"),
    ]
}
