import Web

/// A refusal in the reader's words, at the field that mends it.
struct LocalInitiativeWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: LocalInitiativeRefusal) -> FormErrors {
        let (field, text) = wording(refusal)
        return FormErrors(field, text)
    }

    private func wording(_ refusal: LocalInitiativeRefusal) -> (field: String, text: String) {
        switch refusal {
        case .titleWrong(let most): ("title", limit("title", most))
        case .whatWrong(let most): ("what", limit("what", most))
        case .datesWrong: ("until-day", words("neighbours.refused.dates"))
        case .needMissing: ("need-what-1", words("neighbours.refused.need-missing"))
        case .needWrong(let line, let most): ("need-what-\(line)", limit("need", most))
        case .wantedWrong(let line, let most): ("need-wanted-\(line)", limit("wanted", most))
        case .taskWrong(let most): ("task", limit("task", most))
        case .linesFull(let most): ("task", limit("lines", most))
        case .amountWrong(let left, let kind): ("amount", limit("amount", left / kind.unit))
        case .covered: ("amount", words("neighbours.refused.covered"))
        case .offeredAlready: ("amount", words("neighbours.refused.offered"))
        case .wordTooLong(let field, let most): (field, limit("word", most))
        case .decidedAlready: ("offers", words("neighbours.refused.decided"))
        case .taskTaken: ("tasks", words("neighbours.refused.taken"))
        case .storyWrong(let most): ("story", limit("story", most))
        case .reasonMissing(let most): ("reason", limit("reason", most))
        case .pictureWrong: ("picture", words("neighbours.refused.picture"))
        case .pictureTooLarge(let megabytes): ("picture", limit("picture-size", megabytes))
        case .picturesFull(let most): ("picture", limit("pictures", most))
        case .descriptionMissing(let most): ("description", limit("description", most))
        case .notNow, .notYours: ("phase", words("neighbours.refused.now"))
        }
    }

    private func limit(_ key: String, _ most: Int) -> String {
        words("neighbours.refused.\(key)", ["most": words.number(most)])
    }
}
