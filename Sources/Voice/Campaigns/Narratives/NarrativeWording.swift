import Web

/// A refusal in the reader's words, at the field that mends it.
struct NarrativeWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: NarrativeRefusal) -> FormErrors {
        switch refusal {
        case .textWrong(let most): FormErrors("text", limit("text", most))
        case .sourcesWrong(let most): FormErrors("sources", limit("sources", most))
        case .reasonMissing(let most): FormErrors("reason", limit("reason", most))
        case .decidedAlready: FormErrors("main", words("narratives.refused.decided"))
        case .notYours: FormErrors("organisation", words("narratives.refused.yours"))
        }
    }

    private func limit(_ key: String, _ most: Int) -> String {
        words("narratives.refused.\(key)", ["most": words.number(most)])
    }
}
