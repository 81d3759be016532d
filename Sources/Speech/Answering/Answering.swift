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

    /// - language: a code of `SpeechLanguages` if known; otherwise it is guessed
    /// - reader: the language of the cards; where it is nil, that of the text
    public init(_ text: String, language: String? = nil, reader: String? = nil) {
        let library = ArgumentLibrary.shipped
        let known = language ?? SpeechModel.shipped?.guess.language(of: text)
        let code = known ?? "en"
        self.language = known
        claims = ArgumentFile.of(code).index.ranked(text, language: code).prefix(Self.most).map { found in
            let claim = library.claims[found.claim]
            return Found(
                claim: claim, score: found.score, answers: library.answers(to: claim.id, in: reader ?? code))
        }
    }
}
