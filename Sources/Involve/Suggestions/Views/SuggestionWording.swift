import Web

/// A refusal in the reader's words, at the field that mends it.
struct SuggestionWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: SuggestionRefusal) -> FormErrors {
        let (field, text) = wording(refusal)
        return FormErrors(field, text)
    }

    /// The message key for a refusal that is told on the next page.
    static func flash(_ refusal: SuggestionRefusal) -> String {
        switch refusal {
        case .sourceStillOpen: "suggestion.refused.open"
        case .withdrawn: "suggestion.refused.withdrawn"
        default: "suggestion.refused.draft"
        }
    }

    private func wording(_ refusal: SuggestionRefusal) -> (field: String, text: String) {
        switch refusal {
        case .titleMissing(let most): ("title", words("suggestion.refused.title", count: most))
        case .introductionTooLong(let most): ("introduction", words("suggestion.refused.long", count: most))
        case .askMissing(let most): ("pick", words("suggestion.refused.ask", count: most))
        case .tooManyAsks(let most): ("pick", words("suggestion.refused.asks", count: most))
        case .addresseeMissing: ("institution", words("suggestion.refused.addressee"))
        case .sourceStillOpen: ("title", words("suggestion.refused.open"))
        case .notADraft: ("title", words("suggestion.refused.draft"))
        case .withdrawn: ("reasons", words("suggestion.refused.withdrawn"))
        case .changedMeanwhile: ("title", words("suggestion.refused.changed"))
        case .reasonsMissing(let most): ("reasons", words("answer.refused.reasons", count: most))
        case .dayMissing: ("until", words("answer.refused.day"))
        case .forwardMissing: ("forwardedTo", words("answer.refused.forward"))
        case .answeredAlready: ("reasons", words("answer.refused.already"))
        case .notAddressed: ("reasons", words("answer.refused.addressed"))
        }
    }
}
