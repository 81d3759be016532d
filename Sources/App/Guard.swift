import Community
import Kernel
import Speech

/// What the product reads a text with before others do: it orders and warns, and decides nothing.
enum Guard {
    /// How pressing a text is, by the thresholds of the model that comes with the product: its paragraphs are read one by
    /// one, as short as what the model has learnt from, and the worst counts.
    static let screening: Screening = { text, language in
        guard let model = SpeechModel.shipped else { return .nothing }
        var (worst, words, groups): (Triage, [Range<Int>], Set<String>) = (.none, [], [])
        var start = 0
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let read = reading(String(paragraph), language, model)
            groups.formUnion(read.groups)
            if read.triage > worst { (worst, words) = (read.triage, []) }
            if read.triage == worst { words += read.words.map { $0.lowerBound + start..<$0.upperBound + start } }
            start += paragraph.unicodeScalars.count + 1
        }
        return Screened(triage: worst, words: words, groups: groups.sorted())
    }

    /// People write in whichever language they like, not always in that of the page: a text is read in the one that it
    /// looks like, where it is long enough to tell or has other letters.
    static func code(of text: String, _ language: Language, _ model: SpeechModel) -> String {
        let guessed = model.guess.language(of: text)
        let hasOwnLetters = guessed.map {
            ["ar", "el", "uk"].contains($0) != ["ar", "el", "uk"].contains(language.code)
        }
        let isClear = text.count >= telling || hasOwnLetters == true
        return isClear ? guessed ?? language.code : language.code
    }

    private static func reading(_ text: String, _ language: Language, _ model: SpeechModel) -> Screened {
        let code = code(of: text, language, model)
        guard let (score, spans) = model.explainedScore(text, language: code) else { return .nothing }
        let triage = Triage(score.triage, of: text, naming: score.groups)
        return Screened(
            triage: triage, words: triage == .none ? [] : spans.strongest(most).map(\.range),
            groups: score.groups.map(\.rawValue))
    }

    /// Characters from which the language can be told. A guess to be measured.
    private static let telling = 60

    /// Words that are marked; more would mark everything.
    private static let most = 6

    static let pasted: PastedTexts.Finder = { posted in
        PastedCampaign.find(
            posted.map { PastedCampaign.Post(text: $0.text, author: $0.author, time: $0.at.milliseconds) }
        ).map { PastedTexts(texts: $0.posts, authors: $0.authors) }
    }

    static let personalData: PersonalDataFinder = { text, _ in
        PersonalData.find(in: text).map { finding in
            let start = text.unicodeScalars.distance(from: text.startIndex, to: finding.range.lowerBound)
            let length = text[finding.range].unicodeScalars.count
            return PersonalFinding(PersonalFinding.Kind(finding.kind), at: start..<start + length)
        }
    }
}

extension Triage {
    /// Words of a text from which a model can tell that it presses, where it names no group: "Until midnight." once scored
    /// like hatred. Our choice.
    private static let fewestWords = 5

    init(_ triage: SpeechModel.Triage, of text: String, naming groups: [IdentityGroup]) {
        let isTelling = !groups.isEmpty || text.split(separator: " ").count >= Self.fewestWords
        let triage = Triage(triage)
        self = isTelling ? triage : min(triage, .review)
    }

    private init(_ triage: SpeechModel.Triage) {
        switch triage {
        case .none: self = .none
        case .review: self = .review
        case .urgent: self = .urgent
        }
    }
}

extension PersonalFinding.Kind {
    init(_ kind: PersonalData.Kind) {
        switch kind {
        case .address: self = .address
        case .bankAccount: self = .account
        case .email: self = .email
        case .identityNumber: self = .identity
        case .phone: self = .phone
        }
    }
}
