import Deliberation
import Web

/// A refusal in the reader's words, at the field that mends it.
struct PanelWording {
    let words: Words

    func errors(_ refusal: PanelRefusal) -> FormErrors {
        let (field, text) = wording(refusal)
        return FormErrors(field, text)
    }

    private func wording(_ refusal: PanelRefusal) -> (field: String, text: String) {
        switch refusal {
        case .titleWrong(let most): ("title", limit("title", most))
        case .taskWrong(let most): ("task", limit("task", most))
        case .sourceWrong(let most): ("source", limit("source", most))
        case .sizeWrong(let sizes):
            (
                "size",
                words(
                    "panels.refused.size",
                    ["least": words.number(sizes.lowerBound), "most": words.number(sizes.upperBound)])
            )
        case .closesWrong: ("closes", words("panels.refused.closes"))
        case .quotasMissing: ("age-16-24-least", words("panels.refused.quotas"))
        case .quotaWrong(let trait, let value, let size):
            ("\(trait.rawValue)-\(value)-least", limit("quota", size))
        case .quotaSumWrong(let trait, let size):
            (
                "\(trait.rawValue)-\(trait.values[0])-least",
                words(
                    "panels.refused.sum",
                    ["trait": words("panels.trait.\(trait.rawValue)"), "size": words.number(size)])
            )
        case .answerMissing(let trait): (trait.rawValue, words("panels.refused.answer"))
        case .full(let most): ("signup", limit("full", most))
        case .tooFewVolunteers(let are, let needed):
            (
                "lead",
                words("panels.refused.few", ["are": words.number(are), "needed": words.number(needed)])
            )
        case .quotasConflict(let relaxed): ("lead", conflict(relaxed))
        case .unsolved: ("lead", words("panels.refused.unsolved"))
        case .listChanged: ("lead", words("panels.refused.changed"))
        case .numbersWrong(let most): ("numbers", limit("numbers", most))
        case .notNow, .notYours: ("lead", words("panels.refused.now"))
        }
    }

    private func conflict(_ relaxed: [Sortition.Quota]) -> String {
        let ways = relaxed.map { words.quota($0) }.joined(separator: words("panels.separator"))
        return words("panels.refused.conflict", ["ways": ways])
    }

    private func limit(_ key: String, _ most: Int) -> String {
        words("panels.refused.\(key)", ["most": words.number(most)])
    }
}

extension Words {
    /// `Newcomers: 3–5`
    func quota(_ quota: Sortition.Quota) -> String {
        self(
            "panels.quota",
            [
                "value": value(quota.trait, quota.value), "least": number(quota.range.lowerBound),
                "most": number(quota.range.upperBound),
            ])
    }

    func value(_ trait: String, _ value: String) -> String { self("panels.value.\(trait)-\(value)") }
}
