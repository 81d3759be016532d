import Kernel

/// How hard a text is to read, roughly, and which of its words have plainer ones.
///
/// LIX: mean sentence length plus the percentage of long words. It needs no syllables, so it serves several languages;
/// what it cannot see are hard ideas in short words. Words count as long from seven letters on, in Arabic, which writes
/// few vowels, from six (our choice, not validated).
///
/// Source: C.-H. Björnsson, Läsbarhet, 1968; J. Anderson, Journal of Reading 26 (1983) 490–496, for the levels.
public struct Readability: Sendable, Equatable {
    public let words: Int
    public let sentences: Int
    public let longWords: Int

    public enum Level: String, Sendable, CaseIterable {
        case easy, medium, hard
    }

    public init(_ text: String, in language: Language) {
        let long = language == .arabic ? 6 : 7
        var words = 0
        var longWords = 0
        var sentences = 0
        var letters = 0
        var wordsInSentence = 0
        func endWord() {
            guard letters > 0 else { return }
            words += 1
            wordsInSentence += 1
            if letters >= long { longWords += 1 }
            letters = 0
        }
        func endSentence() {
            endWord()
            if wordsInSentence > 0 { sentences += 1 }
            wordsInSentence = 0
        }
        for character in text {
            if character.isLetter || character.isNumber || character == "'" || character == "’" {
                letters += 1
            } else if ".!?;:؟؛·\n".contains(character) {
                endSentence()
            } else {
                endWord()
            }
        }
        endSentence()
        self.words = words
        self.sentences = sentences
        self.longWords = longWords
    }

    /// LIX; 0 without words.
    public var index: Double {
        guard words > 0, sentences > 0 else { return 0 }
        return Double(words) / Double(sentences) + 100 * Double(longWords) / Double(words)
    }

    /// Below 40 like fiction, from 55 on like laws.
    public var level: Level {
        index < 40 ? .easy : index < 55 ? .medium : .hard
    }
}

/// Words of offices with plainer ones beside them: our own short lists.
public enum PlainWords {
    private static let lists: [String: [(officialese: String, plain: String)]] = [
        "en": [
            ("pursuant to", "under"), ("prior to", "before"), ("subsequent to", "after"), ("in order to", "to"),
            ("commence", "start"), ("terminate", "end"), ("utilise", "use"), ("utilize", "use"),
            ("in the event that", "if"), ("with regard to", "about"), ("in respect of", "about"),
            ("notwithstanding", "despite"), ("hereinafter", "from here on"), ("aforementioned", "this"),
            ("implementation", "doing"), ("facilitate", "help"), ("endeavour", "try"),
            ("competent authority", "office"),
            ("beneficiaries", "people"), ("stakeholders", "those concerned"),
        ],
        "ro": [
            ("în conformitate cu", "după"), ("în vederea", "pentru"), ("anterior", "înainte"),
            ("ulterior", "după aceea"),
            ("în cazul în care", "dacă"), ("cu privire la", "despre"), ("referitor la", "despre"),
            ("demararea", "începerea"), ("soluționarea", "rezolvarea"), ("implementarea", "punerea în practică"),
            ("beneficiarii", "oamenii"), ("susmenționat", "acest"), ("a efectua", "a face"), ("în temeiul", "după"),
            ("obligativitatea", "obligația"), ("petentul", "cine întreabă"),
        ],
        "el": [
            ("σύμφωνα με τις διατάξεις", "με βάση τον νόμο"), ("προκειμένου να", "για να"),
            ("προγενέστερα", "πριν"), ("μεταγενέστερα", "μετά"), ("αναφορικά με", "για"), ("όσον αφορά", "για"),
            ("υλοποίηση", "εφαρμογή"), ("διεκπεραίωση", "ολοκλήρωση"), ("εν λόγω", "αυτός"),
            ("προβαίνουμε σε", "κάνουμε"), ("ωφελούμενοι", "άνθρωποι"), ("δυνάμει", "με βάση"),
            ("καθίσταται", "γίνεται"), ("εντός", "μέσα σε"),
        ],
        "ar": [
            ("وفقاً لأحكام", "حسب"), ("بموجب", "حسب"), ("فيما يتعلق", "عن"), ("بغية", "لكي"), ("من أجل", "لـ"),
            ("المذكور أعلاه", "هذا"), ("يتعين", "يجب"), ("الشروع في", "بدء"), ("استكمال", "إنهاء"),
            ("الجهات المعنية", "المكاتب"), ("المستفيدين", "الناس"), ("تفعيل", "تشغيل"),
        ],
    ]

    /// What was found, in the order of the list.
    public static func suggestions(for text: String, in language: Language) -> [(officialese: String, plain: String)] {
        let folded = foldedForSearch(text)
        return (lists[language.code] ?? []).filter { folded.contains(foldedForSearch($0.officialese)) }
    }
}
