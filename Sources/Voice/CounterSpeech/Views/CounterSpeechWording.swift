import Web

/// A refusal in the reader's words, at the field that mends it.
struct CounterSpeechWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: CounterSpeechRefusal) -> FormErrors {
        let (field, text) = wording(refusal)
        return FormErrors(field, text)
    }

    private func wording(_ refusal: CounterSpeechRefusal) -> (field: String, text: String) {
        switch refusal {
        case .contentMissing: ("text", words("counter.refused.content"))
        case .textTooLong(let most): ("text", limit("text", most))
        case .linkWrong: ("link", words("counter.refused.link"))
        case .pictureWrong: ("picture", words("counter.refused.picture"))
        case .pictureTooLarge(let megabytes): ("picture", limit("size", megabytes))
        case .descriptionMissing(let most): ("description", limit("description", most))
        case .reasonMissing(let most): ("reason", limit("reason", most))
        case .titleWrong(let most): ("title", limit("title", most))
        case .groundMissing: ("grounds", words("counter.refused.ground"))
        case .noteWrong(let most): ("note", limit("note", most))
        case .factorsMissing: ("chosen", words("counter.refused.factors"))
        case .whyMissing(let most): ("why", limit("why", most))
        case .senderMissing: ("sender", words("counter.refused.sender"))
        case .addresseeWrong: ("contact", words("counter.refused.addressee"))
        case .outcomeMissing: ("outcome", words("counter.refused.outcome"))
        case .daysWrong:
            (
                "days",
                words(
                    "counter.refused.days",
                    [
                        "least": words.number(Terms.range.lowerBound),
                        "most": words.number(Terms.range.upperBound),
                    ])
            )
        case .decidedAlready: ("state", words("counter.refused.decided"))
        case .ownAssessment: ("state", words("counter.refused.own"))
        case .notNow, .notYours: ("state", words("counter.refused.now"))
        }
    }

    private func limit(_ key: String, _ most: Int) -> String {
        words("counter.refused.\(key)", ["most": words.number(most)])
    }
}

extension Words {
    /// A telephone number or a code, kept together among words read from the right (Unicode UAX 9, LRI and PDI).
    func leftToRight(_ text: String) -> String { "\u{2066}\(text)\u{2069}" }
}
