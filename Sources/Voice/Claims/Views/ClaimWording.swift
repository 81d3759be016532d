import Web

/// A refusal in the reader's words, at the field that mends it.
struct ClaimWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: ClaimRefusal) -> FormErrors {
        switch refusal {
        case .unfair(let failed):
            var errors = FormErrors()
            for test in failed { errors.add("fairness", words("claim.mend.\(test.rawValue)")) }
            return errors
        default:
            let (field, text) = wording(refusal)
            return FormErrors(field, text)
        }
    }

    private func wording(_ refusal: ClaimRefusal) -> (field: String, text: String) {
        switch refusal {
        case .quoteWrong(let most): ("quote", limit("quote", most))
        case .nameWrong(let field, let most): (field, limit("name", most))
        case .linkWrong: ("link", words("claim.refused.link"))
        case .dayWrong(let field): (field, words("claim.refused.day"))
        case .entryWrong(let most): ("text", limit("entry", most))
        case .entriesFull(let most): ("text", limit("entries", most))
        case .reasonMissing(let most): ("reason", limit("reason", most))
        case .ownClaim: ("state", words("claim.refused.own"))
        case .reviewedAlready: ("state", words("claim.refused.reviewed"))
        case .replyWrong(let most): ("reply", limit("reply", most))
        case .addressWrong: ("address", words("claim.refused.address"))
        case .correctionMissing(let most): ("correction", limit("correction", most))
        case .unfair, .notNow, .notYours: ("state", words("claim.refused.now"))
        }
    }

    private func limit(_ key: String, _ most: Int) -> String {
        words("claim.refused.\(key)", ["most": words.number(most)])
    }
}
