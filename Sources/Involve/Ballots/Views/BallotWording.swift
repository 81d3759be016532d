import Web

/// A refusal in the reader's words, at the field that mends it.
struct BallotWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: BallotRefusal) -> FormErrors {
        let (field, text) = wording(refusal)
        return FormErrors(field, text)
    }

    func text(_ refusal: BallotRefusal) -> String { wording(refusal).text }

    private func wording(_ refusal: BallotRefusal) -> (field: String, text: String) {
        switch refusal {
        case .questionWrong(let most): ("question", limit("question", most))
        case .optionsWrong(let most): ("options", limit("options", most))
        case .optionWrong(let most): ("options", limit("option", most))
        case .lastDayWrong: ("last-day", words("ballot.refused.lastDay"))
        case .listWrong: ("file", words("ballot.refused.list"))
        case .addressWrong(let line): ("list", words("ballot.refused.address", ["line": words.number(line)]))
        case .rollEmpty: ("list", words("ballot.refused.empty"))
        case .tooEarly(let day): ("ballot", words("ballot.refused.early", ["day": words.date(day)]))
        case .notNow, .notFound, .notYours: ("ballot", words("ballot.say.notNow"))
        case .notOnRoll: ("blinded", words("ballot.say.notOnRoll"))
        case .issuedToOtherDevice: ("blinded", words("ballot.say.issuedToOtherDevice"))
        case .blindedWrong: ("blinded", words("ballot.refused.blinded"))
        case .credentialWrong: ("ballot", words("ballot.refused.credential"))
        case .choiceWrong: ("ballot", words("ballot.say.choiceWrong"))
        case .castOtherwise: ("ballot", words("ballot.say.castOtherwise"))
        }
    }

    private func limit(_ key: String, _ most: Int) -> String {
        words("ballot.refused.\(key)", ["most": words.number(most)])
    }
}
