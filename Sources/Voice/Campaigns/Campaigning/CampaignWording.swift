import Web

/// A refusal in the reader's words, at the field that mends it.
struct CampaignWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: CampaignRefusal) -> FormErrors {
        switch refusal {
        case .titleWrong(let most): FormErrors("title", limit("title", most))
        case .textWrong(let field, let most): FormErrors(field.rawValue, limit("text", most))
        case .tooEarly: FormErrors("main", words("campaigns.refused.early"))
        case .changed: FormErrors("main", words("campaigns.refused.changed"))
        case .materialWrong(let most): FormErrors("material", limit("title", most))
        case .linkWrong(let most): FormErrors("link", limit("link", most))
        case .dayWrong: FormErrors("day", words("campaigns.refused.day"))
        case .sourceUnknown: FormErrors("source", words("campaigns.refused.source"))
        case .full(let most): FormErrors("main", limit("full", most))
        case .measureWrong(let problem): FormErrors("measures", measure(problem))
        case .measuresMissing: FormErrors("measures", words("campaigns.refused.measures"))
        case .materialMissing: FormErrors("lessons", words("campaigns.refused.material"))
        case .lessonsMissing: FormErrors("lessons", words("campaigns.refused.lessons"))
        case .closedAlready, .notYours: FormErrors("main", words("campaigns.refused.closed"))
        }
    }

    private func measure(_ problem: MeasureTable.Problem) -> String {
        words(
            "campaigns.refused.measure.\(problem.column.rawValue)", ["line": words.number(problem.line)])
    }

    private func limit(_ key: String, _ most: Int) -> String {
        words("campaigns.refused.\(key)", ["most": words.number(most)])
    }
}
