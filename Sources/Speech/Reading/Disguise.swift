/// How words are written so that filters miss them, and what stands for what we leave out.
enum Disguise {
    static let mention = Array("@user".unicodeScalars.map(\.value))
    static let address = Array("url:".unicodeScalars.map(\.value))

    /// Signs that stand for a letter between letters: @ for a, $ for s, ! and | for i, * for any.
    static let signs: Set<UInt32> = [0x40, 0x24, 0x21, 0x2A, 0x7C]

    /// Digits and signs that look like a letter.
    private static let lookAlikes: [UInt32: UInt32] = [
        0x30: 0x6F, 0x31: 0x69, 0x33: 0x65, 0x34: 0x61, 0x35: 0x73, 0x37: 0x74, 0x38: 0x62,
        0x24: 0x73, 0x21: 0x69, 0x7C: 0x69,
    ]

    /// An apostrophe within a word is left out; other signs stay until the whole word is known.
    static func folded(_ sign: UInt32) -> UInt32 { sign == 0x2019 ? 0x27 : sign }

    static func isAddress(_ letters: [UInt32]) -> Bool {
        letters == url || letters == http || letters == https || letters == www
    }

    private static let http = Array("http".unicodeScalars.map(\.value))
    private static let https = Array("https".unicodeScalars.map(\.value))
    private static let www = Array("www".unicodeScalars.map(\.value))
    private static let url = Array("urlmask".unicodeScalars.map(\.value))

    /// The word without disguise: look-alikes before a letter become letters, three equal letters become two.
    ///
    /// Digits at the end of a word are left as they are ("covid19").
    static func removed(from letters: [UInt32]) -> [UInt32] {
        let isMixed = letters.contains { $0 > 0x40 && $0 != 0x7C }
        let lastLetter = letters.lastIndex { $0 > 0x40 && $0 != 0x7C } ?? 0
        var plain: [UInt32] = []
        for (index, letter) in letters.enumerated() where letter != 0x27 {
            var value = letter
            if isMixed, index < lastLetter { value = lookAlikes[letter] ?? letter }
            if value == 0x40 { value = 0x61 }
            if isMixed, plain.count >= 2, plain[plain.count - 1] == value, plain[plain.count - 2] == value { continue }
            plain.append(value)
        }
        return plain
    }
}
