extension ScoreLine {
    /// The line that `citizentime speech answer` gives, fields in a fixed order.
    ///
    /// `lang` is `und` where none was given and the text has no letters.
    public var cards: String {
        let found = Answering(text, language: language)
        let claims = found.claims.map(Self.card)
        return "{\"id\":\(Self.quoted(id)),\"lang\":\"\(found.language ?? "und")\",\"claims\":["
            + claims.joined(separator: ",") + "]}"
    }

    private static func card(_ found: Answering.Found) -> String {
        let sources = ArgumentLibrary.shipped.sources(of: found.claim).map {
            quoted("\($0.publisher), \($0.title) (\($0.year))")
        }
        let answers = found.answers.map {
            "{\"id\":\(quoted($0.id)),\"tone\":\"\($0.tone.rawValue)\",\"lang\":\"\($0.language)\""
                + ",\"text\":\(quoted($0.text)),\"sources\":[\(sources.joined(separator: ","))]}"
        }
        return "{\"claim\":\(quoted(found.claim.id)),\"score\":\(rounded(found.score))"
            + ",\"answers\":[\(answers.joined(separator: ","))]}"
    }
}
