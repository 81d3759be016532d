/// Which claims a hostile text makes, and what can be answered: cards from which a person picks.
public struct Answering: Sendable {
    /// Cards shown at most: three to five are read, more are not (our choice).
    public static let most = 5

    public struct Found: Sendable {
        public var claim: HostileClaim
        /// Between 0 and 1; orders the cards, and is no probability.
        public var score: Double
        public var answers: [ShippedAnswer]
    }

    /// The language that was told or guessed; nil for a text without letters.
    public let language: String?
    /// Nearest first; at most `most`.
    public let claims: [Found]

    /// - language: a code of `SpeechLanguages` if known; otherwise it is guessed, and where the text is nearer to what
    ///   people say in the reader's language, that one is taken: a few words are easily mistaken for another language
    /// - reader: the language of the cards; where it is nil, that of the text
    public init(_ text: String, language: String? = nil, reader: String? = nil) {
        let library = ArgumentLibrary.shipped
        let guess = language ?? SpeechModel.shipped?.guess.language(of: text)
        var (code, ranked) = (guess ?? "en", Self.ranked(text, guess ?? "en"))
        if language == nil, guess != nil, let reader, SpeechLanguages.number(reader) != nil, reader != code {
            let other = Self.ranked(text, reader)
            if (other.first?.score ?? 0) > (ranked.first?.score ?? 0) { (code, ranked) = (reader, other) }
        }
        self.language = guess == nil ? nil : code
        claims = ranked.prefix(Self.most).map { found in
            let claim = library.claims[found.claim]
            return Found(
                claim: claim, score: found.score, answers: library.answers(to: claim.id, in: reader ?? code))
        }
    }

    private static func ranked(_ text: String, _ code: String) -> [(claim: Int, score: Double)] {
        ArgumentFile.of(code).index.ranked(text, language: code)
    }
}
