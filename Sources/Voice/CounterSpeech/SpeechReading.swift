import Speech

/// What the classifier says of a text, for whoever triages: which to look at first, and why. It decides nothing.
struct SpeechReading: Sendable, Equatable {
    let language: String?
    let level: Level
    /// The probability that a text like this was labelled hateful, of a thousand.
    let perMille: Int
    /// The words that raised the score most, in the order of the text.
    let words: [String]
    let groups: [IdentityGroup]

    enum Level: String, Sendable, CaseIterable {
        case urgent, review, none, unread

        /// The most pressing first.
        var rank: Int {
            switch self {
            case .urgent: 0
            case .review: 1
            case .unread: 2
            case .none: 3
            }
        }
    }

    /// Words shown as the reason of a score, at most.
    static let mostWords = 8

    /// - language: as the reporter says; nil: it is guessed
    init(_ text: String, language said: String?, model: SpeechModel?) {
        let code = said ?? model?.guess.language(of: text)
        language = code
        guard !text.isEmpty, let model, let code,
            let (score, spans) = model.explainedScore(text, language: code)
        else {
            (level, perMille, words, groups) = (.unread, 0, [], [])
            return
        }
        level = Level(rawValue: score.triage.rawValue) ?? .unread
        perMille = Int((score.hateful * 1000).rounded())
        groups = score.groups
        let scalars = Array(text.unicodeScalars)
        words = spans.filter { $0.range.upperBound <= scalars.count }.strongest(Self.mostWords).map { span in
            var word = String.UnicodeScalarView()
            word.append(contentsOf: scalars[span.range])
            return String(word)
        }
    }
}
