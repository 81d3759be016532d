import Web

/// A refusal in the reader's words, at the field that mends it.
struct SurveyWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: SurveyRefusal) -> FormErrors {
        let (field, text) = wording(refusal)
        return FormErrors(field, text)
    }

    private func wording(_ refusal: SurveyRefusal) -> (field: String, text: String) {
        switch refusal {
        case .titleWrong(let most): ("title", limit("title", most))
        case .purposeTooLong(let most): ("purpose", limit("purpose", most))
        case .nothingAsked: ("scale", words("survey.refused.nothing"))
        case .tooMuchAsked(let most): ("scale", limit("much", most))
        case .questionTooLong(let most): ("questions", limit("question", most))
        case .questionsTooMany(let most): ("questions", limit("questions", most))
        case .partsWrong(let most): ("parts", limit("parts", most))
        case .daysWrong(let wave): ("\(wave.rawValue)-opens", words("survey.refused.days"))
        case .codeWrong(let field): (field, words("survey.refused.code.\(field)"))
        case .notOpen, .notBegun, .answerWrong: ("title", words("survey.notOpen"))
        }
    }

    private func limit(_ key: String, _ most: Int) -> String {
        words("survey.refused.\(key)", ["most": words.number(most)])
    }
}
